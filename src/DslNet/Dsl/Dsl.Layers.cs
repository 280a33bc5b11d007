namespace DslNet;

/// <content>Layers.</content>
public static partial class Dsl
{
    /// <summary>Forgets the shape: [height, width, channels] becomes one row of numbers, in that order.</summary>
    public static Layer Flatten { get; } = new("Flatten");

    /// <summary>y = x·W + b: every unit sees every input. W is [in, out].</summary>
    /// <param name="units">Outputs; at least 1.</param>
    /// <param name="init">How the weights start.</param>
    /// <param name="bias">Whether there is a b.</param>
    /// <param name="name">What the layer is called; null for <c>dense1</c>, <c>dense2</c>, ….</param>
    /// <exception cref="ArgumentOutOfRangeException">The units are less than 1, or the name is no identifier.</exception>
    public static Layer Dense(int units, Init init = default, bool bias = true, string? name = null) => new(
        "Dense", new("units", DslChecks.AtLeast(1, units)), new("init", init), new("bias", bias), new("name", DslChecks.Name(name)));

    /// <summary>
    /// Normalises each feature by the batch's mean and variance (in eval by the running ones), then scales and shifts it.
    /// (S. Ioffe, C. Szegedy, 2015.)
    /// </summary>
    /// <param name="momentum">How much of a batch's statistics goes into the running ones; 0 to 1.</param>
    /// <param name="epsilon">Added to the variance; positive.</param>
    /// <param name="name">What the layer is called; null for <c>batchnorm1</c>, ….</param>
    /// <exception cref="ArgumentOutOfRangeException">The momentum isn't between 0 and 1, the epsilon isn't positive and finite, or the name is no identifier.</exception>
    public static Layer BatchNorm(float momentum = 0.1f, float epsilon = 1e-5f, string? name = null) => new(
        "BatchNorm", new("momentum", DslChecks.Share(momentum)), new("epsilon", DslChecks.Positive(epsilon)), new("name", DslChecks.Name(name)));

    /// <summary>
    /// In training sets each number to 0 with probability <paramref name="rate"/> and divides the others by 1 − rate; nothing in eval.
    /// (N. Srivastava and others, 2014.)
    /// </summary>
    /// <param name="rate">At least 0, less than 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It isn't at least 0 and less than 1.</exception>
    public static Layer Dropout(float rate) => new("Dropout", new LayerArgument("rate", DslChecks.Rate(rate)));
}
