using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Tests.Interpreter;
using DslNet.Compiler.Tests.RandomNetworks;

namespace DslNet.Compiler.Tests.Gradients;

/// <summary>Everything that a program gives, on a batch that belongs to the graph: what passes must leave as it is.</summary>
internal static class ProgramResults
{
    private const int Rows = 4;

    /// <summary>Training and eval outputs, taps, loss, gradients, buffers.</summary>
    public static double[][] Of(NetworkGraph graph, KernelProgram program, Func<int, ValueStore>? storage)
    {
        Random random = new(11);
        NetworkState state = NetworkState.Draw(program, random);
        Samples samples = Samples.Draw(graph, program.Input.Size, program.TrainOutput.Size, Rows, random);
        double[] eval = ReferenceInterpreter.Eval(program, state, samples.Input, storage);
        double[][] taps = ReferenceInterpreter.EvalTaps(program, state, samples.Input, storage);
        (double[] output, double[][] buffers) = ReferenceInterpreter.TrainForward(program, state, samples.Input, 3, 9, storage);
        if (program.Loss is null)
        {
            return [eval, .. taps, output, .. buffers];
        }

        TrainResult result = ReferenceInterpreter.TrainStep(program, state, samples.Input, samples.Target, 3, 9, 0.1, 0.2, storage);
        return [eval, .. taps, output, .. buffers, [result.Loss], result.Output, .. result.Gradients, result.InputGradient, .. result.Buffers];
    }

    /// <summary>Equal but for the order of sums.</summary>
    public static void AreEqual(double[][] actual, double[][] expected)
    {
        actual.Length.ShouldBe(expected.Length);
        foreach ((double[] one, double[] other) in actual.Zip(expected))
        {
            one.Length.ShouldBe(other.Length);
            double scale = 1 + other.Select(Math.Abs).DefaultIfEmpty(0).Max();
            double worst = one.Zip(other, (x, y) => Math.Abs(x - y)).DefaultIfEmpty(0).Max();
            worst.ShouldBeLessThan(1e-12 * scale);
        }
    }
}
