using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <summary>
/// The fourth pass: fewer trips through memory. A map moves into the map or reduction that alone reads it, or takes in the map
/// behind it where others read it too; then a map behind a product becomes the product's epilogue.
/// </summary>
internal static class Fusion
{
    public static KernelProgram Run(KernelProgram program)
    {
        KernelProgram fused = program with
        {
            TrainForward = Fuse(program.TrainForward, program),
            Backward = Fuse(program.Backward, program),
            EvalForward = Fuse(program.EvalForward, program),
        };
        return fused.WithValuesInUse();
    }

    private static Kernel[] Fuse(IReadOnlyList<Kernel> kernels, KernelProgram program)
    {
        List<Kernel> list = [.. kernels];
        UseCounts uses = new(program, kernels);
        uses.Recount(list);
        for (int i = 0; i < list.Count; i++)
        {
            while (TryIntoReader(list, uses, ref i) || TryTakeIn(list, uses, ref i))
            {
            }
        }

        for (int i = 0; i < list.Count; i++)
        {
            if (list[i] is MapKernel map)
            {
                TryBecomeEpilogue(list, map, uses, ref i);
            }
        }

        return [.. list];
    }

    /// <summary>A map's result that only the kernel at <paramref name="i"/> reads is computed there instead.</summary>
    private static bool TryIntoReader(List<Kernel> list, UseCounts uses, ref int i)
    {
        Kernel reader = list[i];
        if (ElementExpressions.Of(reader) is not { } elements)
        {
            return false;
        }

        foreach (Value value in elements.Operands.Distinct())
        {
            int j = list.FindIndex(kernel => kernel is MapKernel && kernel.Outputs.Contains(value));
            if (j < 0 || j >= i || uses.Of(value) != 1 || list[j] is not MapKernel writer)
            {
                continue;
            }

            bool sameElements = value.Size == elements.Size && value.PerRow == elements.PerRow;
            if (!sameElements && writer.Operands.Count > 0)
            {
                continue;
            }

            MapResult result = writer.Results.Single(each => each.Value == value);
            list[i] = elements.WithOperandReplaced(value, writer.Operands, result.Expression);
            MapResult[] left = [.. writer.Results.Where(each => each != result)];
            if (left.Length > 0)
            {
                list[j] = ElementExpressions.Trimmed(writer with { Results = left });
            }
            else
            {
                list.RemoveAt(j);
                i--;
            }

            uses.Recount(list);
            return true;
        }

        return false;
    }

    /// <summary>The map at <paramref name="i"/> reads a result of an earlier map that others read too: one pass over memory writes both.</summary>
    private static bool TryTakeIn(List<Kernel> list, UseCounts uses, ref int i)
    {
        if (list[i] is not MapKernel reader)
        {
            return false;
        }

        foreach (Value value in reader.Operands)
        {
            int j = list.FindIndex(kernel => kernel is MapKernel && kernel.Outputs.Contains(value));
            if (j < 0 || j >= i || list[j] is not MapKernel writer || writer.Size != reader.Size || writer.PerRow != reader.PerRow)
            {
                continue;
            }

            // The joined map stands where the writer stood, so all else that the reader reads must be there by then.
            HashSet<Value> later = [.. list.Skip(j + 1).Take(i - j - 1).SelectMany(kernel => kernel.Outputs)];
            if (reader.Operands.Any(later.Contains))
            {
                continue;
            }

            list[j] = ElementExpressions.Joined(writer, reader);
            list.RemoveAt(i);
            i = j;
            uses.Recount(list);
            return true;
        }

        return false;
    }

    /// <summary>A map that alone reads a product, element by element, moves into it.</summary>
    private static void TryBecomeEpilogue(List<Kernel> list, MapKernel map, UseCounts uses, ref int i)
    {
        foreach (Value value in map.Operands)
        {
            int j = list.FindIndex(kernel => kernel is MatMulKernel { Epilogue: null } product && product.Product == value);
            if (j < 0 || j >= i || uses.Of(value) != 1 || list[j] is not MatMulKernel product || product.Form == MatMulForm.WeightGradient || map.Size != value.Size)
            {
                continue;
            }

            HashSet<Value> later = [.. list.Skip(j + 1).Take(i - j - 1).SelectMany(kernel => kernel.Outputs)];
            if (map.Operands.Any(later.Contains))
            {
                continue;
            }

            list[j] = product with { Epilogue = ElementExpressions.WithFirst(map, value) };
            list.RemoveAt(i);
            i--;
            return;
        }
    }
}
