using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Tests.Interpreter;

/// <summary>
/// Values behind a <c>StopGradient</c> stay what they were in the first run that used <paramref name="held"/>: difference quotients of later runs are then
/// those of a loss in which they are constants, which is what the compiler derives. In a loop, each step has its own.
/// </summary>
public sealed class StoppedStore(int rows, KernelProgram program, Dictionary<Value, List<double[]>> held) : ValueStore(rows)
{
    private readonly Dictionary<Value, int> written = [];
    private readonly HashSet<Value> stopped = [.. LoopKernel.WithBodies(program.AllKernels).OfType<ReshapeKernel>().Where(kernel => kernel.StopsGradient).Select(kernel => kernel.Output)];

    public override void Write(Value value, double[] numbers)
    {
        if (stopped.Contains(value))
        {
            List<double[]> turns = held.TryGetValue(value, out List<double[]>? known) ? known : held[value] = [];
            int turn = written.GetValueOrDefault(value);
            written[value] = turn + 1;
            if (turn == turns.Count)
            {
                turns.Add(numbers);
            }

            numbers = turns[turn];
        }

        base.Write(value, numbers);
    }
}
