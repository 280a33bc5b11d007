namespace DslNet;

/// <summary>A function from feature rows to feature rows, such as a standardizer. It is fitted already; applying it doesn't change it.</summary>
public interface IFeatureTransform
{
    /// <summary>The number of features of an input row.</summary>
    int InputSize { get; }

    /// <summary>The number of features of an output row.</summary>
    int OutputSize { get; }

    /// <summary>Transforms whole rows.</summary>
    /// <param name="input">Row-major [rows × <see cref="InputSize"/>].</param>
    /// <param name="output">Row-major [rows × <see cref="OutputSize"/>]; never overlaps <paramref name="input"/>.</param>
    void Apply(ReadOnlySpan<float> input, Span<float> output);
}
