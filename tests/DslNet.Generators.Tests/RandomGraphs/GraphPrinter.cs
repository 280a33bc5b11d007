using DslNet.Compiler;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Ops;
using static DslNet.Generators.Tests.RandomGraphs.GraphStatement;

namespace DslNet.Generators.Tests.RandomGraphs;

/// <summary>
/// Prints a graph as a user would define it: values bound to locals of any name or said where they are read, statements in any order that reads what stands
/// before, helper methods that take and return nets, pairs of nets, operators or calls, shared blocks in locals or fields.
/// </summary>
internal sealed class GraphPrinter
{
    private readonly NetworkGraph graph;
    private readonly Random random;
    private readonly List<string> fields = [];
    private readonly List<string> members = [];
    private readonly List<GraphStatement> statements = [];
    private readonly Dictionary<int, string> shared = [];
    private readonly HashSet<GraphSource> bound = [];
    private readonly LayerText layers;

    private GraphPrinter(NetworkGraph graph, int seed)
    {
        this.graph = graph;
        random = new Random(seed);
        layers = new LayerText(random, members, id => shared.GetValueOrDefault(id));
    }

    /// <param name="graph">In canonical order.</param>
    /// <param name="name">Of the class.</param>
    /// <param name="seed">Of the choices between ways to say the same.</param>
    public static PrintedGraph Print(NetworkGraph graph, string name, int seed) => new GraphPrinter(graph, seed).Print(name);

    /// <summary>Whether C# has words for all its functions.</summary>
    public static bool IsPrintable(NetworkGraph graph) =>
        (graph.Options.CustomLoss is not { } loss || FunctionText.Of(loss, "p", "t") is not null)
        && graph.AllLayers.Where(layer => OpTable.Is(layer, LayerTraits.UserFunction)).All(layer => FunctionText.Of(layer.Function("function"), "x", "a", "b") is not null);

    private PrintedGraph Print(string name)
    {
        DeclareShared();
        Bind();
        string result = Result();
        DefineMethod define = new(random, members);
        members.Insert(random.Next(members.Count + 1), define.Text(statements, result));
        if (graph.Options.CustomLoss is { } loss)
        {
            members.Add($"static float LossOf(float prediction, float target) => {FunctionText.Of(loss, "prediction", "target")};");
        }

        members.Add("public static string Described => Define().ToString();");
        string attribute = graph.Options.Loss == LossKind.None ? "[Network]" : $"[Network(Loss = Loss.{graph.Options.Loss})]";
        return new PrintedGraph(name, Source($"{attribute}\npublic sealed partial class {name}", [.. fields, .. members]), Source($"public static class {name}Calls", [.. CallText.Of(graph, name)]));
    }

    private static string Source(string header, IEnumerable<string> members) =>
        $"#nullable enable\nusing System;\nusing DslNet;\nusing static DslNet.Dsl;\n\nnamespace {PrintedGraph.Namespace};\n\n{header}\n{{\n    {string.Join("\n\n    ", members)}\n}}\n";

    /// <summary>Those used twice have a name; in a field only what needs no local.</summary>
    private void DeclareShared()
    {
        LayerNode[] all = [.. graph.AllLayers.Where(layer => layer.Has(LayerNode.SharedIdArgument))];
        Dictionary<int, LayerNode> blocks = all.Where(layer => layer.Blocks.Any()).ToDictionary(layer => layer.Integer(LayerNode.SharedIdArgument));
        HashSet<int> seen = [];
        foreach (int id in blocks.Keys)
        {
            Declare(id);
        }

        // What it holds comes first.
        void Declare(int id)
        {
            if (!seen.Add(id))
            {
                return;
            }

            foreach (LayerNode inner in blocks[id].SelfAndNested().Where(layer => layer.Has(LayerNode.SharedIdArgument)))
            {
                Declare(inner.Integer(LayerNode.SharedIdArgument));
            }

            if (all.Count(layer => layer.Integer(LayerNode.SharedIdArgument) == id) > 1 || random.Next(2) == 0)
            {
                Declared(id, layers.SharedBlock(blocks[id]));
            }
        }
    }

