using DslNet.Compiler;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Tests.Interpreter;
using DslNet.Compiler.Tests.RandomNetworks;

namespace DslNet.Generators.Tests.RandomNetworks;

/// <summary>A generated network beside the reference interpreter, fed with the same numbers.</summary>
internal sealed class InterpretedNetwork
{
    /// <summary>Of the network.</summary>
    public const ulong Seed = 0x1234567890;

    /// <summary>The most rows that the network must take in a training step.</summary>
    public const int BatchSize = 8;

    private const int Many = (2 * BatchSize) + 3;

    private readonly NetworkGraph graph;
    private readonly CompiledNetwork compiled;
    private readonly INetwork network;
    private readonly Random random;
    private ulong step;

    /// <param name="subject">What a failure shows.</param>
    /// <param name="graph">What the network was generated from.</param>
    /// <param name="network">Newly made, with <see cref="Seed"/> and <see cref="BatchSize"/>.</param>
    /// <param name="random">Draws data and parameters.</param>
    public InterpretedNetwork(object subject, NetworkGraph graph, INetwork network, Random random)
    {
        (this.graph, this.network, this.random) = (graph, network, random);
        compiled = NetworkCompiler.Compile(graph);
        Comparison = new Comparison(subject);
    }

    /// <summary>What was compared.</summary>
    public Comparison Comparison { get; }

    private KernelProgram Program => compiled.Program;

    /// <summary>Two training steps, a forward pass and predictions.</summary>
    public void Run()
    {
        NetworkState state = NetworkState.Draw(Program, random);
        network.SetParameters(Floats(state.Parameters));
        network.SetBuffers(Floats(state.Buffers));
        network.Regularization.ShouldBe(new Regularization(graph.Options.L1, graph.Options.L2));
        if (Program.Loss is not null)
        {
            Sgd optimizer = new(learningRate: 0.05f);
            for (; step < 2; step++)
            {
                Train(state);
                optimizer.Step(network);
                state = State();
            }
        }

        Samples last = Samples.Draw(graph, compiled.Input.Size, compiled.Output.Size, BatchSize, random);
        float[] trained = new float[BatchSize * compiled.Output.Size];
        network.Forward(last.InputFloats, trained);
        Comparison.Hold("forward", [trained, .. Buffers()], storage =>
        {
            (double[] outputs, double[][] buffers) = ReferenceInterpreter.TrainForward(Program, state, last.Input, Seed, step, storage);
            return [outputs, .. buffers];
        });

        NetworkState evaluated = State();
        Samples many = Samples.Draw(graph, compiled.Input.Size, compiled.Output.Size, Many, random);
        float[] predicted = new float[Many * compiled.Output.Size];
        network.Predict(many.InputFloats, predicted);
        Comparison.Hold("predict", [predicted], storage => [ReferenceInterpreter.Eval(Program, evaluated, many.Input, storage)]);
    }

    /// <summary>The values with names of their own; <paramref name="predict"/> writes one of them.</summary>
    public void Taps(Action<string, float[], float[]> predict)
    {
        NetworkState state = State();
        Samples many = Samples.Draw(graph, compiled.Input.Size, compiled.Output.Size, Many, random);
        TapProgram[] taps = [.. Program.Taps.OrderBy(tap => tap.Name, StringComparer.Ordinal)];
        Comparison.Hold("taps", [.. taps.Select(tap =>
        {
            float[] value = new float[Many * tap.Value.Size];
            predict(tap.Name, many.InputFloats, value);
            return value;
        })], storage => ReferenceInterpreter.EvalTaps(Program, state, many.Input, storage));
    }

    private void Train(NetworkState state)
    {
        Samples samples = Samples.Draw(graph, compiled.Input.Size, compiled.Output.Size, random.Next(2, BatchSize + 1), random);
        float loss = network.Backward(samples.InputFloats, samples.TargetFloats);
        float[] gradients = new float[network.Info.ParameterCount];
        network.GetGradients(gradients);
        ulong at = step;
        Comparison.Hold($"step {step}", [[loss], .. Split(Program.Parameters, gradients), .. Buffers()], storage =>
        {
            TrainResult result = ReferenceInterpreter.TrainStep(Program, state, samples.Input, samples.Target, Seed, at, graph.Options.L1, graph.Options.L2, storage);
            return [[result.Loss], .. result.Gradients, .. result.Buffers];
        });
    }

    private static float[] Floats(double[][] parts) => [.. NetworkState.Flat(parts).Select(number => (float)number)];

    private NetworkState State()
    {
        float[] parameters = new float[network.Info.ParameterCount];
        network.GetParameters(parameters);
        float[] buffers = new float[network.Info.BufferCount];
        network.GetBuffers(buffers);
        return NetworkState.Of(Program, parameters, buffers);
    }

    private float[][] Buffers()
    {
        float[] buffers = new float[network.Info.BufferCount];
        network.GetBuffers(buffers);
        return Split(Program.Buffers, buffers);
    }

    private static float[][] Split(IReadOnlyList<ParameterDeclaration> declarations, float[] flat)
    {
        int at = 0;
        return [.. declarations.Select(declaration => flat[at..(at += declaration.Value.Size)])];
    }
}
