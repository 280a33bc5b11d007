using System.Globalization;

namespace DslNet.Kernels.Driver;

/// <summary>Validates a batch before anything is written. Every message names the parameter, the expected and the actual value.</summary>
internal static class BatchChecks
{
    /// <summary>The number of rows in an input.</summary>
    /// <exception cref="ArgumentException">It is empty, or no whole number of rows.</exception>
    public static int Rows(ReadOnlySpan<float> input, int inputSize)
    {
        if (input.IsEmpty)
        {
            throw Wrong(nameof(input), $"Expected at least one row of {inputSize} numbers, but got 0 numbers.");
        }

        if (input.Length % inputSize != 0)
        {
            throw Wrong(nameof(input), $"Expected whole rows of {inputSize} numbers, but got {input.Length} numbers.");
        }

        return input.Length / inputSize;
    }

    /// <exception cref="ArgumentException">There are more rows than the network took memory for.</exception>
    public static void Fits(int rows, int batchSize)
    {
        if (rows > batchSize)
        {
            throw Wrong("input", $"Expected at most {batchSize} rows, the network's batch size, but got {rows}.");
        }
    }

    /// <exception cref="ArgumentException">Batch statistics need at least two rows.</exception>
    public static void EnoughForStatistics(int rows, string layer)
    {
        if (rows < 2)
        {
            throw Wrong("input", $"Expected at least 2 rows, because {layer} normalises by the batch in training, but got {rows}. Eval() or Predict take single rows.");
        }
    }

    /// <exception cref="ArgumentException">The length isn't rows × <paramref name="width"/>.</exception>
    public static void Length(int length, int rows, int width, string parameter)
    {
        if (length != (long)rows * width)
        {
            throw Wrong(parameter, $"Expected {(long)rows * width} numbers, {width} for each of {rows} rows, but got {length}.");
        }
    }

    /// <exception cref="ArgumentException">The length is another one.</exception>
    public static void Exactly(int length, int expected, string parameter, string what)
    {
        if (length != expected)
        {
            throw Wrong(parameter, $"Expected {expected} numbers, one for each of the network's {what}, but got {length}.");
        }
    }

    /// <exception cref="ArgumentException">Their number is wrong, or one isn't from 0 to <paramref name="classes"/> − 1.</exception>
    public static void Labels(ReadOnlySpan<int> labels, int rows, int perRow, int classes, int? ignored = null)
    {
        if (labels.Length != (long)rows * perRow)
        {
            throw Wrong(nameof(labels), $"Expected {(long)rows * perRow} labels, {perRow} for each of {rows} rows, but got {labels.Length}.");
        }

        for (int i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classes && labels[i] != ignored)
            {
                throw NoLabel(i, labels[i], classes, ignored);
            }
        }
    }

    /// <exception cref="ArgumentException">There isn't one for each row, or one is negative or not finite.</exception>
    public static void Weights(ReadOnlySpan<float> weights, int rows)
    {
        if (weights.Length != rows)
        {
            throw Wrong(nameof(weights), $"Expected {rows} weights, one for each row, but got {weights.Length}.");
        }

        for (int i = 0; i < weights.Length; i++)
        {
            if (!float.IsFinite(weights[i]) || weights[i] < 0)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(weights), string.Create(CultureInfo.InvariantCulture, $"Expected weights that are 0 or positive numbers, but weight {i} is {weights[i]}."));
            }
        }
    }

    private static ArgumentException Wrong(string parameter, FormattableString message) => new(FormattableString.Invariant(message), parameter);

    // A separate method, so that the loop over the labels has fewer locals.
    private static ArgumentOutOfRangeException NoLabel(int place, int label, int classes, int? ignored)
    {
        string none = ignored is { } other ? string.Create(CultureInfo.InvariantCulture, $", or {other} for none") : "";
        return new ArgumentOutOfRangeException("labels", string.Create(CultureInfo.InvariantCulture, $"Expected labels from 0 to {classes - 1}{none}, but label {place} is {label}."));
    }
}
