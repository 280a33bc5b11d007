namespace DslNet;

/// <summary>
/// Penalties on the weights (not on biases or batch normalization): L1·Σ|w| + L2·Σw² is added to what is minimised,
/// so that gradients get L1·sign(w) + 2·L2·w. The loss that a network returns doesn't include them.
/// </summary>
/// <param name="L1">Factor of Σ|w|; 0 or positive.</param>
/// <param name="L2">Factor of Σw²; 0 or positive.</param>
/// <exception cref="ArgumentOutOfRangeException">A factor is negative, NaN or infinite.</exception>
public sealed record Regularization(float L1, float L2)
{
    /// <summary>Factor of Σ|w|; 0 or positive.</summary>
    public float L1 { get; init => field = Factor(value, nameof(L1)); } = Factor(L1, nameof(L1));

    /// <summary>Factor of Σw²; 0 or positive.</summary>
    public float L2 { get; init => field = Factor(value, nameof(L2)); } = Factor(L2, nameof(L2));

    /// <summary>No penalty.</summary>
    public static Regularization None { get; } = new(0, 0);

    /// <summary>All members as text, in the invariant culture.</summary>
    public override string ToString() => FormattableString.Invariant($"Regularization {{ L1 = {L1}, L2 = {L2} }}");

    private static float Factor(float factor, string name) =>
        float.IsFinite(factor) && factor >= 0 ? factor : throw OutOfRange.Of(name, factor, $"Expected {name} to be 0 or a positive number.");
}
