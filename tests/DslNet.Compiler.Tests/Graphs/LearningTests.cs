using DslNet.Compiler.Backends;
using DslNet.Compiler.Backends.Cpu;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Tests.Gradients;
using DslNet.Compiler.Tests.Interpreter;
using static DslNet.Compiler.Tests.Graphs.GraphLayers;

namespace DslNet.Compiler.Tests.Graphs;

/// <summary>No gradient is computed for what doesn't learn, and nothing is kept for a backward pass that doesn't come.</summary>
public class LearningTests
{
    private readonly GraphBuilder graph = new();

    [Fact]
    public void Nothing_is_derived_before_the_first_layer_that_learns()
    {
        GraphSource output = graph.Chain(
            graph.Input(4), Frozen(OpNetworks.Dense(6), OpNetworks.Layer("Tanh"), OpNetworks.Dense(6), OpNetworks.BatchNorm()), OpNetworks.Layer("Sigmoid"), OpNetworks.Dense(5), OpNetworks.Layer("Tanh"), OpNetworks.Dense(3));
        KernelProgram program = NetworkCompiler.Stages(graph.Build(LossKind.MeanSquaredError, output)).First().Program;

        // What is frozen is kept as buffers are: two dense layers' and a normalization's.
        program.Parameters.Select(parameter => parameter.Value.Layer).Distinct().Order().ShouldBe([6, 8]);
        program.Buffers.Select(buffer => buffer.Value.Layer).ShouldBe([1, 1, 3, 3, 4, 4, 4, 4]);

        // Layers are 0 frozen, 1 to 4 in it, 5 sigmoid, 6 dense, 7 tanh, 8 dense. By hand: the dense layer in front has the gradients of its weight and bias, tanh
        // one, the last layer three, and the loss is a row's, the batch's, and their two gradients, of which the batch's is for each row.
        Kernel[] backward = [.. program.Backward.Where(kernel => kernel.Layer >= 0)];
        backward.Select(kernel => kernel.Layer).Distinct().Order().ShouldBe([6, 7, 8]);
        backward.Count(kernel => kernel.Layer == 6).ShouldBe(2);
        backward.Count(kernel => kernel.Layer == 7).ShouldBe(1);
        backward.OfType<MatMulKernel>().Count(kernel => kernel.Layer == 8).ShouldBe(2);
        backward.OfType<MatMulKernel>().Count(kernel => kernel.Form == MatMulForm.InputGradient).ShouldBe(1);
        program.TrainForward.OfType<NormalizeKernel>().ShouldBeEmpty();
    }

    [Fact]
    public void Gradients_pass_through_a_frozen_block_to_what_learns_before_it()
    {
        GraphSource output = graph.Chain(graph.Input(4), OpNetworks.Dense(6), Frozen(OpNetworks.Dense(6), OpNetworks.Layer("Tanh")), OpNetworks.Dense(3));
        KernelProgram program = NetworkCompiler.Compile(graph.Build(LossKind.MeanSquaredError, output)).Program;
        program.Backward.OfType<MatMulKernel>().Where(kernel => kernel.Layer == 2).Select(kernel => kernel.Form).ShouldBe([MatMulForm.InputGradient]);
    }

    [Fact]
    public void Nothing_is_derived_behind_a_stopped_gradient()
    {
        GraphSource output = graph.Chain(graph.Input(4), OpNetworks.Dense(6), OpNetworks.Layer("StopGradient"), OpNetworks.Dense(3));
        KernelProgram program = NetworkCompiler.Compile(graph.Build(LossKind.MeanSquaredError, output)).Program;
        program.Backward.Where(kernel => kernel.Layer is 0 or 1).ShouldAllBe(kernel => kernel is MapKernel && !kernel.Inputs.Any());
        program.Backward.OfType<MatMulKernel>().Select(kernel => kernel.Form).ShouldBe([MatMulForm.WeightGradient]);
    }

    /// <summary>One way parameters share, frozen at one of their places, don't learn at the other.</summary>
    [Fact]
    public void What_is_frozen_at_one_place_is_frozen_at_all()
    {
        GraphSource input = graph.Input(4);
        GraphSource first = graph.Apply(Shared(0, OpNetworks.Dense(3)), input), second = graph.Apply(Frozen(SharedAgain(0)), input);
        NetworkGraph network = graph.Build(LossKind.MeanSquaredError, graph.Chain(graph.Apply(Concat(), first, second), OpNetworks.Dense(2)));
        KernelProgram program = NetworkCompiler.Compile(network).Program;
        program.Parameters.Select(parameter => parameter.Value.Layer).ShouldBe([5, 5]);
        program.Buffers.Select(buffer => buffer.Value.Layer).ShouldBe([1, 1]);
    }

