using System.Linq;

namespace DslNet.Compiler.Graph;

/// <summary>An input of the network.</summary>
/// <param name="Name">As the user named it, or null.</param>
/// <param name="Shape">Of one sample.</param>
public sealed record GraphInput(string? Name, Shape Shape)
{
    /// <summary>For example <c>Input(28, 28, 1, name: "photo")</c>.</summary>
    public override string ToString() =>
        $"Input({string.Join(", ", Shape.Extents.Select(InvariantText.Of))}{(Name is null ? "" : $", name: \"{Name}\"")})";
}