    private void Declared(int id, string text)
    {
        if (TokensOf(text).Length == 0 && random.Next(2) == 0)
        {
            shared[id] = "Tower" + InvariantText.Of(id);
            fields.Add($"private static readonly Layer {shared[id]} = {text};");
        }
        else
        {
            shared[id] = Marked("s" + InvariantText.Of(id));
            statements.Add(new GraphStatement("s" + InvariantText.Of(id), "Layer", text));
        }
    }

    /// <summary>Several inputs are declared in their order; what is read twice has a name.</summary>
    private void Bind()
    {
        ILookup<GraphSource, GraphSource> readers = graph.Nodes.SelectMany(node => node.Sources).Concat(graph.Heads.Select(head => head.Source)).ToLookup(source => source);
        for (int i = 0; i < graph.Inputs.Count; i++)
        {
            GraphSource source = GraphSource.OfInput(i);
            if (graph.Inputs.Count > 1 || readers[source].Count() > 1 || random.Next(2) == 0)
            {
                bound.Add(source);
                statements.Add(new GraphStatement("i" + InvariantText.Of(i), "Net", graph.Inputs[i].ToString()));
            }
        }

        for (int i = 0; i < graph.Nodes.Count; i++)
        {
            GraphSource source = GraphSource.OfNode(i);
            if (readers[source].Count() > 1 || random.Next(4) == 0)
            {
                string text = Node(i).Text;
                bound.Add(source);
                statements.Add(new GraphStatement("v" + InvariantText.Of(i), "Net", text));
            }
        }
    }

    private string Result()
    {
        if (graph.Heads is [{ Name: null } only])
        {
            return Value(only.Source).Text;
        }

        List<string> heads = [];
        foreach ((GraphHead head, int index) in graph.Heads.Select((head, index) => (head, index)))
        {
            bool named = random.Next(3) == 0;
            string text = $"Head({(named ? "name: " : "")}\"{head.Name}\", {(named ? "net: " : "")}{Value(head.Source).Text}"
                + (head.Loss is { } loss ? $", {(named || random.Next(2) == 0 ? "loss: " : "")}Loss.{loss}" : "")
                + (head.Weight != 1 || random.Next(4) == 0 ? $", weight: {InvariantText.Literal(head.Weight)}" : "") + ")";
            if (random.Next(4) == 0)
            {
                statements.Add(new GraphStatement("h" + InvariantText.Of(index), "Head", text));
                text = Marked("h" + InvariantText.Of(index));
            }

            heads.Add(text);
        }

        return $"Outputs({string.Join(", ", heads)})";
    }

    private NetText Value(GraphSource source) =>
        bound.Contains(source) ? new NetText(Marked((source.IsInput ? "i" : "v") + InvariantText.Of(source.Index)), Binding.Primary)
        : source.IsInput ? new NetText(graph.Inputs[source.Index].ToString(), Binding.Primary)
        : Node(source.Index);

    private NetText Node(int index)
    {
        GraphNode node = graph.Nodes[index];
        NetText[] values = [.. node.Sources.Select(Value)];
        bool isJoin = OpTable.Is(node.Layer, LayerTraits.Joins) && !node.Layer.Blocks.Any();
        return isJoin ? NetText.Join(node.Layer, values, random)
            : node.Layer.Verb == "Rescale" && random.Next(4) != 0 && NetText.Rescaled(node.Layer, values[0], random) is { } rescaled ? rescaled
            : random.Next(2) == 0 ? new NetText(values[0].In(Binding.Primary) + layers.Call(node.Layer), Binding.Primary)
            : new NetText($"{values[0].In(Binding.Shift)} >> {layers.Value(node.Layer)}", Binding.Shift);
    }
}
