namespace DslNet;

/// <summary>A function from feature rows to feature rows, such as a standardizer. It has learned what it needs; applying it changes nothing in it.</summary>
public interface IFeatureTransform
{
    /// <summary>The number of features a row has before.</summary>
    int InputSize { get; }

    /// <summary>The number of features a row has afterwards.</summary>
    int OutputSize { get; }

    /// <summary>Transforms whole rows.</summary>
    /// <param name="input">Row-major [rows × <see cref="InputSize"/>].</param>
    /// <param name="output">Row-major [rows × <see cref="OutputSize"/>]; never overlaps <paramref name="input"/>.</param>
    void Apply(ReadOnlySpan<float> input, Span<float> output);
}
