using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Passes;

/// <summary>The first pass: lowers layers to forward kernels by the op table, once for training and once for eval.</summary>
internal sealed class Lower
{
    private readonly NetworkGraph graph;
    private readonly Lowering lowering;
    private readonly Value input;
    private readonly List<Value> inputs = [];
    private readonly Dictionary<int, Value> values = [];

    // The last layers of outputs that are decoded into labels.
    private readonly HashSet<int> decoded;

    private Lower(NetworkGraph graph, Lowering lowering, Value input)
    {
        (this.graph, this.lowering, this.input) = (graph, lowering, input);
        decoded = [.. graph.Heads.Where(head => graph.LossOf(head) == LossKind.Ctc).Select(head => OutputTrail.LastOf(graph, head)!.Value)];
        inputs.AddRange(IsPacked(graph) ? InputsIn(input) : [input]);
    }

    public static LoweredProgram Run(NetworkGraph graph, IReadOnlyList<LayerSummary> table, RecurrenceForm recurrences, CancellationToken cancellation)
    {
        ExprPool pool = new();
        ProgramBuilder builder = new(pool) { Recurrences = recurrences };
        LayerOrder order = LayerOrder.Of(graph);
        IReadOnlyCollection<int> frozen = FrozenLayers.Of(graph);
        Value input = builder.NewValue("input", ValueKind.Input, SampleOf(graph), -1);

        Lower training = new(graph, new Lowering(builder, table, order, frozen, training: true, cancellation), input);
        HashSet<int> last = LastLayers(graph);
        training.Layers(node => !last.Contains(node));
        Value[] heads = [.. graph.Heads.Select(training.LossInput)];
        Value[] sources = [.. graph.Heads.Select(training.HeadOf)];
        Value?[] lengths = [.. sources.Select(training.lowering.LengthsOf)];
        IReadOnlyList<Kernel> forward = training.lowering.TakeKernels();
        training.Layers(last.Contains);
        Value trainOutput = training.Output();
        IReadOnlyList<Kernel> trainHead = training.lowering.TakeKernels();

        Lower eval = new(graph, new Lowering(builder, table, order, frozen, training: false, cancellation), input);
        eval.Layers(_ => true);
        Value evalOutput = eval.Output();
        IReadOnlyList<Kernel> evalForward = eval.lowering.TakeKernels();
        Value? logits = graph.HasLoss && (graph.Heads.Count > 1 || eval.HasLossOfSteps(graph.Heads[0])) ? eval.Logits() : null;

        return new LoweredProgram(builder, input, heads, trainOutput, evalOutput, forward, trainHead, evalForward)
        {
            HeadLengths = lengths,
            HeadSteps = [.. sources.Select(value => value.Shape.Extents[0])],
            Logits = logits,
            EvalLogits = eval.lowering.TakeKernels(),
            Taps = [.. eval.lowering.Taps.Keys.Select(name => TapOf(name, new Lower(graph, new Lowering(builder, table, order, frozen, training: false, cancellation), input)))],
        };
    }

    /// <summary>All of eval, and the tapped value as its output: dead code elimination removes what that doesn't need.</summary>
    private static TapProgram TapOf(string name, Lower eval)
    {
        eval.Layers(_ => true);
        Value value = eval.lowering.Masked(eval.lowering.Taps[name]), flat = eval.lowering.Flat(value);
        return new TapProgram(name, value.Shape, flat, eval.lowering.TakeKernels());
    }

    /// <summary>The inputs in a row that is their concatenation, each with its length behind it.</summary>
    private IEnumerable<Value> InputsIn(Value row)
    {
        Queue<Value> parts = new(Packing.Divided(lowering, row, graph.Inputs.SelectMany((each, index) => PartsOf(each, Naming.NameOfInput(graph, index)))));
        foreach (GraphInput each in graph.Inputs)
        {
            Value value = parts.Dequeue();
            if (each.HasLengths)
            {
                Value lengths = parts.Dequeue();
                lengths = graph.Options.InputGradient ? lowering.WithoutGradient(lengths) : lengths;
                lowering.SetLengths(value, lengths);

                // What stands behind a length may be so large that it overflows on the way; a token is a row of a table.
                value = each.IsTokens ? value : lowering.MaskedInput(value, lengths);
            }

            yield return value;
        }
    }

    private static IEnumerable<(string Name, Shape Shape)> PartsOf(GraphInput input, string name) => input.HasLengths ? [(name, input.Shape), (name + ".lengths", Shape.Of(1))] : [(name, input.Shape)];

