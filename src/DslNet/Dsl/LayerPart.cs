using System.Collections.Immutable;

namespace DslNet;

/// <summary>
/// One layer: the DSL's verb and all its arguments. Equal by value; functions are equal by reference, and shared blocks (<see cref="Dsl.Shared"/>) by which of
/// them are the same.
/// </summary>
/// <param name="Verb">Such as <c>Dense</c>.</param>
/// <param name="Arguments">In the verb's order, defaults filled in.</param>
public sealed record LayerPart(string Verb, ImmutableArray<LayerArgument> Arguments)
{
    /// <summary>
    /// The scalar function of <c>Activation(function)</c>, which can be called; null for a layer without one. A function with learned parameters is
    /// among the <see cref="Arguments"/> alone.
    /// </summary>
    public Func<float, float>? Function => Arguments.Select(argument => argument.Value).OfType<Func<float, float>>().FirstOrDefault();

    /// <summary>Whether it is a shared block, or one is inside it.</summary>
    internal bool HasShared => Arguments.Any(argument => argument.Value is SharedIdentity or Layer { HasShared: true } or NetCell { HasShared: true });

    private LayerPart Numbered => HasShared ? new SharedNumbers().Of(this) : this;

    /// <inheritdoc/>
    public bool Equals(LayerPart? other) => other is not null && Verb == other.Verb && Numbered.Arguments.SequenceEqual(other.Numbered.Arguments);

    /// <inheritdoc/>
    public override int GetHashCode() => Numbered.Arguments.Aggregate(Verb.GetHashCode(StringComparison.Ordinal), HashCode.Combine);

    /// <summary>For example <c>Dense(units: 128, init: Auto, bias: true, name: null)</c>.</summary>
    public override string ToString() => Arguments.IsEmpty ? Verb : $"{Verb}({string.Join(", ", Numbered.Arguments)})";
}
