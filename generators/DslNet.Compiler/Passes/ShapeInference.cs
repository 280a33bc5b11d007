using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNet.Compiler.Findings;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Passes;

/// <summary>
/// Names the layers, checks their arguments, and propagates the shapes from the inputs to the outputs.
/// The first incompatible shape ends the propagation: the shapes after it are unknown.
/// </summary>
public sealed partial class ShapeInference
{
    private readonly List<Finding> findings = [];
    private readonly List<LayerSummary?> table = [];
    private readonly Dictionary<string, int> ordinals = [];
    private readonly CancellationToken cancellation;
    private readonly Dictionary<int, (int First, EquatableArray<LayerNode> Layers)> shared = [];
    private readonly Stack<LayerOp> enclosing = [];
    private long repetitions = 1;
    private int copies = 1;
    private readonly HashSet<string> ends = [];
    private double parameters;
    private bool lost;

    private ShapeInference(CancellationToken cancellation) => this.cancellation = cancellation;

    /// <summary>
    /// The table of layers, numbered as in <c>NetworkGraph.AllLayers</c>, complete where there are no findings; the outputs' shapes, and of those that are
    /// sequences with lengths which they are.
    /// </summary>
    public static (IReadOnlyList<LayerSummary> Table, IReadOnlyList<Shape> Outputs, IReadOnlyList<RowLengths?> Lengths, EquatableArray<Finding> Findings) Run(NetworkGraph graph, CancellationToken cancellation)
    {
        ShapeInference inference = new(cancellation);
        inference.CheckInputs(graph);
        Signal[] signals = inference.Outputs(graph);
        Shape[] outputs = [.. signals.Select(signal => signal.Shape)];
        inference.CheckArguments(graph);
        inference.CheckHeads(graph);
        if (!inference.lost)
        {
            inference.findings.AddRange(LossRules.Check(graph, outputs));
        }

        inference.findings.AddRange(OptionRules.Check(graph));
        return ([.. inference.table.OfType<LayerSummary>()], outputs, [.. signals.Select(signal => signal.Lengths)], inference.findings.OrderBy(finding => finding.Layer).ToEquatableArray());
    }

    private void CheckInputs(NetworkGraph graph)
    {
        // Generated names of unnamed inputs are taken, too.
        ends.UnionWith(graph.Inputs.Select((_, index) => Naming.NameOfInput(graph, index)).Where((_, index) => graph.Inputs[index].Name is null));
        ends.UnionWith(graph.Heads.Where(head => head.Name is null).Select(Naming.NameOf));
        for (int i = 0; i < graph.Inputs.Count; i++)
        {
            CheckInput(graph.Inputs[i], i);
            if (NameProblem(graph.Inputs[i].Name) is { } problem)
            {
                findings.Add(new Finding("DN1005", Finding.OfInput(i), "name", $"Input: {problem}"));
            }
        }

        if (!lost && graph.Inputs.Sum(input => (double)Addressable.FloatsOf(input.Row)) > Addressable.Floats && graph.Inputs.Count > 1)
        {
            findings.Add(new Finding("DN1005", Finding.Input, null, $"The inputs have more numbers together than {InvariantText.Of(Addressable.Floats)}"));
            lost = true;
        }
    }

    private void CheckHeads(NetworkGraph graph)
    {
        for (int i = 0; i < graph.Heads.Count; i++)
        {
            GraphHead head = graph.Heads[i];
            if (NameProblem(head.Name) is { } problem)
            {
                findings.Add(new Finding("DN1005", Finding.OfHead(i), "name", $"Head: {problem}"));
            }

            if (!(head.Weight > 0) || float.IsInfinity(head.Weight))
            {
                findings.Add(new Finding("DN1005", Finding.OfHead(i), "weight", $"Head: weight must be a finite number above 0, but is {InvariantText.Of(head.Weight)}"));
            }
        }
    }

    /// <summary>The problem of the name of an input or output, or null.</summary>
    private string? NameProblem(string? name) => name is null ? null
        : Naming.ParameterProblem(name) ?? (ends.Add(name) ? null : $"two inputs or outputs are named {QuotedText.Of(name)}");