    /// <summary>Whether a row of the batch is a concatenation.</summary>
    private static bool IsPacked(NetworkGraph graph) => graph.Inputs.Count > 1 || graph.Inputs[0].HasLengths;

    /// <summary>Where a Flatten comes first, samples are flat from the start; several inputs are concatenated.</summary>
    private static Shape SampleOf(NetworkGraph graph)
    {
        bool isFlat = IsPacked(graph) || (graph.Nodes.Count > 0 && graph.Nodes.Where(node => node.Sources.Any(source => source.IsInput)).All(node => OpTable.Is(node.Layer, LayerTraits.ForgetsShape)));
        return isFlat ? Shape.Of(graph.Inputs.Sum(each => each.Row.Size)) : graph.Inputs[0].Shape;
    }

    /// <summary>The softmaxes and sigmoids that are fused into their cross-entropy, on the logits: those that only outputs with such a loss read.</summary>
    private static HashSet<int> LastLayers(NetworkGraph graph)
    {
        ILookup<int, int> readers = graph.Nodes
            .SelectMany((node, index) => node.Sources.Where(source => !source.IsInput).Select(source => (source.Index, Reader: index)))
            .ToLookup(pair => pair.Index, pair => pair.Reader);
        ILookup<GraphSource, GraphHead> heads = graph.Heads.ToLookup(head => head.Source);
        return [.. graph.Heads
            .Where(head => FusesLastLayer(graph, head))
            .SelectMany(head => OutputTrail.Of(graph, head).Select(node => (node, Last: OutputTrail.LastOf(graph, head))))
            .GroupBy(pair => pair.Last, pair => pair.node)
            .Select(group => new HashSet<int>(group))
            .Where(trail => trail.All(node => readers[node].All(trail.Contains) && heads[GraphSource.OfNode(node)].All(head => FusesLastLayer(graph, head))))
            .SelectMany(trail => trail)];
    }

    /// <summary>Whether the loss is computed from the input of the output's last layer.</summary>
    private static bool FusesLastLayer(NetworkGraph graph, GraphHead head) => LossRules.LastLayerOf(graph.LossOf(head)) != LayerTraits.None;

    private Value Of(GraphSource source) => source.IsInput ? inputs[source.Index] : values[source.Index];

    private void Layers(System.Func<int, bool> which)
    {
        int number = 0;
        for (int i = 0; i < graph.Nodes.Count; i++)
        {
            GraphNode node = graph.Nodes[i];
            if (which(i))
            {
                values[i] = lowering.LayerAt(number, node.Layer, [.. node.Sources.Select(source => decoded.Contains(i) ? lowering.BlankBehindLengths(Of(source)) : Of(source))]);
            }

            number += node.Layer.SelfAndNested().Count();
        }
    }

    /// <summary>The value that the loss of an output reads.</summary>
    private Value HeadOf(GraphHead head) => Of(FusesLastLayer(graph, head) ? graph.Nodes[OutputTrail.LastOf(graph, head)!.Value].Sources[0] : head.Source);

    /// <summary>The same in the shape that the loss wants: flat, or with its steps apart.</summary>
    private Value LossInput(GraphHead head) => graph.LossOf(head) is LossKind.Ctc or LossKind.CrossEntropy ? lowering.Steps(HeadOf(head)) : lowering.Flat(HeadOf(head));

    /// <summary>Whether the logits of the output are masked behind its lengths, or a softmax's of each step.</summary>
    private bool HasLossOfSteps(GraphHead head) => graph.LossOf(head) switch
    {
        LossKind.CrossEntropy => Of(head.Source).Shape.Rank > 1,
        LossKind.BinaryCrossEntropy => lowering.LengthsOf(Of(head.Source)) is not null,
        _ => false,
    };

    /// <summary>The outputs, concatenated; those that are sequences have zeros behind the rows' lengths, or a certain blank where they are decoded.</summary>
    private Value Output() => Packed("output", graph.Heads.Select(head => graph.LossOf(head) == LossKind.Ctc ? Of(head.Source) : lowering.Masked(Of(head.Source))));

    /// <summary>The same with logits in place of their probabilities.</summary>
    private Value Logits() => Packed("logits", graph.Heads.Select(HeadOf));

    private Value Packed(string name, IEnumerable<Value> parts)
    {
        Value[] flat = [.. parts.Select(lowering.Flat)];
        return flat.Length == 1 ? flat[0] : Packing.Joined(lowering, name, flat);
    }
}
