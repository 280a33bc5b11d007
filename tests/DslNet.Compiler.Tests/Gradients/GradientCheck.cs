using DslNet.Compiler.Backends;
using DslNet.Compiler.Backends.Cpu;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Tests.Interpreter;
using DslNet.Compiler.Tests.RandomNetworks;

namespace DslNet.Compiler.Tests.Gradients;

/// <summary>Holds the compiler's gradients against difference quotients of the loss, all in double.</summary>
/// <param name="Compared">Parameters compared.</param>
/// <param name="Kinks">Of these, where the loss has a kink, so that there was nothing to compare.</param>
public sealed record GradientCheck(int Compared, int Kinks)
{
    /// <summary>The same of the gradient by the input, which the graph is given for this, placed for a CPU.</summary>
    public static GradientCheck RunByInput(NetworkGraph graph, int seed, int sample)
    {
        graph = graph with { Options = graph.Options with { InputGradient = true } };
        (CompiledNetwork network, KernelProgram program, MemoryPlan plan) = CpuBackend.Place(NetworkCompiler.Compile(graph));
        Random random = new(seed);
        int rows = random.Next(2, 7);
        NetworkState state = NetworkState.Draw(program, random);
        Samples samples = Samples.Draw(graph, network.Input.Size, network.Output.Size, rows, random);
        ulong step = (ulong)random.Next(1000);
        TrainResult result = ReferenceInterpreter.TrainStep(program, state, samples.Input, samples.Target, (ulong)seed, step, storage: count => new SlotStore(plan, count));
        result.InputGradient.Length.ShouldBe(samples.Input.Length);

        Dictionary<Value, List<double[]>> held = [];
        ReferenceInterpreter.Loss(program, state, samples.Input, samples.Target, (ulong)seed, step, held);
        int[] places = [.. Enumerable.Range(0, samples.Input.Length)];
        random.Shuffle(places);
        int kinks = 0;
        foreach (int element in places.Take(sample))
        {
            double LossAt(double change)
            {
                double[] input = [.. samples.Input];
                input[element] += change;
                return ReferenceInterpreter.Loss(program, state, input, samples.Target, (ulong)seed, step, held);
            }

            Difference.Verdict verdict = Difference.Compare(result.InputGradient[element], LossAt, scale: 0.1);
            verdict.Kind.ShouldNotBe(Difference.Outcome.Wrong, $"input, element {element}, loss {result.Loss}: {verdict}\n{graph.Options.Loss}: {graph}");
            kinks += verdict.Kind == Difference.Outcome.Kink ? 1 : 0;
        }

        return new GradientCheck(Math.Min(sample, places.Length), kinks);
    }

    /// <summary>Throws where a gradient is wrong.</summary>
    /// <param name="graph">With a loss.</param>
    /// <param name="seed">Of parameters, batch and masks.</param>
    /// <param name="sample">At most so many parameters are checked, drawn from all.</param>
    public static GradientCheck Run(NetworkGraph graph, int seed, int sample)
    {
        CompiledNetwork network = NetworkCompiler.Compile(graph);
        KernelProgram program = network.Program;
        Random random = new(seed);
        int rows = random.Next(2, 7);
        NetworkState state = NetworkState.Draw(program, random);
        Samples samples = Samples.Draw(graph, network.Input.Size, network.Output.Size, rows, random);
        ulong step = (ulong)random.Next(1000);
        TrainResult result = ReferenceInterpreter.TrainStep(program, state, samples.Input, samples.Target, (ulong)seed, step);
        Dictionary<Value, List<double[]>> held = [];
        result.Loss.ShouldBe(ReferenceInterpreter.Loss(program, state, samples.Input, samples.Target, (ulong)seed, step, held));
        program.Parameters.ShouldAllBe(parameter => parameter.Gradient != null);

        (int Parameter, int Element)[] places = [.. program.Parameters.SelectMany((parameter, index) => Enumerable.Range(0, parameter.Value.Size).Select(element => (index, element)))];
        random.Shuffle(places);
        int kinks = 0;
        foreach ((int parameter, int element) in places.Take(sample))
        {
            double LossAt(double change)
            {
                double[][] parameters = [.. state.Parameters];
                parameters[parameter] = [.. parameters[parameter]];
                parameters[parameter][element] += change;
                return ReferenceInterpreter.Loss(program, state with { Parameters = parameters }, samples.Input, samples.Target, (ulong)seed, step, held);
            }

            Difference.Verdict verdict = Difference.Compare(result.Gradients[parameter][element], LossAt, scale: 0.1);
            verdict.Kind.ShouldNotBe(Difference.Outcome.Wrong, $"{program.Parameters[parameter].Value}, element {element}, loss {result.Loss}: {verdict}\n{graph.Options.Loss}: {graph}");
            kinks += verdict.Kind == Difference.Outcome.Kink ? 1 : 0;
        }

        return new GradientCheck(Math.Min(sample, places.Length), kinks);
    }
}
