namespace DslNet.Data;

/// <summary>An audio feature extractor as a transform of rows: each row is a sound.</summary>
internal sealed class AudioRows(int inputSize, int outputSize, Action<ReadOnlySpan<float>, Span<float>> compute) : IFeatureTransform
{
    public int InputSize => inputSize;

    public int OutputSize => outputSize;

    public void Apply(ReadOnlySpan<float> input, Span<float> output)
    {
        (int rows, int rest) = Math.DivRem(input.Length, inputSize);
        if (rest != 0)
        {
            throw new ArgumentException(FormattableString.Invariant($"Whole rows of {inputSize} samples are expected; {input.Length} values came."), nameof(input));
        }

        if (output.Length != (long)rows * outputSize)
        {
            throw new ArgumentException(FormattableString.Invariant($"{rows} rows of {outputSize} values are {(long)rows * outputSize} values; the output has room for {output.Length}."), nameof(output));
        }

        for (int row = 0; row < rows; row++)
        {
            compute(input.Slice(row * inputSize, inputSize), output.Slice(row * outputSize, outputSize));
        }
    }
}
