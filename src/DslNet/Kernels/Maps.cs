using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DslNet.Kernels;

/// <summary>Runs elementwise kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Maps
{
    /// <summary>
    /// Applies <paramref name="map"/> to every element of [<paramref name="rows"/> × <paramref name="columns"/>], 8 columns at a time.
    /// A map that needs no row is run with one row of all elements, so that only the last vector is partial.
    /// </summary>
    public static void Run<TMap>(WorkerPool workers, in TMap map, int rows, int columns)
        where TMap : struct, IMapKernel
    {
        int groups = Split.Groups(columns);
        int items = checked(rows * groups);
        workers.Run(new Job<TMap>(map, groups, columns), items, (long)items * Split.MapCost);
    }

    private readonly struct Job<TMap>(TMap map, int groups, int columns) : IRangeJob
        where TMap : struct, IMapKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int from, int to, int worker)
        {
            // A copy of its own, which no pointer can change, so that its parts stay in registers.
            TMap local = map;
            int whole = columns / Lanes.Count;
            int row = from / groups;
            int group = from - (row * groups);
            for (int item = from; item < to; row++, group = 0)
            {
                int end = Math.Min(groups, group + to - item);
                item += end - group;
                int last = Math.Min(end, whole);
                for (; group < last; group++)
                {
                    local.Apply(row, group * Lanes.Count, Lanes.Count);
                }

                if (group < end)
                {
                    local.Apply(row, group * Lanes.Count, columns - (group * Lanes.Count));
                }
            }
        }
    }
}
