using System;
using System.Linq;
using DslNet.Compiler.Findings;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Passes;

namespace DslNet.Compiler;

/// <summary>The whole way from a graph to what the printers print.</summary>
public static class NetworkCompiler
{
    /// <summary>What is wrong with a definition, in the order of its layers; empty where it compiles.</summary>
    public static EquatableArray<Finding> Check(NetworkGraph graph) => ShapeInference.Run(graph).Findings;

    /// <summary>Compiles a graph without findings.</summary>
    /// <exception cref="ArgumentException">The graph has findings.</exception>
    public static CompiledNetwork Compile(NetworkGraph graph) => throw new NotImplementedException();
}
