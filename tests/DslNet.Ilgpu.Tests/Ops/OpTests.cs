using DslNet.Compiler;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Ops;
using DslNet.Compiler.Tests.Gradients;
using DslNet.Ilgpu.Tests.Harness;

namespace DslNet.Ilgpu.Tests.Ops;

/// <summary>Walks the op table, so a new layer is run on an accelerator without a word here.</summary>
public class OpTests
{
    private static readonly Lazy<Dictionary<string, Type>> Networks = new(() => EmittedNetworks.Load(OpTable.All.SelectMany(op => All(op.Verb))));

    public static TheoryData<string> Verbs => OpNetworks.Verbs;

    [Theory]
    [MemberData(nameof(Verbs))]
    public void A_layer_does_on_an_accelerator_what_it_does_on_the_CPU(string verb) => SameEverywhere.Check(Networks.Value[verb], rows: 7, batchSize: 7);

    [Theory]
    [MemberData(nameof(Verbs))]
    public void So_it_does_between_batch_norm_and_dropout(string verb) => SameEverywhere.Check(Networks.Value[verb + "Normalized"], rows: 6, batchSize: 8);

    [SkippableTheory]
    [MemberData(nameof(Verbs))]
    public void So_it_does_in_a_residual_where_it_keeps_its_shape(string verb)
    {
        bool keepsShape = Networks.Value.TryGetValue(verb + "Residual", out Type? network);
        (keepsShape || OpTable.Find(verb) is not ElementwiseOp).ShouldBeTrue();
        Skip.IfNot(keepsShape, $"{verb} changes its shape.");
        SameEverywhere.Check(network!, rows: 5, batchSize: 6);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void So_it_does_without_a_loss(string verb) => SameEverywhere.Check(Networks.Value[verb + "Untrained"], rows: 4, batchSize: 5);

    private static IEnumerable<(string Name, NetworkGraph Graph)> All(string verb)
    {
        NetworkGraph graph = OpNetworks.Around(verb);
        LayerNode layer = OpNetworks.Sample(verb);
        yield return (verb, graph);
        yield return (verb + "Normalized", Instead(graph, layer, OpNetworks.BatchNorm(), layer, OpNetworks.BatchNorm(), OpNetworks.Sample("Dropout")));
        yield return (verb + "Untrained", graph with { Options = new NetworkOptions() });
        NetworkGraph residual = Instead(graph, layer, OpNetworks.Layer("Residual", ("block", new ArgumentValue.Block(EquatableArray.Of(layer, layer)))));
        if (NetworkCompiler.Check(residual).Count == 0)
        {
            yield return (verb + "Residual", residual);
        }
    }

    private static NetworkGraph Instead(NetworkGraph graph, LayerNode layer, params LayerNode[] layers) =>
        graph with { Layers = graph.Layers.SelectMany(each => each == layer ? layers : [each]).ToEquatableArray() };
}
