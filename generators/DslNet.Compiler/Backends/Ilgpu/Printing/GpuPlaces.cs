using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Ilgpu.Printing;

/// <summary>
/// A part of a strided copy as a device executes it: one thread per element written. Loops with a write stride determine the thread's index; over
/// those without one, the thread accumulates.
/// </summary>
internal sealed class GpuPlaces
{
    private const int MostLoops = 5, MostSums = 3;

    private readonly PlacedCopy placed;
    private readonly (int Count, int From, int To)[] loops;
    private readonly (int Count, int From, int To)[] sums;

    private GpuPlaces(PlacedCopy placed)
    {
        this.placed = placed;
        loops = [.. placed.Loops.Where(loop => loop.To != 0)];
        sums = [.. placed.Loops.Where(loop => loop.To == 0)];
        PerRow = loops.Aggregate(1, (count, loop) => count * loop.Count);
    }

    /// <summary>Elements written per row.</summary>
    public int PerRow { get; }

    public static GpuPlaces Of(CopyPart part, Value output, MemoryLayout layout) => new(PlacedCopy.Of(part, output, layout));

    /// <summary>As it is printed.</summary>
    public override string ToString()
    {
        (int from, int fromRow, int to, int toRow) = placed.Places;
        string places = InvariantText.Of($"From = {from}, FromRow = {fromRow}, To = {to}, ToRow = {toRow}, PerRow = {PerRow}");
        IEnumerable<string> moving = Filled(loops, MostLoops).Select((loop, index) => InvariantText.Of($"Count{index} = {loop.Count}, From{index} = {loop.From}, To{index} = {loop.To}"));
        IEnumerable<string> summed = Filled(sums, MostSums).Select((loop, index) => InvariantText.Of($"Sum{index} = {loop.Count}, Step{index} = {loop.From}"));
        return $"new GpuPlaces {{ {string.Join(", ", moving.Concat(summed).Prepend(places))} }}";
    }

    private static IEnumerable<(int Count, int From, int To)> Filled((int Count, int From, int To)[] loops, int count) => Enumerable.Repeat((1, 0, 0), count - loops.Length).Concat(loops);
}
