using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Emit;

/// <summary>
/// A strided copy as a formula for people: <c>concat1[.., .., 8..24] = upsample2d1</c> where boxes are copied, else with index variables, as in
/// <c>transpose1[i, j] = reshape1[j, i]</c>.
/// </summary>
internal static class CopyFormula
{
    private const string Letters = "ijklmnopq";

    /// <summary>The formula of all parts.</summary>
    public static string Of(CopyKernel kernel) =>
        string.Join("; ", kernel.Parts.Select(part => Of(part, kernel.Output))) + (kernel.Clears && !kernel.Parts.All(part => Covers(part, kernel.Output)) ? "; 0 elsewhere" : "");

    private static string Of(CopyPart part, Value output)
    {
        string sign = part.Adds ? " += " : " = ";
        CopyLoop[] loops = [.. part.Loops.Where(loop => loop.Count > 1)];
        if (IsBox(part, loops, output))
        {
            return Box(output, part.To, loops) + sign + Box(part.Input, part.From, loops);
        }

        Side written = new(output, part.To, loops, [.. loops.Select(loop => loop.To)]), read = new(part.Input, part.From, loops, [.. loops.Select(loop => loop.From)]);
        string[] ranges = [.. loops.Select((loop, index) => (loop, index)).Where(pair => !written.Tells(pair.index) && !read.Tells(pair.index)).Select(pair => InvariantText.Of($"{Letters[pair.index]} in 0..{pair.loop.Count}"))];
        return $"{written}{sign}{read}{(ranges.Length == 0 ? "" : " for " + string.Join(", ", ranges))}";
    }

    /// <summary>Whether it writes every element of the output.</summary>
    private static bool Covers(CopyPart part, Value output) =>
        part.Loops.Where(loop => loop.To.Axis >= 0).Aggregate(1L, (count, loop) => count * loop.Count) == output.Size;

    /// <summary>Whether it has one loop per axis, of stride 1, along the same axis of both values.</summary>
    private static bool IsBox(CopyPart part, CopyLoop[] loops, Value output) =>
        part.Input.Shape.Rank == output.Shape.Rank
        && loops.All(loop => loop.From == loop.To && loop.From.Axis >= 0 && loop.From.By == 1)
        && loops.Select(loop => loop.From.Axis).Distinct().Count() == loops.Length;

    private static string Box(Value value, EquatableArray<int> start, CopyLoop[] loops)
    {
        int[] counts = [.. start.Select((_, axis) => loops.Where(loop => loop.From.Axis == axis).Select(loop => loop.Count).DefaultIfEmpty(1).Single())];
        IEnumerable<string> ranges = start.Select((from, axis) => counts[axis] == value.Shape.Extents[axis] ? ".." : InvariantText.Of($"{from}..{from + counts[axis]}"));
        return ranges.All(range => range == "..") ? value.Name : $"{value.Name}[{string.Join(", ", ranges)}]";
    }

    /// <summary>One of the two values, with its indices.</summary>
    private sealed class Side(Value value, EquatableArray<int> start, CopyLoop[] loops, CopyStep[] steps)
    {
        /// <summary>Whether a loop's extent is evident from the formula: it runs over a whole axis of the value.</summary>
        public bool Tells(int loop) => steps[loop] is { Axis: >= 0, By: 1 } step
            && start[step.Axis] == 0
            && loops[loop].Count == value.Shape.Extents[step.Axis]
            && steps.Count(other => other.Axis == step.Axis) == 1;

        public override string ToString() => $"{value.Name}[{string.Join(", ", start.Select((from, axis) => Index(from, axis)))}]";

        private string Index(int from, int axis)
        {
            string[] terms =
            [
                .. steps.Select((step, loop) => (step, loop)).Where(pair => pair.step.Axis == axis).Select(pair => (pair.step.By == 1 ? "" : InvariantText.Of(pair.step.By) + "·") + Letters[pair.loop]),
                .. from == 0 ? [] : new[] { InvariantText.Of(from) },
            ];
            return terms.Length == 0 ? "0" : string.Join(" + ", terms).Replace("+ -", "− ");
        }
    }
}
