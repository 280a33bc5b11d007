using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <summary>How many kernels read a value, in the whole program, while one of its lists is being rewritten.</summary>
internal sealed class UseCounts(KernelProgram program, IReadOnlyList<Kernel> rewritten)
{
    private readonly Kernel[] others = [.. program.AllKernels.Except(rewritten)];
    private readonly Value[] givenAway =
    [
        program.TrainOutput,
        program.EvalOutput,
        .. program.Parameters.Select(parameter => parameter.Gradient).OfType<Value>(),
    ];

    private readonly Dictionary<Value, int> counts = [];

    public int Of(Value value) => counts.TryGetValue(value, out int count) ? count : 0;

    /// <summary>Counts anew with <paramref name="list"/> in the place of the rewritten one; what the program gives away is read once more.</summary>
    public void Recount(IReadOnlyList<Kernel> list)
    {
        counts.Clear();
        foreach (Value value in list.Concat(others).SelectMany(kernel => kernel.Inputs.Distinct()).Concat(givenAway))
        {
            counts[value] = Of(value) + 1;
        }
    }
}
