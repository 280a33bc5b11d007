namespace DslNet.Benchmarks.LibTorch;

/// <summary>Rows of noise with labels.</summary>
/// <param name="Rows">Rows.</param>
/// <param name="Shape">Of a row: steps, features.</param>
/// <param name="Input">Row by row.</param>
/// <param name="Labels">One for each row.</param>
internal sealed record Batch(int Rows, long[] Shape, float[] Input, int[] Labels)
{
    /// <summary>The same noise for the same sizes.</summary>
    public static Batch Of(int rows, int steps, int features)
    {
        Random random = new(1);
        float[] input = [.. Enumerable.Range(0, rows * steps * features).Select(_ => (2 * random.NextSingle()) - 1)];
        return new Batch(rows, [steps, features], input, [.. Enumerable.Range(0, rows).Select(row => row % Sizes.Classes)]);
    }
}