    /// <summary>The outputs; none where a layer before them doesn't fit.</summary>
    private Signal[] Outputs(NetworkGraph graph)
    {
        List<Signal> values = [];
        Signal Of(GraphSource source) => source.IsInput ? new Signal(graph.Inputs[source.Index].Shape, graph.Inputs[source.Index].HasLengths ? RowLengths.Of(source.Index) : null) : values[source.Index];
        foreach (GraphNode node in graph.Nodes)
        {
            if (lost)
            {
                return [];
            }

            values.Add(Layer(node.Layer, [.. node.Sources.Select(Of)]));
        }

        return [.. graph.Heads.Select(head => Of(head.Source))];
    }

    private void CheckInput(GraphInput declared, int index)
    {
        Shape input = declared.Shape;
        string? problem = declared.IsTokens || declared.HasLengths ? SequenceProblem(declared) : input.Rank is < 1 or > 3
            ? "Input takes one to three extents"
            : input.Extents.Any(extent => extent < 1)
                ? $"Input extents must be at least 1, but are {input}"
                : input.Extents.Aggregate(1.0, (product, extent) => product * extent) > Addressable.Floats
                    ? $"Input {input} has more numbers than {InvariantText.Of(Addressable.Floats)}"
                    : null;
        if (problem is not null)
        {
            findings.Add(new Finding("DN1005", Finding.OfInput(index), null, problem));
            lost = true;
        }
    }

    /// <summary>Arguments are checked even where shapes are unknown, but after the shapes, so that each mistake is reported once.</summary>
    private void CheckArguments(NetworkGraph graph)
    {
        int number = 0;
        Dictionary<string, int> counts = [];
        HashSet<string> names = [];
        foreach (LayerNode layer in graph.AllLayers)
        {
            cancellation.ThrowIfCancellationRequested();
            string name = Naming.NameOf(layer, counts), shown = QuotedText.Cleaned(name);
            foreach (ArgumentProblem problem in OpTable.Of(layer).Check(layer))
            {
                findings.Add(new Finding("DN1005", number, problem.Argument, $"{shown}: {problem.Message}"));
            }

            string? nameProblem = layer.Name is null ? null : Naming.Problem(layer.Name);
            if (!names.Add(Naming.Pascal(name.Length == 0 ? "?" : name)))
            {
                nameProblem ??= $"two layers are named {QuotedText.Of(name)}";
            }

            if (nameProblem is not null)
            {
                findings.Add(new Finding("DN1005", number, "name", $"{layer.Verb}: {nameProblem}"));
            }

            number++;
        }
    }

    /// <summary>The states that a recurrence's cells give; none where the input is no sequence.</summary>
    private IEnumerable<Signal> Cells(LayerNode layer, Signal input)
    {
        foreach (ArgumentValue.Cell cell in layer.Cells)
        {
            if (OpTable.Of(layer).CellInputs(layer, input.Shape) is not { } inputs)
            {
                continue;
            }

            long outside = repetitions;
            repetitions *= input.Shape.Extents[0];
            enclosing.Push(OpTable.Of(layer));
            List<Signal> values = [];
            Signal Of(GraphSource source) => source.IsInput ? new Signal(inputs[source.Index], null) : values[source.Index];
            foreach (GraphNode node in cell.Nodes.Where(_ => !lost))
            {
                values.Add(Layer(node.Layer, [.. node.Sources.Select(Of)]));
            }

            enclosing.Pop();
            repetitions = outside;
            yield return lost ? input : Of(cell.Output);
        }
    }

    private Signal Block(EquatableArray<LayerNode> layers, Signal input)
    {
        Signal value = input;
        foreach (LayerNode layer in layers)
        {
            if (lost)
            {
                return value;
            }

            value = Layer(layer, [value]);
        }

        return value;
    }

