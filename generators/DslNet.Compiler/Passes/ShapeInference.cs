using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNet.Compiler.Findings;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Passes;

/// <summary>
/// Names the layers, checks their arguments, and carries the shape from the input to the output.
/// The first shape that doesn't fit ends the way: what lies behind it can't be known.
/// </summary>
public sealed class ShapeInference
{
    private readonly List<Finding> findings = [];
    private readonly List<LayerSummary?> table = [];
    private readonly Dictionary<string, int> ordinals = [];
    private readonly CancellationToken cancellation;
    private double parameters;
    private bool lost;

    private ShapeInference(CancellationToken cancellation) => this.cancellation = cancellation;

    /// <summary>The table of layers, numbered as in <c>NetworkGraph.AllLayers</c>, complete where there are no findings.</summary>
    public static (IReadOnlyList<LayerSummary> Table, Shape Output, EquatableArray<Finding> Findings) Run(NetworkGraph graph, CancellationToken cancellation)
    {
        ShapeInference inference = new(cancellation);
        Shape output = graph.Input;
        if (inference.CheckInput(graph.Input))
        {
            output = inference.Block(graph.Layers, graph.Input);
        }

        inference.CheckArguments(graph);
        if (!inference.lost)
        {
            inference.findings.AddRange(LossRules.Check(graph, output));
        }

        inference.findings.AddRange(OptionRules.Check(graph.Options));
        return ([.. inference.table.OfType<LayerSummary>()], output, inference.findings.OrderBy(finding => finding.Layer).ToEquatableArray());
    }

    private bool CheckInput(Shape input)
    {
        string? problem = input.Rank is < 1 or > 3
            ? "Input takes one to three extents"
            : input.Extents.Any(extent => extent < 1)
                ? $"Input extents must be at least 1, but are {input}"
                : input.Extents.Aggregate(1.0, (product, extent) => product * extent) > Addressable.Floats
                    ? $"Input {input} has more numbers than {InvariantText.Of(Addressable.Floats)}"
                    : null;
        if (problem is not null)
        {
            findings.Add(new Finding("DN1005", Finding.Input, null, problem));
            lost = true;
        }

        return problem is null;
    }

    /// <summary>Arguments are checked even where shapes are lost, but after them in order, so that each mistake is told once.</summary>
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

    private Shape Block(EquatableArray<LayerNode> layers, Shape input)
    {
        Shape shape = input;
        foreach (LayerNode layer in layers)
        {
            if (lost)
            {
                return shape;
            }

            shape = Layer(layer, shape);
        }

        return shape;
    }

    private Shape Layer(LayerNode layer, Shape input)
    {
        cancellation.ThrowIfCancellationRequested();
        int number = table.Count;
        table.Add(null);
        string name = Naming.NameOf(layer, ordinals);
        Shape[] blocks = [.. layer.Blocks.Select(block => Block(block, input))];
        LayerOp op = OpTable.Of(layer);
        if (lost || op.Check(layer).Any())
        {
            lost = true;
            return input;
        }

        ShapeResult result = op.Infer(layer, input, blocks);
        if (result.Shape is null)
        {
            findings.Add(new Finding("DN1004", number, null, $"{QuotedText.Cleaned(name)}: {result.Problem}", WouldFitFlat(op, layer, input) ? "Flatten" : null));
            lost = true;
            return input;
        }

        if (TooLarge(op, layer, input, result.Shape) is { } problem)
        {
            findings.Add(new Finding("DN1005", number, null, $"{QuotedText.Cleaned(name)}: {problem}"));
            lost = true;
            return input;
        }

        table[number] = new LayerSummary(name, layer, input, result.Shape, 0, op.Connections(layer, input));
        return result.Shape;
    }

    /// <summary>Why the layer makes the network too large for the memory that can be addressed, or null.</summary>
    private string? TooLarge(LayerOp op, LayerNode layer, Shape input, Shape output)
    {
        string limit = InvariantText.Of(Addressable.Floats);
        if (Addressable.FloatsOf(output) > Addressable.Floats)
        {
            return $"its output {output} has more numbers than {limit}, pixels filled up to whole vectors of 8 channels";
        }

        LayerMemory memory = op.MemoryOf(layer, input);
        parameters += memory.Parameters;
        return parameters > Addressable.Floats
            ? $"its parameters, from {input} to {output}, make the network larger than {limit} parameters, rows of a weight filled up to 16"
            : memory.Scratch > Addressable.Floats
                ? $"its kernels, from {input} to {output}, need more memory beside their values than {limit} numbers"
                : null;
    }

    private static bool WouldFitFlat(LayerOp op, LayerNode layer, Shape input) =>
        input.Rank > 1 && !layer.Blocks.Any() && op.Infer(layer, Shape.Of(input.Size), []).Shape is not null;
}
