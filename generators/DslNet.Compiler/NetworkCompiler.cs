using System;
using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Findings;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Passes;

namespace DslNet.Compiler;

/// <summary>The whole way from a graph to what the printers print.</summary>
public static class NetworkCompiler
{
    /// <summary>What is wrong with a definition, in the order of its layers; empty where it compiles.</summary>
    public static EquatableArray<Finding> Check(NetworkGraph graph)
    {
        EquatableArray<Finding> findings = ShapeInference.Run(graph).Findings;
        return findings.Count == 0 ? BudgetRule.Check(graph) : findings;
    }

    /// <summary>Compiles a graph without findings.</summary>
    /// <exception cref="ArgumentException">The graph has findings.</exception>
    public static CompiledNetwork Compile(NetworkGraph graph)
    {
        (IReadOnlyList<LayerSummary> table, Shape output, EquatableArray<Finding> findings) = ShapeInference.Run(graph);
        if (findings.Count > 0)
        {
            throw new ArgumentException($"The graph has findings, the first: {findings[0].Message}", nameof(graph));
        }

        KernelProgram program = Stages(graph, table).Last().Program;
        ILookup<int, int> sizes = program.Parameters.ToLookup(parameter => parameter.Value.Layer, parameter => parameter.Value.Size);
        LayerSummary[] counted = [.. table.Select((layer, number) => layer with { Parameters = sizes[number].Sum() })];
        return new CompiledNetwork(graph.Input, output, graph.Options, counted, program, MemoryPlanning.Run(program)) { Definition = [.. DefinitionText.Of(graph)] };
    }

    /// <summary>The same network as a device runs it: a launch for each kernel, and rows that lie one behind the other without filling.</summary>
    public static CompiledNetwork ForDevice(CompiledNetwork network)
    {
        KernelProgram program = PoolFusion.Undo(network.Program);
        return network with { Program = program, Plan = MemoryPlanning.Run(program, dense: true) };
    }

    /// <summary>The program after each pass, verified: what tests hold against one another.</summary>
    public static IEnumerable<CompilationStage> Stages(NetworkGraph graph) => Stages(graph, ShapeInference.Run(graph).Table);

    private static IEnumerable<CompilationStage> Stages(NetworkGraph graph, IReadOnlyList<LayerSummary> table)
    {
        KernelProgram program = Verifier.Check(Differentiate.Run(Lower.Run(graph, table), graph.Options), nameof(Differentiate));
        yield return new CompilationStage(nameof(Differentiate), program);
        program = Verifier.Check(Simplify.Run(program), nameof(Simplify));
        yield return new CompilationStage(nameof(Simplify), program);
        program = Verifier.Check(KeptMaxima.Run(program), nameof(KeptMaxima));
        yield return new CompilationStage(nameof(KeptMaxima), program);
        program = Verifier.Check(Fusion.Run(program), nameof(Fusion));
        yield return new CompilationStage(nameof(Fusion), program);
        program = Verifier.Check(PoolFusion.Run(program), nameof(PoolFusion));
        yield return new CompilationStage(nameof(PoolFusion), program);
    }
}