    private Signal Layer(LayerNode layer, IReadOnlyList<Signal> inputs)
    {
        Shape input = inputs[0].Shape;
        cancellation.ThrowIfCancellationRequested();
        int number = table.Count;
        table.Add(null);
        string name = Naming.NameOf(layer, ordinals);
        LayerOp op = OpTable.Of(layer);
        Signal[] blocks = layer.SharedId is not null ? [SharedBlock(layer, number, name, inputs[0])] : [.. Blocks(op, layer, inputs[0]), .. Cells(layer, inputs[0])];
        if (lost || op.Check(layer).Any())
        {
            lost = true;
            return inputs[0];
        }

        ShapeResult result = enclosing.Select(outer => outer.Refuses(op)).FirstOrDefault(refusal => refusal is not null) is { } refused ? ShapeResult.Fail(refused)
            : TokensProblem(op, inputs) is { } tokens ? ShapeResult.Fail(tokens)
            : op.InferFrom(layer, [.. inputs.Select(value => value.Shape)], [.. blocks.Select(value => value.Shape)]);
        if (result.Shape is null)
        {
            findings.Add(new Finding("DN1004", number, null, $"{QuotedText.Cleaned(name)}: {result.Problem}", inputs.Count == 1 ? Mends(op, layer, input) : null));
            lost = true;
            return inputs[0];
        }

        if (TooLarge(op, layer, input, result.Shape) is { } problem)
        {
            findings.Add(new Finding("DN1005", number, null, $"{QuotedText.Cleaned(name)}: {problem}"));
            lost = true;
            return inputs[0];
        }

        (RowLengths? lengths, string? refusal) = LengthsBehind(op, layer, inputs, blocks);
        if (refusal is not null)
        {
            findings.Add(new Finding("DN1004", number, null, $"{QuotedText.Cleaned(name)}: {refusal}"));
            lost = true;
        }

        table[number] = new LayerSummary(name, layer, input, result.Shape, 0, copies * repetitions * op.Connections(layer, input));
        return new Signal(result.Shape, lengths);
    }

    /// <summary>The output shape of a shared block. A later application adds nothing to the table, and its input must match the existing parameters.</summary>
    private Signal SharedBlock(LayerNode layer, int number, string name, Signal input)
    {
        int id = layer.SharedId!.Value;
        if (layer.Blocks.FirstOrDefault() is { Count: > 0 } block)
        {
            shared[id] = (table.Count, block);
            return Block(block, input);
        }

        if (!shared.TryGetValue(id, out (int First, EquatableArray<LayerNode> Layers) place))
        {
            return input;
        }

        // Blocks inside it are recorded at table rows that are removed below; their first applications are elsewhere.
        KeyValuePair<int, (int First, EquatableArray<LayerNode> Layers)>[] places = [.. shared];
        (int rows, double before, int problems, Dictionary<string, int> counts) = (table.Count, parameters, findings.Count, new(ordinals));
        Signal output = Block(place.Layers, input);
        string? problem = findings.Count > problems ? findings[problems].Message : Enumerable.Range(0, table.Count - rows)
            .Select(index => (First: table[place.First + index], Here: table[rows + index]))
            .Where(pair => pair is { First: not null, Here: not null })
            .Select(pair => ParametersProblem(pair.First!, pair.Here!))
            .FirstOrDefault(found => found is not null);
        findings.RemoveRange(problems, findings.Count - problems);
        table.RemoveRange(rows, table.Count - rows);
        ordinals.Clear();
        foreach (KeyValuePair<string, int> count in counts)
        {
            ordinals[count.Key] = count.Value;
        }

        foreach (KeyValuePair<int, (int First, EquatableArray<LayerNode> Layers)> first in places)
        {
            shared[first.Key] = first.Value;
        }

        parameters = before;
        if (problem is not null)
        {
            findings.Add(new Finding("DN1004", number, null, $"{QuotedText.Cleaned(name)}: {problem}"));
            lost = true;
        }

        return output;
    }

    /// <summary>Why the network exceeds the addressable memory with this layer, or null.</summary>
    private string? TooLarge(LayerOp op, LayerNode layer, Shape input, Shape output)
    {
        string limit = InvariantText.Of(Addressable.Floats);
        if (Addressable.FloatsOf(output) > Addressable.Floats)
        {
            return $"its output {output} has more numbers than {limit}, pixels filled up to whole vectors of 8 channels";
        }

        parameters += copies * op.ParameterFloats(layer, input);
        return parameters > Addressable.Floats
            ? $"its parameters, from {input} to {output}, make the network larger than {limit} parameters, rows of a weight filled up to 16"
            : op.Convolution(layer, input) is var (window, filters) && BackendLimits.ScratchFloats(window, filters) > Addressable.Floats
                ? $"its kernels, from {input} to {output}, need more memory beside their values than {limit} numbers"
                : null;
    }
}
