namespace DslNet;

/// <summary>
/// The cells of a confusion matrix. Where there are far more cells than samples it is sparse, so that memory
/// and time are O(samples + classes) rather than O(classes²).
/// </summary>
internal sealed class ConfusionCounts
{
    private const int SmallTable = 1 << 16;

    private readonly int classes;
    private readonly int[]? table;
    private readonly SortedList<long, int>? cells;   // by truth · classes + predicted

    public ConfusionCounts(ReadOnlySpan<int> truth, ReadOnlySpan<int> predicted, int classes)
    {
        this.classes = classes;
        if ((long)classes * classes <= Math.Max(SmallTable, 4L * truth.Length))
        {
            table = new int[classes * classes];
            for (int i = 0; i < truth.Length; i++)
            {
                table[(truth[i] * classes) + predicted[i]]++;
            }

            return;
        }

        long[] places = new long[truth.Length];
        for (int i = 0; i < places.Length; i++)
        {
            places[i] = ((long)truth[i] * classes) + predicted[i];
        }

        // In order, so that each insertion is at the list's end.
        Array.Sort(places);
        cells = [];
        for (int i = 0, next; i < places.Length; i = next)
        {
            next = i + 1;
            while (next < places.Length && places[next] == places[i])
            {
                next++;
            }

            cells.Add(places[i], next - i);
        }
    }

    /// <summary>A dense table, row-major.</summary>
    public ConfusionCounts(int[] table, int classes)
    {
        this.table = table;
        this.classes = classes;
    }

    public int this[int truth, int predicted] => table is not null
        ? table[(truth * classes) + predicted]
        : cells!.TryGetValue(((long)truth * classes) + predicted, out int count) ? count : 0;

    /// <summary>The non-zero cells, row by row.</summary>
    public IEnumerable<(int Truth, int Predicted, int Count)> NonZero()
    {
        if (table is not null)
        {
            for (int i = 0; i < table.Length; i++)
            {
                if (table[i] != 0)
                {
                    yield return (i / classes, i % classes, table[i]);
                }
            }

            yield break;
        }

        foreach ((long place, int count) in cells!)
        {
            yield return ((int)(place / classes), (int)(place % classes), count);
        }
    }
}
