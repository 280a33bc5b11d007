using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <summary>
/// One of a program's lists, or the body of a loop, while it is being fused. Places stay what they are (a removed kernel leaves a hole), and who writes and
/// how many read a value is kept up to date with each change, so that fusing takes time linear in the number of kernels.
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

        // What the program gives away is read once more.
        foreach (Value value in program.Parameters.Select(parameter => parameter.Gradient).Append(program.InputGradient).OfType<Value>().Concat([program.TrainOutput, program.EvalOutput]).Concat(program.Taps.Select(tap => tap.Value)))
        {
            Count(value, 1);
        }
    }

    /// <summary>The body of a loop: nobody else reads what it writes, but what it gives to the loop is read once more.</summary>
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

    /// <summary>The kernel at a place, or null for a hole.</summary>
    public Kernel? At(int place) => kernels[place];

    /// <summary>The place of the kernel that writes a value, or −1 where none of this list does.</summary>
    public int WriterOf(Value value) => writers.TryGetValue(value, out int place) ? place : -1;

    /// <summary>How many kernels of the whole program read a value.</summary>
    public int UsesOf(Value value) => uses.TryGetValue(value, out int count) ? count : 0;

    /// <summary>Whether all that a kernel reads is written by the time that the one at <paramref name="place"/> runs.</summary>
    public bool IsReadyAt(int place, Kernel kernel) => kernel.Inputs.All(value => WriterOf(value) <= place);

    /// <summary>Puts another kernel, or a hole, in the place of the one that is there.</summary>
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
