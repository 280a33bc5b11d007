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
    public void So_it_does_between_batch_norm_and_dropout_and_in_a_residual(string verb) => SameEverywhere.Check(Networks.Value[verb + "Among"], rows: 6, batchSize: 8);

    /// <summary>The layer alone, and among others.</summary>
    public static (string Name, NetworkGraph Graph)[] All(string verb)
    {
        NetworkGraph graph = OpNetworks.Around(verb);
        LayerNode layer = OpNetworks.Sample(verb);
        LayerNode residual = OpNetworks.Layer("Residual", ("block", new ArgumentValue.Block(EquatableArray.Of(layer, layer))));
        LayerNode[] among = [OpNetworks.BatchNorm(), layer, OpNetworks.BatchNorm(), OpNetworks.Sample("Dropout")];
        NetworkGraph twice = Instead(graph, layer, [.. among, residual]);

        // A residual takes what keeps its shape, and some others that keep the sample's.
        bool fits = NetworkCompiler.Check(twice).Count == 0;
        (fits || !OpTable.Is(verb, LayerTraits.KeepsShape)).ShouldBeTrue(verb);
        return [(verb, graph), (verb + "Among", fits ? twice : Instead(graph, layer, among))];
    }

    private static NetworkGraph Instead(NetworkGraph graph, LayerNode layer, params LayerNode[] layers) =>
        graph with { Layers = graph.Layers.SelectMany(each => each == layer ? layers : [each]).ToEquatableArray() };
}
