using DslNet.Compiler.Findings;
using DslNet.Compiler.Graph;

namespace DslNet.Compiler.Passes;

public static class ShapeInference
{
    public static (EquatableArray<Finding> Findings, int Dummy) Run(NetworkGraph graph) => default;
}
