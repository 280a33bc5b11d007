using System.Runtime.CompilerServices;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Tests.Interpreter;

/// <summary>
/// What a strided copy reads and writes in each row, on coordinates of the logical shapes, whatever the layout; found once for each kernel. Parts write apart,
/// and only one that says so comes to a place again.
/// </summary>
internal static class CopyPlaces
{
    private static readonly ConditionalWeakTable<CopyKernel, (int From, int To)[][]> Known = [];

    /// <summary>The turns of each part's loops, as places in a row of its input and of the output.</summary>
    public static (int From, int To)[][] Of(CopyKernel kernel) => Known.GetValue(kernel, Find);

    private static (int From, int To)[][] Find(CopyKernel kernel)
    {
        (int From, int To)[][] parts = [.. kernel.Parts.Select(part => Turns(part, kernel.Output.Shape).ToArray())];
        HashSet<int> written = [];
        foreach ((CopyPart part, (int From, int To)[] places) in kernel.Parts.Zip(parts))
        {
            int[] targets = [.. places.Select(place => place.To).Distinct()];
            (part.Adds || targets.Length == places.Length).ShouldBeTrue($"{kernel} writes a place twice and doesn't add");
            targets.Count(target => !written.Add(target)).ShouldBe(0, $"{kernel} has parts that write the same place");
        }

        return parts;
    }

    private static IEnumerable<(int From, int To)> Turns(CopyPart part, Shape output)
    {
        IEnumerable<(int[] From, int[] To)> turns = [([.. part.From], [.. part.To])];
        foreach (CopyLoop loop in part.Loops)
        {
            turns = turns.SelectMany(turn => Enumerable.Range(0, loop.Count).Select(i => (Moved(turn.From, loop.From, i), Moved(turn.To, loop.To, i))));
        }

        return turns.Select(turn => (PlaceOf(turn.From, part.Input.Shape), PlaceOf(turn.To, output)));
    }

    private static int[] Moved(int[] coordinates, CopyStep step, int turns) => [.. coordinates.Select((at, axis) => axis == step.Axis ? at + (turns * step.By) : at)];

    /// <summary>Row-major, as channels are last.</summary>
    private static int PlaceOf(int[] coordinates, Shape shape)
    {
        int place = 0;
        for (int axis = 0; axis < shape.Rank; axis++)
        {
            if (coordinates[axis] < 0 || coordinates[axis] >= shape.Extents[axis])
            {
                throw new InvalidOperationException($"{coordinates[axis]} along axis {axis} is no place of {shape}.");
            }

            place = (place * shape.Extents[axis]) + coordinates[axis];
        }

        return place;
    }
}
