using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <summary>
/// One of a program's lists, or the body of a loop, while it is being fused. Indices are stable (a removed kernel leaves a hole), and the writer and
/// the number of readers of each value are updated with each change, so that fusion takes time linear in the number of kernels.
/// </summary>
internal sealed class FusionList
{
    private readonly Kernel?[] kernels;
    private readonly Dictionary<Value, int> writers = [];
    private readonly Dictionary<Value, int> uses = [];

    /// <summary>A list of a program.</summary>
    public FusionList(KernelProgram program, IReadOnlyList<Kernel> list)
        : this(list)
    {
        HashSet<Kernel> own = new(list, KernelIdentity.Instance);
        foreach (Kernel kernel in program.AllKernels.Where(kernel => !own.Contains(kernel)))
        {
            Count(kernel, 1);
        }

        // Outputs of the program count as read once more.
        foreach (Value value in program.Parameters.Select(parameter => parameter.Gradient).Append(program.InputGradient).OfType<Value>().Concat([program.TrainOutput, program.EvalOutput]).Concat(program.Taps.Select(tap => tap.Value)))
        {
            Count(value, 1);
        }
    }

    /// <summary>The body of a loop: its values are not visible outside, but those that it yields to the loop count as read once more.</summary>
    public FusionList(LoopKernel loop)
        : this(loop.Body)
    {
        foreach (Value value in loop.Given)
        {
            Count(value, 1);
        }
    }

    private FusionList(IReadOnlyList<Kernel> list)
    {
        kernels = [.. list];
        for (int place = 0; place < kernels.Length; place++)
        {
            Note(place, kernels[place]!);
        }
    }

    public int Places => kernels.Length;

    /// <summary>The kernel at an index, or null for a hole.</summary>
    public Kernel? At(int place) => kernels[place];

    /// <summary>The index of the kernel that writes a value, or −1 where none of this list does.</summary>
    public int WriterOf(Value value) => writers.TryGetValue(value, out int place) ? place : -1;

    /// <summary>How many kernels of the whole program read a value.</summary>
    public int UsesOf(Value value) => uses.TryGetValue(value, out int count) ? count : 0;

    /// <summary>Whether all operands of a kernel are written before the one at <paramref name="place"/> runs.</summary>
    public bool IsReadyAt(int place, Kernel kernel) => kernel.Inputs.All(value => WriterOf(value) <= place);

    /// <summary>Replaces the kernel at an index by another one, or by a hole.</summary>
    public void Replace(int place, Kernel? kernel)
    {
        if (kernels[place] is { } before)
        {
            Count(before, -1);
            foreach (Value output in before.Outputs)
            {
                writers.Remove(output);
            }
        }

        kernels[place] = kernel;
        if (kernel is not null)
        {
            Note(place, kernel);
        }
    }

    public Kernel[] ToArray() => [.. kernels.OfType<Kernel>()];

    private void Note(int place, Kernel kernel)
    {
        Count(kernel, 1);
        foreach (Value output in kernel.Outputs)
        {
            writers[output] = place;
        }
    }

    private void Count(Kernel kernel, int change)
    {
        foreach (Value value in kernel.Inputs.Distinct())
        {
            Count(value, change);
        }
    }

    private void Count(Value value, int change) => uses[value] = UsesOf(value) + change;
}
