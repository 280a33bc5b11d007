namespace DslNet;

/// <summary>An argument of a layer under the name of its parameter in the DSL.</summary>
/// <param name="Name">Such as <c>units</c>.</param>
/// <param name="Value">
/// An int, float, bool, text or null, an <see cref="Init"/>, <see cref="Padding"/>, <see cref="Axis"/>, <see cref="Interpolation"/>, <see cref="Range"/> or
/// <see cref="LearnedNumber"/>, a scalar function, a block, the cell of a recurrence, or the identity of a shared block.
/// </param>
public sealed record LayerArgument(string Name, object? Value)
{
    /// <summary>For example <c>units: 128</c>.</summary>
    public override string ToString() => $"{Name}: {CanonicalText.Of(Value)}";
}
