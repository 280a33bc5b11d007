using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNet.Compiler.Findings;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Passes;

namespace DslNet.Compiler;

/// <summary>
/// The pass pipeline from a graph to the input of back ends. Every pass polls the cancellation token for each kernel: in an editor the next keystroke
/// comes before a large network is compiled, and Roslyn expects an <see cref="OperationCanceledException"/> then.
/// </summary>
public static class NetworkCompiler
{
    /// <summary>The findings of a definition, in the order of its layers; empty where it compiles.</summary>
    public static EquatableArray<Finding> Check(NetworkGraph graph, CancellationToken cancellation = default)
    {
        EquatableArray<Finding> findings = ShapeInference.Run(graph, cancellation).Findings;
        return findings.Count == 0 ? SlopeRule.Check(graph, cancellation).Concat(BackendLimits.Check(graph, cancellation)).ToEquatableArray() : findings;
    }

    /// <summary>Compiles a graph without findings.</summary>
    /// <exception cref="ArgumentException">The graph has findings.</exception>
    public static CompiledNetwork Compile(NetworkGraph graph, CancellationToken cancellation = default)
    {
        (IReadOnlyList<LayerSummary> table, IReadOnlyList<Shape> outputs, IReadOnlyList<RowLengths?> lengths, EquatableArray<Finding> findings) = ShapeInference.Run(graph, cancellation);
        if (findings.Count > 0)
        {
            throw new ArgumentException($"The graph has findings, the first: {findings[0].Message}", nameof(graph));
        }

        KernelProgram program = Stages(graph, table, RecurrenceForm.Fused, cancellation).Last().Program;
        ILookup<int, int> sizes = program.Parameters.ToLookup(parameter => parameter.Value.Layer, parameter => parameter.Value.Size);
        LayerSummary[] counted = [.. table.Select((layer, number) => layer with { Parameters = sizes[number].Sum() })];
        return new CompiledNetwork(graph, Packed(graph.Inputs.Select(input => input.Row)), Packed(outputs), counted, program)
        {
            OutputShapes = outputs,
            OutputLengths = lengths,
            Definition = [.. DefinitionText.Of(graph)],
        };
    }

    /// <summary>The shape of one row of all inputs or outputs: the only one's own, else a flat vector of all of them, concatenated.</summary>
    private static Shape Packed(IEnumerable<Shape> shapes) => shapes.ToArray() is [var only] ? only : Shape.Of(shapes.Sum(shape => shape.Size));

    /// <summary>The program after each pass, verified; tests compare them with one another.</summary>
    /// <param name="graph">Without findings.</param>
    /// <param name="recurrences">What recurrent layers become.</param>
    /// <param name="cancellation">Polled before each kernel.</param>
    public static IEnumerable<CompilationStage> Stages(NetworkGraph graph, RecurrenceForm recurrences = RecurrenceForm.Fused, CancellationToken cancellation = default) =>
        Stages(graph, ShapeInference.Run(graph, cancellation).Table, recurrences, cancellation);

    private static IEnumerable<CompilationStage> Stages(NetworkGraph graph, IReadOnlyList<LayerSummary> table, RecurrenceForm recurrences, CancellationToken cancellation)
    {
        LoweredProgram lowered = LoopHoisting.Run(LoopDraws.Run(CommonSubexpressions.Run(Lower.Run(graph, table, recurrences, cancellation), cancellation), cancellation), cancellation);
        KernelProgram program = Verifier.Check(LoopSums.Run(Differentiate.Run(lowered, graph, cancellation), lowered.Builder, cancellation), nameof(Differentiate), cancellation);
        yield return new CompilationStage(nameof(Differentiate), program);
        program = Verifier.Check(Simplify.Run(program, cancellation), nameof(Simplify), cancellation);
        yield return new CompilationStage(nameof(Simplify), program);
        program = Verifier.Check(PoolGradientCommuting.Run(program, cancellation), nameof(PoolGradientCommuting), cancellation);
        yield return new CompilationStage(nameof(PoolGradientCommuting), program);
        program = Verifier.Check(Fusion.Run(LoopStates.Run(LoopMasks.Run(program)), cancellation), nameof(Fusion), cancellation);
        yield return new CompilationStage(nameof(Fusion), program);
        program = Verifier.Check(LogitsOfEval.Run(program, graph.Heads.Count == 1 ? graph.LossOf(graph.Heads[0]) : LossKind.None), nameof(LogitsOfEval), cancellation);
        yield return new CompilationStage(nameof(LogitsOfEval), program);
    }
}
