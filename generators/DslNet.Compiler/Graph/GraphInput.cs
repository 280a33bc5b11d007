using System.Collections.Generic;
using System.Linq;

namespace DslNet.Compiler.Graph;

/// <summary>An input of the network.</summary>
/// <param name="Name">As the user named it, or null.</param>
/// <param name="Shape">Of one sample, without its length; of tokens with their <see cref="Compiler.Shape.Vocabulary"/>.</param>
public sealed record GraphInput(string? Name, Shape Shape)
{
    /// <summary>Whether it is a sequence whose rows have lengths of their own: a row of the batch is its elements, then its length.</summary>
    public bool HasLengths { get; init; }

    /// <summary>Whether its elements are tokens.</summary>
    public bool IsTokens { get; init; }

    /// <summary>An input of tokens.</summary>
    public static GraphInput Tokens(string? name, int steps, int vocabulary, bool lengths = false) => new(name, Shape.Of(steps) with { Vocabulary = vocabulary }) { IsTokens = true, HasLengths = lengths };

    /// <summary>The shape of a row of the batch.</summary>
    public Shape Row => HasLengths ? Shape.Of(checked(Shape.Size + 1)) : Shape;

    /// <summary>For example <c>Input(28, 28, 1, name: "photo")</c> or <c>Tokens(40, vocabulary: 5000, lengths: true)</c>.</summary>
    public override string ToString() => $"{(IsTokens ? "Tokens" : "Input")}({string.Join(", ", Arguments)})";

    private IEnumerable<string> Arguments =>
    [
        .. Shape.Extents.Select(InvariantText.Of),
        .. IsTokens ? [$"vocabulary: {InvariantText.Of(Shape.Vocabulary)}"] : System.Array.Empty<string>(),
        .. HasLengths ? ["lengths: true"] : System.Array.Empty<string>(),
        .. Name is null ? System.Array.Empty<string>() : [$"name: \"{Name}\""],
    ];
}
