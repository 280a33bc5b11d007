namespace DslNet.Compiler.Graph;

/// <summary>An output of the network, and what it is trained by.</summary>
/// <param name="Name">As the user named it, or null where the network has one output.</param>
/// <param name="Source">The value that it shows.</param>
/// <param name="Loss">Its own loss, or null for the attribute's.</param>
/// <param name="Weight">The factor of its loss in the sum that is trained.</param>
public sealed record GraphHead(string? Name, GraphSource Source, LossKind? Loss = null, float Weight = 1);
