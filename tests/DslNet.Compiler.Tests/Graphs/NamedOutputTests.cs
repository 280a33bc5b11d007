using DslNet.Compiler.Findings;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Tests.Gradients;
using static DslNet.Compiler.Tests.Graphs.GraphLayers;

namespace DslNet.Compiler.Tests.Graphs;

/// <summary>A Tap or an Identity behind the last layer changes neither the loss nor how it is computed.</summary>
public class NamedOutputTests
{
    private readonly GraphBuilder graph = new();

    public static TheoryData<string, LossKind> LastLayers => new() { { "Softmax", LossKind.CrossEntropy }, { "Sigmoid", LossKind.BinaryCrossEntropy } };

    [Theory]
    [MemberData(nameof(LastLayers))]
    public void The_loss_is_computed_from_logits_through_a_tap(string last, LossKind loss)
    {
        NetworkGraph plain = Network(loss, OpNetworks.Dense(3), OpNetworks.Layer(last));
        NetworkGraph tapped = Network(loss, OpNetworks.Dense(3), OpNetworks.Layer(last), Tap("p"), OpNetworks.Layer("Identity"));
        KernelProgram expected = NetworkCompiler.Compile(plain).Program, program = NetworkCompiler.Compile(tapped).Program;

        NetworkCompiler.Check(tapped).ShouldBeEmpty();
        Text(program.TrainForward).ShouldBe(Text(expected.TrainForward));
        Text(program.TrainHead).ShouldBe(Text(expected.TrainHead));
        Text(program.Backward).ShouldBe(Text(expected.Backward));
        Text(program.EvalForward).ShouldBe(Text(expected.EvalForward));
        program.Logits!.Name.ShouldBe(expected.Logits!.Name);
        program.Taps.ShouldHaveSingleItem().Value.Size.ShouldBe(3);
    }

    [Fact]
    public void Probabilities_that_are_read_elsewhere_are_computed_in_the_forward_pass()
    {
        GraphSource probabilities = graph.Chain(graph.Input(4), OpNetworks.Dense(3), OpNetworks.Layer("Softmax"), Tap("p"));
        GraphSource second = graph.Chain(probabilities, OpNetworks.Dense(2));
        NetworkGraph network = graph.Build(new NetworkOptions(LossKind.PerHead), new GraphHead("class", probabilities, LossKind.CrossEntropy), new GraphHead("rest", second, LossKind.MeanSquaredError));
        KernelProgram program = NetworkCompiler.Compile(network).Program;

        program.TrainForward.OfType<SoftmaxKernel>().ShouldHaveSingleItem();
        program.Backward.OfType<SoftmaxCrossEntropyKernel>().ShouldHaveSingleItem();
    }

    [Fact]
    public void Another_last_layer_is_named_and_not_the_tap()
    {
        Finding finding = NetworkCompiler.Check(Network(LossKind.CrossEntropy, OpNetworks.Dense(3), OpNetworks.Layer("Relu"), Tap("p"))).ShouldHaveSingleItem();
        (finding.Rule, finding.Layer).ShouldBe(("DN1006", 1));
        finding.Message.ShouldContain("but it is Relu");
    }

    private static string[] Text(IEnumerable<Kernel> kernels) => [.. kernels.Select(kernel => kernel.ToString())];

    private static NetworkGraph Network(LossKind loss, params LayerNode[] layers)
    {
        GraphBuilder graph = new();
        return graph.Build(loss, graph.Chain(graph.Input(4), layers));
    }
}
