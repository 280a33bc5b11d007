using DslNet.Compiler;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Tests.Interpreter;
using DslNet.Compiler.Tests.RandomNetworks;
using Xunit.Abstractions;

namespace DslNet.Generators.Tests.RandomNetworks;

public class GeneratedAgainstInterpreterTests(ITestOutputHelper output)
{
    private const ulong Seed = 0x1234567890;
    private const int BatchSize = 8;

    [Fact]
    public void Generated_code_computes_what_the_interpreter_computes()
    {
        int compared = 0;
        int magnified = 0;
        foreach (DrawnNetwork network in DrawnNetworks.All)
        {
            Comparison comparison = Compare(network);
            compared += comparison.Compared;
            magnified += comparison.Magnified;
        }

        output.WriteLine($"{compared} arrays compared, {magnified} of them where rounding is magnified");
        magnified.ShouldBeLessThan(compared / 25);
    }

    private static Comparison Compare(DrawnNetwork drawn)
    {
        NetworkGraph graph = drawn.Graph;
        CompiledNetwork compiled = NetworkCompiler.Compile(graph);
        KernelProgram program = compiled.Program;
        Comparison comparison = new(drawn);
        Random random = new(drawn.Number);
        using INetwork network = GeneratedNetworks.Create(drawn, BatchSize, Seed);
        NetworkState state = NetworkState.Draw(program, random);
        network.SetParameters(Floats(state.Parameters));
        network.SetBuffers(Floats(state.Buffers));
        network.Regularization.ShouldBe(new Regularization(graph.Options.L1, graph.Options.L2));

        ulong step = 0;
        if (program.Loss is not null)
        {
            Sgd optimizer = new(learningRate: 0.05f);
            for (; step < 2; step++)
            {
                Samples samples = Samples.Draw(graph, compiled.Input.Size, compiled.Output.Size, random.Next(2, BatchSize + 1), random);
                float loss = network.Backward(samples.InputFloats, samples.TargetFloats);
                float[] gradients = new float[network.Info.ParameterCount];
                network.GetGradients(gradients);
                ulong at = step;
                NetworkState before = state;
                comparison.Hold($"step {step}", [[loss], .. Split(program.Parameters, gradients), .. Buffers(network, program)], storage =>
                {
                    TrainResult result = ReferenceInterpreter.TrainStep(program, before, samples.Input, samples.Target, Seed, at, graph.Options.L1, graph.Options.L2, storage);
                    return [[result.Loss], .. result.Gradients, .. result.Buffers];
                });
                optimizer.Step(network);
                state = State(network, program);
            }
        }

        Samples last = Samples.Draw(graph, compiled.Input.Size, compiled.Output.Size, BatchSize, random);
        float[] trained = new float[BatchSize * compiled.Output.Size];
        network.Forward(last.InputFloats, trained);
        comparison.Hold("forward", [trained, .. Buffers(network, program)], storage =>
        {
            (double[] outputs, double[][] buffers) = ReferenceInterpreter.TrainForward(program, state, last.Input, Seed, step, storage);
            return [outputs, .. buffers];
        });

        NetworkState evaluated = State(network, program);
        Samples many = Samples.Draw(graph, compiled.Input.Size, compiled.Output.Size, (2 * BatchSize) + 3, random);
        float[] predicted = new float[((2 * BatchSize) + 3) * compiled.Output.Size];
        network.Predict(many.InputFloats, predicted);
        comparison.Hold("predict", [predicted], storage => [ReferenceInterpreter.Eval(program, evaluated, many.Input, storage)]);
        return comparison;
    }

    private static float[] Floats(double[][] parts) => [.. NetworkState.Flat(parts).Select(number => (float)number)];

    private static NetworkState State(INetwork network, KernelProgram program)
    {
        float[] parameters = new float[network.Info.ParameterCount];
        network.GetParameters(parameters);
        float[] buffers = new float[network.Info.BufferCount];
        network.GetBuffers(buffers);
        return NetworkState.Of(program, parameters, buffers);
    }

    private static float[][] Buffers(INetwork network, KernelProgram program)
    {
        float[] buffers = new float[network.Info.BufferCount];
        network.GetBuffers(buffers);
        return Split(program.Buffers, buffers);
    }

    private static float[][] Split(IReadOnlyList<ParameterDeclaration> declarations, float[] flat)
    {
        int at = 0;
        return [.. declarations.Select(declaration => flat[at..(at += declaration.Value.Size)])];
    }
}
