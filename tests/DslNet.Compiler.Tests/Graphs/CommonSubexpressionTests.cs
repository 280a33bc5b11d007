using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Ops;
using DslNet.Compiler.Passes;
using DslNet.Compiler.Tests.Gradients;
using DslNet.Compiler.Tests.RandomNetworks;
using static DslNet.Compiler.Tests.Graphs.GraphLayers;

namespace DslNet.Compiler.Tests.Graphs;

/// <summary>What branches have in common is computed once, and nothing else is lost by that.</summary>
public class CommonSubexpressionTests
{
    private readonly GraphBuilder graph = new();

    [Fact]
    public void A_tower_applied_to_one_value_twice_is_computed_once()
    {
        LayerNode[] tower = [OpNetworks.Convolution("Conv2D", 3, 3, 1, 1), OpNetworks.Layer("Tanh"), OpNetworks.Pool("MaxPool2D", 2, 2), Transpose(Axis.Height, Axis.Width), Flatten, OpNetworks.Dense(4), OpNetworks.Layer("Softmax")];
        GraphSource image = graph.Input(4, 6, 2);
        GraphSource first = graph.Apply(Shared(0, tower), image), second = graph.Apply(SharedAgain(0), image);
        NetworkGraph twice = graph.Build(LossKind.MeanSquaredError, graph.Chain(graph.Apply(OpNetworks.Layer("Multiply"), first, second), OpNetworks.Dense(2)));
        GraphBuilder alone = new();
        GraphSource value = alone.Apply(Shared(0, tower), alone.Input(4, 6, 2));
        NetworkGraph once = alone.Build(LossKind.MeanSquaredError, alone.Chain(alone.Apply(OpNetworks.Layer("Multiply"), value, value), OpNetworks.Dense(2)));

        KernelProgram program = NetworkCompiler.Stages(twice).First().Program, expected = NetworkCompiler.Stages(once).First().Program;
        KindsOf(program.TrainForward).ShouldBe(KindsOf(expected.TrainForward));
        KindsOf(program.EvalForward).ShouldBe(KindsOf(expected.EvalForward));
        KindsOf(program.Backward).ShouldBe(KindsOf(expected.Backward));
        program.Parameters.ShouldAllBe(parameter => !parameter.GradientIsSum);
        GradientCheck.Run(twice, seed: 4, sample: 60).Kinks.ShouldBe(0);
        ProgramResults.AreEqual(ProgramResults.Of(twice, program, null), ProgramResults.Of(once, expected, null));
    }

    /// <summary>Applied to two values, its gradients are sums.</summary>
    [Fact]
    public void A_tower_applied_to_two_values_is_computed_twice()
    {
        GraphSource first = graph.Apply(Shared(0, OpNetworks.Dense(3), OpNetworks.Layer("Tanh")), graph.Input(4)), second = graph.Apply(SharedAgain(0), graph.Input(4));
        KernelProgram program = NetworkCompiler.Compile(graph.Build(LossKind.MeanSquaredError, graph.Apply(OpNetworks.Layer("Subtract"), first, second))).Program;
        program.TrainForward.OfType<MatMulKernel>().Count().ShouldBe(2);
        program.Parameters.ShouldAllBe(parameter => parameter.GradientIsSum);
    }

    [Fact]
    public void Equal_functions_of_one_value_are_one()
    {
        GraphSource trunk = graph.Apply(OpNetworks.Dense(5), graph.Input(4));
        GraphSource first = graph.Chain(trunk, OpNetworks.Layer("Tanh"), Slice(Axis.Channels, 1..4)), second = graph.Chain(trunk, OpNetworks.Layer("Tanh"), Slice(Axis.Channels, 1..4), OpNetworks.Layer("Sigmoid"));
        KernelProgram program = NetworkCompiler.Stages(graph.Build(LossKind.MeanSquaredError, graph.Apply(Concat(), first, second))).First().Program;
        program.TrainForward.OfType<CopyKernel>().Count().ShouldBe(2);
        program.TrainForward.OfType<MapKernel>().Count(kernel => kernel.Layer > 0).ShouldBe(2);
    }

