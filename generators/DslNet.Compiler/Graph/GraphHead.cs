namespace DslNet.Compiler.Graph;

/// <summary>An output of the network, with its loss.</summary>
/// <param name="Name">As the user named it, or null where the network has one output.</param>
/// <param name="Source">Its value.</param>
/// <param name="Loss">Its own loss, or null for the attribute's.</param>
/// <param name="Weight">The weight of its loss in the trained sum.</param>
public sealed record GraphHead(string? Name, GraphSource Source, LossKind? Loss = null, float Weight = 1);
