using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <summary>
/// The fourth pass: reduces memory traffic. A map is fused into the map or reduction that is its only reader, or absorbs the map
/// after it where it has other readers; then a map after a product becomes the product's epilogue.
/// </summary>
internal static class Fusion
{
    /// <summary>
    /// The maximum number of nodes of an expression, far more than there are registers; without a bound, fusing a thousand consecutive activations
    /// would take quadratic time.
    /// </summary>
    private const int MostNodes = 256;

    public static KernelProgram Run(KernelProgram program, CancellationToken cancellation)
    {
        KernelProgram fused = program with
        {
            TrainForward = Fuse(new FusionList(program, program.TrainForward), cancellation),
            Backward = Fuse(new FusionList(program, program.Backward), cancellation),
            EvalForward = Fuse(new FusionList(program, program.EvalForward), cancellation),
            Taps = program.TapsWith(tap => Fuse(new FusionList(program, tap.Kernels), cancellation)),
        };
        return fused.WithValuesInUse();
    }

    private static Kernel[] Fuse(FusionList list, CancellationToken cancellation)
    {
        for (int place = 0; place < list.Places; place++)
        {
            if (list.At(place) is LoopKernel loop)
            {
                list.Replace(place, loop with { Body = Fuse(new FusionList(loop), cancellation) });
            }
        }

        for (int place = 0; place < list.Places; place++)
        {
            cancellation.ThrowIfCancellationRequested();
            int at = place;
            while (list.At(at) is not null && (TryIntoReader(list, at) || TryTakeIn(list, ref at)))
            {
            }
        }

        for (int place = 0; place < list.Places; place++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (list.At(place) is MapKernel map)
            {
                TryBecomeEpilogue(list, place, map);
            }
        }

        return list.ToArray();
    }

    /// <summary>Inlines a map's result into the kernel at <paramref name="place"/>, its only reader.</summary>
    private static bool TryIntoReader(FusionList list, int place)
    {
        if (ElementExpressions.Of(list.At(place)!) is not { } elements)
        {
            return false;
        }

        foreach (Value value in elements.Operands.Distinct())
        {
            int source = list.WriterOf(value);
            if (source < 0 || list.UsesOf(value) != 1 || list.At(source) is not MapKernel writer)
            {
                continue;
            }

            // Into another shape, only a map without operands may be inlined: it is the same constant at every element.
            bool sameElements = value.Size == elements.Size && value.PerRow == elements.PerRow;
            if (!sameElements && writer.Operands.Count > 0)
            {
                continue;
            }

            MapResult result = writer.Results.Single(each => each.Value == value);
            MapResult[] left = [.. writer.Results.Where(each => each != result)];
            if ((left.Length > 0 && ReadsMore(writer, result, elements)) || IsTooLarge([result.Expression, .. elements.Expressions]))
            {
                continue;
            }

            list.Replace(source, left.Length > 0 ? ElementExpressions.Trimmed(writer with { Results = left }) : null);
            list.Replace(place, elements.WithOperandReplaced(value, writer.Operands, result.Expression));
            return true;
        }

        return false;
    }

    /// <summary>
    /// Whether it is cheaper to store and reload a result than to recompute it in its reader while the writer computes it for the others too: where recomputing
    /// reads more than one value in its place. Along a chain of residual blocks, each of whose gradients is a sum over all later ones, the operands would accumulate.
    /// </summary>
    private static bool ReadsMore(MapKernel writer, MapResult result, ElementExpressions reader) =>
        result.Expression.Operands().Select(index => writer.Operands[index]).Where(operand => operand.PerRow).Except(reader.Operands).Count() > 1;

    /// <summary>Fuses the map at <paramref name="place"/> into an earlier map whose result others read too: one pass over memory, at the earlier one's position, writes both.</summary>
    private static bool TryTakeIn(FusionList list, ref int place)
    {
        if (list.At(place) is not MapKernel reader)
        {
            return false;
        }

        foreach (Value value in reader.Operands)
        {
            int source = list.WriterOf(value);
            if (source < 0 || list.At(source) is not MapKernel writer || writer.Size != reader.Size || writer.PerRow != reader.PerRow || !list.IsReadyAt(source, reader)
                || IsTooLarge(writer.Results.Concat(reader.Results).Select(result => result.Expression)))
            {
                continue;
            }

            list.Replace(place, null);
            list.Replace(source, ElementExpressions.Joined(writer, reader));
            place = source;
            return true;
        }

        return false;
    }

    private static bool IsTooLarge(IEnumerable<Expr> expressions)
    {
        int nodes = 0;
        return expressions.Any(expression => (nodes += expression.Nodes().Count) > MostNodes);
    }

    /// <summary>Fuses a map that is a product's only reader into the product as its epilogue.</summary>
    private static void TryBecomeEpilogue(FusionList list, int place, MapKernel map)
    {
        foreach (Value value in map.Operands)
        {
            int source = list.WriterOf(value);
            bool fits = source >= 0
                && list.At(source) is ProductKernel { Epilogue: null, Form: not MatMulForm.WeightGradient }
                && list.UsesOf(value) == 1
                && map.Size == value.Size
                && list.IsReadyAt(source, map);
            if (fits)
            {
                list.Replace(place, null);
                list.Replace(source, (ProductKernel)list.At(source)! with { Epilogue = ElementExpressions.WithFirst(map, value) });
                return;
            }
        }
    }
}
