using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Tests.Interpreter;
using DslNet.Compiler.Tests.RandomNetworks;
using Xunit.Abstractions;

namespace DslNet.Compiler.Tests.Gradients;

public class RandomNetworkGradientTests(ITestOutputHelper output)
{
    [Fact]
    public void Gradients_of_300_random_networks_agree_with_central_differences()
    {
        int networks = 0;
        int compared = 0;
        int kinks = 0;
        Laws.Hold(DefinitionDraw.Trained, 300, tree =>
        {
            GradientCheck check = GradientCheck.Run(tree.ToGraph(), seed: networks, sample: 40);
            networks++;
            compared += check.Compared;
            kinks += check.Kinks;
        });
        output.WriteLine($"{networks} networks, {compared} parameters, {kinks} kinks");
        compared.ShouldBeGreaterThan(9000);
        kinks.ShouldBeLessThan(compared / 50, "places without a derivative");
    }

    /// <summary>Odd sizes, strides to 3, paddings to 3, kernels to 7, channels to 37.</summary>
    [Fact]
    public void Gradients_of_200_random_convolutional_networks_agree_with_central_differences()
    {
        int networks = 0, compared = 0, kinks = 0;
        Laws.Hold(DefinitionDraw.Windowed, 200, tree =>
        {
            GradientCheck check = GradientCheck.Run(tree.ToGraph(), seed: networks, sample: 16);
            networks++;
            compared += check.Compared;
            kinks += check.Kinks;
        });
        output.WriteLine($"{networks} networks, {compared} parameters, {kinks} kinks");
        compared.ShouldBeGreaterThan(2500);
        kinks.ShouldBeLessThan(compared / 20, "places without a derivative");
    }

    /// <summary>Worked out in the slots of the memory plan, where it has to outlive the pass.</summary>
    [Fact]
    public void Gradients_by_the_input_of_200_random_networks_agree_with_central_differences()
    {
        int networks = 0, compared = 0, kinks = 0;
        void Check(DefinitionTree tree)
        {
            GradientCheck check = GradientCheck.RunByInput(tree.ToGraph(), seed: networks, sample: 16);
            networks++;
            compared += check.Compared;
            kinks += check.Kinks;
        }

        Laws.Hold(DefinitionDraw.Trained, 100, Check);
        Laws.Hold(DefinitionDraw.Windowed, 100, Check);
        output.WriteLine($"{networks} networks, {compared} inputs, {kinks} kinks");
        compared.ShouldBeGreaterThan(2000);
        kinks.ShouldBeLessThan(compared / 20, "places without a derivative");
    }

    /// <summary>The penalty is no part of the loss that Backward gives, but of the gradient.</summary>
    [Fact]
    public void The_penalty_s_gradient_is_that_of_L1_and_L2()
    {
        Laws.Hold(DefinitionDraw.Trained, 50, tree =>
        {
            NetworkGraph graph = tree.ToGraph();
            CompiledNetwork network = NetworkCompiler.Compile(graph);
            Random random = new(1);
            NetworkState state = NetworkState.Draw(network.Program, random);
            Samples samples = Samples.Draw(graph, network.Input.Size, network.Output.Size, 3, random);
            TrainResult without = ReferenceInterpreter.TrainStep(network.Program, state, samples.Input, samples.Target, 1, 1);
            TrainResult with = ReferenceInterpreter.TrainStep(network.Program, state, samples.Input, samples.Target, 1, 1, l1: 0.25, l2: 0.5);
            with.Loss.ShouldBe(without.Loss);
            for (int i = 0; i < state.Parameters.Length; i++)
            {
                bool penalised = network.Program.Parameters[i].Role == ParameterRole.Weight;
                for (int j = 0; j < state.Parameters[i].Length; j++)
                {
                    double weight = state.Parameters[i][j];
                    double penalty = penalised ? (0.25 * Math.Sign(weight)) + weight : 0;
                    with.Gradients[i][j].ShouldBe(without.Gradients[i][j] + penalty, 1e-12 * (1 + Math.Abs(without.Gradients[i][j])));
                }
            }
        });
    }
}