    /// <summary>The frozen place is of a block in which the shared one stands, and stands first elsewhere.</summary>
    [Fact]
    public void What_is_frozen_within_another_shared_block_is_frozen_at_all_places()
    {
        GraphSource input = graph.Input(3);
        GraphSource first = graph.Apply(Shared(1, OpNetworks.Dense(3)), input);
        GraphSource second = graph.Apply(Shared(0, SharedAgain(1), OpNetworks.Dense(3)), first), third = graph.Apply(Frozen(SharedAgain(0)), second);
        NetworkGraph network = graph.Build(LossKind.MeanSquaredError, graph.Chain(third, OpNetworks.Dense(2)));
        KernelProgram program = NetworkCompiler.Compile(network).Program;
        program.Parameters.Select(parameter => parameter.Value.Layer).ShouldBe([7, 7]);
        program.Buffers.Select(buffer => buffer.Value.Layer).ShouldBe([1, 1, 4, 4]);
    }

    [Fact]
    public void Activations_of_a_frozen_prefix_share_slots()
    {
        LayerNode[] prefix = [.. Enumerable.Range(0, 6).SelectMany(_ => new[] { OpNetworks.Dense(8), OpNetworks.Layer("Tanh") })];
        NetworkGraph learning = OpNetworks.Graph(LossKind.MeanSquaredError, [8], [.. prefix, OpNetworks.Dense(3)]);
        NetworkGraph frozen = OpNetworks.Graph(LossKind.MeanSquaredError, [8], Frozen(prefix), OpNetworks.Dense(3));

        SlotsOfForward(frozen).ShouldBeLessThanOrEqualTo(2);
        SlotsOfForward(learning).ShouldBeGreaterThanOrEqualTo(6);

        static int SlotsOfForward(NetworkGraph graph)
        {
            PlacedNetwork network = CpuBackend.Place(NetworkCompiler.Compile(graph));
            return network.Program.TrainForward.SelectMany(kernel => kernel.Outputs).Where(value => value.PerRow && value.Size == 8).Select(value => network.Plan.Slots[value.Id]).Distinct().Count();
        }
    }

    [Fact]
    public void Positions_of_maxima_are_kept_for_a_backward_pass_alone()
    {
        LayerNode[] prefix = [OpNetworks.Convolution("Conv2D", 8, 3, 1, 1), OpNetworks.Layer("Relu"), OpNetworks.Pool("MaxPool2D", 2, 2)];
        NetworkGraph learning = OpNetworks.Graph(LossKind.MeanSquaredError, [6, 6, 2], [.. prefix, Flatten, OpNetworks.Dense(3)]);
        NetworkGraph frozen = OpNetworks.Graph(LossKind.MeanSquaredError, [6, 6, 2], Frozen(prefix), Flatten, OpNetworks.Dense(3));

        Values(learning).Count(value => value.Kind == ValueKind.Positions).ShouldBe(1);
        Values(frozen).ShouldAllBe(value => value.Kind != ValueKind.Positions);

        static IReadOnlyList<Value> Values(NetworkGraph graph) => NetworkCompiler.Compile(graph).Program.Values;
    }

    /// <summary>Of a value in the middle of what is fused in eval, too, and no more is computed than it needs.</summary>
    [Fact]
    public void Taps_are_values_of_eval()
    {
        GraphSource output = graph.Chain(graph.Input(4), Tap("raw"), OpNetworks.Dense(6), Tap("product"), OpNetworks.Layer("Tanh"), OpNetworks.Layer("Sigmoid"), Tap("code"), OpNetworks.Dense(5), OpNetworks.Layer("Relu"), OpNetworks.Dense(2));
        NetworkGraph network = graph.Build(LossKind.MeanSquaredError, output);
        PlacedNetwork compiled = CpuBackend.Place(NetworkCompiler.Compile(network));
        Random random = new(3);
        NetworkState state = NetworkState.Draw(compiled.Program, random);
        double[] input = [.. Enumerable.Range(0, 8).Select(_ => random.NextDouble())];
        double[][] taps = ReferenceInterpreter.EvalTaps(compiled.Program, state, input, rows => new SlotStore(compiled.Plan, rows));

        compiled.Program.Taps.Select(tap => tap.Name).Order(StringComparer.Ordinal).ShouldBe(["code", "product", "raw"]);
        compiled.Program.Taps.Select(tap => tap.Kernels.OfType<PlacedMatMulKernel>().Count()).ShouldBe([0, 1, 1]);
        taps[2].ShouldBe(input);
        taps[0].ShouldBe([.. taps[1].Select(x => ScalarMath.Sigmoid(Math.Tanh(x)))], 1e-12);
    }
}
