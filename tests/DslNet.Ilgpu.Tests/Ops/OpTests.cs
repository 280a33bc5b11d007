using DslNet.Compiler;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Ops;
using DslNet.Compiler.Tests.Gradients;
using DslNet.Compiler.Tests.Graphs;
using DslNet.Ilgpu.Tests.Harness;

namespace DslNet.Ilgpu.Tests.Ops;

/// <summary>Walks the op table, so a new layer is run on an accelerator without a word here.</summary>
public class OpTests
{
    private static readonly Lazy<Dictionary<string, Type>> Networks = new(() => EmittedNetworks.Load(OpTable.All.SelectMany(op => All(op.Verb)).Concat(OverLengths)));

    public static TheoryData<string> Verbs => OpNetworks.Verbs;

    public static TheoryData<string> VerbsOverLengths => [.. OverLengths.Select(network => network.Name)];

    [Theory]
    [MemberData(nameof(Verbs))]
    public void A_layer_does_on_an_accelerator_what_it_does_on_the_CPU(string verb) => SameEverywhere.Check(Networks.Value[verb], rows: 7, batchSize: 7);

    [Theory]
    [MemberData(nameof(Verbs))]
    public void So_it_does_between_batch_norm_and_dropout_and_in_a_residual(string verb) => SameEverywhere.Check(Networks.Value[verb + "Among"], rows: 6, batchSize: 8);

    /// <summary>Layers that respect the lengths of sequences; the rows of a batch have many, 0 among them.</summary>
    [Theory]
    [MemberData(nameof(VerbsOverLengths))]
    public void So_it_does_over_sequences_that_end_early(string name) => SameEverywhere.Check(Networks.Value[name], rows: 7, batchSize: 7);

    [Fact]
    public void Normalizations_recurrences_windows_and_attention_do() =>
        new[] { "BatchNorm", "Lstm", "Conv1D", "MaxPool1D", "SelfAttention", "GroupNorm" }.ShouldBeSubsetOf(OverLengths.Select(network => network.Name.Replace("OverLengths", "")));

    private static IEnumerable<(string Name, NetworkGraph Graph)> OverLengths => OpTable.All
        .Where(op => op is not JoinOp && !OpTable.Is(op.Verb, LayerTraits.ReadsTokens))
        .Select(op =>
        {
            GraphBuilder graph = new();
            GraphSource input = graph.Input(new GraphInput("x", Compiler.Shape.Of(9, 6)) { HasLengths = true });
            return (op.Verb + "OverLengths", graph.Build(LossKind.MeanSquaredError, graph.Chain(input, OpNetworks.Sample(op.Verb), OpNetworks.Layer("Flatten"), OpNetworks.Dense(2))));
        })
        .Where(network => NetworkCompiler.Check(network.Item2).Count == 0);

    /// <summary>The layer alone, and among others.</summary>
    public static (string Name, NetworkGraph Graph)[] All(string verb)
    {
        NetworkGraph graph = OpNetworks.Around(verb);
        LayerNode layer = OpNetworks.Sample(verb);
        LayerNode residual = OpNetworks.Layer("Residual", ("block", new ArgumentValue.Block(EquatableArray.Of(layer, layer))));
        bool joins = OpTable.Find(verb) is JoinOp;
        LayerNode[] behind = [layer, OpNetworks.BatchNorm(), OpNetworks.Sample("Dropout")];
        LayerNode[] among = joins || OpTable.Is(verb, LayerTraits.ReadsTokens) ? behind : [OpNetworks.BatchNorm(), .. behind];   // what is before a join is several values, before an embedding tokens
        NetworkGraph twice = Instead(graph, layer, [.. among, residual]);

        // A residual takes what keeps its shape, and some others that keep the sample's; a tap's name stands once.
        bool fits = !joins && NetworkCompiler.Check(twice).Count == 0;
        (fits || joins || OpTable.Find(verb) is TapOp || !OpTable.Is(verb, LayerTraits.KeepsShape)).ShouldBeTrue(verb);
        return [(verb, graph), (verb + "Among", fits ? twice : Instead(graph, layer, among))];
    }

    /// <summary>The graph with a layer replaced by several, the first of which reads what it read.</summary>
    private static NetworkGraph Instead(NetworkGraph graph, LayerNode layer, params LayerNode[] layers)
    {
        List<GraphNode> nodes = [];
        List<GraphSource> places = [];
        foreach (GraphNode node in graph.Nodes)
        {
            EquatableArray<GraphSource> sources = node.Sources.Select(Moved).ToEquatableArray();
            foreach (LayerNode each in node.Layer == layer ? layers : [node.Layer])
            {
                nodes.Add(new GraphNode(each, sources));
                sources = EquatableArray.Of(GraphSource.OfNode(nodes.Count - 1));
            }

            places.Add(sources[0]);
        }

        return graph with { Nodes = nodes.ToEquatableArray(), Heads = graph.Heads.Select(head => head with { Source = Moved(head.Source) }).ToEquatableArray() };

        GraphSource Moved(GraphSource source) => source.IsInput ? source : places[source.Index];
    }
}