    /// <summary>Masks are drawn for each place, weights are those of each layer, and a normalization moves its running statistics at each place.</summary>
    [Fact]
    public void Random_masks_other_weights_and_normalizations_stay_apart()
    {
        GraphSource trunk = graph.Apply(OpNetworks.Dense(5), graph.Input(4));
        GraphSource Dropped() => graph.Apply(OpNetworks.Sample("Dropout"), trunk);
        GraphSource one = graph.Apply(Shared(0, OpNetworks.BatchNorm(0.3f)), trunk), other = graph.Apply(SharedAgain(0), trunk);
        GraphSource sum = graph.Apply(Add, Dropped(), Dropped(), one, other, graph.Apply(OpNetworks.Dense(5), trunk), graph.Apply(OpNetworks.Dense(5), trunk));
        KernelProgram program = NetworkCompiler.Stages(graph.Build(LossKind.MeanSquaredError, sum)).First().Program;
        program.TrainForward.OfType<NormalizeKernel>().Count().ShouldBe(2);
        program.TrainForward.OfType<MatMulKernel>().Count().ShouldBe(3);
        program.TrainForward.OfType<MapKernel>().Count(kernel => kernel.Results[0].Expression.Nodes().Any(node => node.Kind == ExprKind.Random)).ShouldBe(2);
    }

    [Fact]
    public void Two_outputs_that_are_equal_stay_two_values()
    {
        GraphSource trunk = graph.Apply(OpNetworks.Dense(5), graph.Input(4));
        GraphSource first = graph.Chain(trunk, OpNetworks.Layer("Tanh")), second = graph.Chain(trunk, OpNetworks.Layer("Tanh"));
        NetworkGraph network = graph.Build(new NetworkOptions(), new GraphHead("a", first, LossKind.MeanSquaredError), new GraphHead("b", second, LossKind.Huber, 0.5f));
        NetworkCompiler.Stages(network).First().Program.TrainForward.OfType<MapKernel>().Count(kernel => kernel.Layer is 1 or 2).ShouldBe(2);
        GradientCheck.Run(network, seed: 5, sample: 30).Kinks.ShouldBe(0);
    }

    [Fact]
    public void Random_graphs_mean_what_they_meant()
    {
        int fewer = 0;
        Laws.Hold(GraphDraw.Trained, 100, drawn =>
        {
            LoweredProgram Lowered() => Lower.Run(drawn, ShapeInference.Run(drawn, CancellationToken.None).Table, RecurrenceForm.Fused, CancellationToken.None);
            KernelProgram before = Differentiate.Run(Lowered(), drawn, CancellationToken.None);
            KernelProgram after = Differentiate.Run(CommonSubexpressions.Run(Lowered(), CancellationToken.None), drawn, CancellationToken.None);
            fewer += after.TrainForward.Count < before.TrainForward.Count ? 1 : 0;
            ProgramResults.AreEqual(ProgramResults.Of(drawn, after, null), ProgramResults.Of(drawn, before, null));
        });
        fewer.ShouldBeGreaterThan(5);
    }

    /// <summary>Every kernel of a chain reads what the one before it wrote.</summary>
    [Fact]
    public void Nothing_is_found_in_chains() => Laws.Hold(DefinitionDraw.Any, 60, tree =>
    {
        NetworkGraph chain = tree.ToGraph();
        KernelProgram program = NetworkCompiler.Stages(chain).First().Program;
        int layers = chain.AllLayers.Sum(layer => layer.Verb == "SeparableConv2D" ? 2 : OpTable.Is(layer, LayerTraits.Linear) ? 1 : 0);
        program.TrainForward.Concat(program.TrainHead).OfType<ProductKernel>().Count().ShouldBe(layers);
        program.EvalForward.OfType<ProductKernel>().Count().ShouldBe(layers);
    });

    private static IEnumerable<Type> KindsOf(IEnumerable<Kernel> kernels) => kernels.Select(kernel => kernel.GetType());
}
