using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Tests.Interpreter;

/// <summary>
/// Values behind a <c>StopGradient</c> stay what they were in the first run that used <paramref name="held"/>: difference quotients of later runs are then
/// those of a loss in which they are constants, which is what the compiler derives.
/// </summary>
public sealed class StoppedStore(int rows, KernelProgram program, Dictionary<Value, double[]> held) : ValueStore(rows)
{
    private readonly HashSet<Value> stopped = [.. program.AllKernels.OfType<ReshapeKernel>().Where(kernel => kernel.StopsGradient).Select(kernel => kernel.Output)];

    public override void Write(Value value, double[] numbers)
    {
        if (stopped.Contains(value) && !held.TryAdd(value, numbers))
        {
            numbers = held[value];
        }

        base.Write(value, numbers);
    }
}
