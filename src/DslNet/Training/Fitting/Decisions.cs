namespace DslNet;

/// <summary>Argmax and thresholding of outputs and targets.</summary>
internal static class Decisions
{
    /// <summary>The index of each row's largest value (argmax); of equals the first.</summary>
    public static void LargestOf(ReadOnlySpan<float> values, int width, Span<int> indices)
    {
        for (int row = 0; row < indices.Length; row++)
        {
            ReadOnlySpan<float> candidates = values.Slice(row * width, width);
            int largest = 0;
            for (int i = 1; i < width; i++)
            {
                largest = candidates[i] > candidates[largest] ? i : largest;
            }

            indices[row] = largest;
        }
    }

    /// <summary>1 for each value of at least its threshold, else 0.</summary>
    public static void AtLeast(float[] thresholds, ReadOnlySpan<float> values, Span<int> decisions)
    {
        for (int i = 0; i < decisions.Length; i++)
        {
            decisions[i] = values[i] >= thresholds[i % thresholds.Length] ? 1 : 0;
        }
    }

    /// <summary>The decisions without those of some rows.</summary>
    public static int[] Without(HashSet<int> rows, int[] decisions, int perRow) =>
        rows.Count == 0 ? decisions : [.. decisions.Where((_, place) => !rows.Contains(place / perRow))];
}
