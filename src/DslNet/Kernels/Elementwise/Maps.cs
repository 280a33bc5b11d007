using System.ComponentModel;
using System.Runtime.CompilerServices;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Elementwise;

/// <summary>Runs elementwise kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Maps
{
    /// <summary>
    /// Applies <paramref name="map"/> to every element of [<paramref name="rows"/> × <paramref name="columns"/>], 8 columns at a time.
    /// A map that doesn't use the row index is run with one row of all elements.
    /// </summary>
    public static void Run<TMap>(WorkerPool workers, in TMap map, int rows, int columns)
        where TMap : struct, IMapKernel
    {
        int groups = Split.Groups(columns);
        int items = checked(rows * groups);
        workers.Run(new Job<TMap>(map, groups), items, (long)items * Split.MapCost);
    }

    private readonly struct Job<TMap>(TMap map, int groups) : IRangeJob
        where TMap : struct, IMapKernel
    {
        [MethodImpl(Jit.OnItsOwn)]
        public void Run(int from, int to, int worker)
        {
            // A local copy, which nothing aliases, so that its fields stay in registers.
            TMap local = map;
            int row = from / groups;
            int group = from - (row * groups);
            for (int item = from; item < to; row++, group = 0)
            {
                int end = Math.Min(groups, group + to - item);
                item += end - group;
                for (; group < end; group++)
                {
                    local.Apply(row, group * Lanes.Count);
                }
            }
        }
    }
}
