using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Tests.Expressions;

namespace DslNet.Compiler.Tests.RandomNetworks;

/// <summary>A drawn definition: both the graph that it means and the C# that says it are made of this.</summary>
/// <param name="Input">Extents of a sample.</param>
/// <param name="Layers">From the input to the output.</param>
/// <param name="Options">The attribute's properties.</param>
/// <param name="CustomLoss">Of <see cref="LossKind.Custom"/>: operand 0 is the prediction, 1 the target.</param>
public sealed record DefinitionTree(int[] Input, LayerTree[] Layers, NetworkOptions Options, FunctionTerm? CustomLoss)
{
    /// <summary>What a reader of the C# must find.</summary>
    public NetworkGraph ToGraph() => NetworkGraph.Chain(Shape.Of(Input), Layers.SelectMany(layer => layer.Expand(0)), Options with { CustomLoss = LossFunction() });

    /// <summary>Whether it compiles.</summary>
    public bool IsSound => NetworkCompiler.Check(ToGraph()).Count == 0;

    /// <summary>Simpler definitions that still compile.</summary>
    public IEnumerable<DefinitionTree> Shrunk()
    {
        DefinitionTree[] simpler =
        [
            .. LayerTree.ShrunkEach(Layers).Select(layers => this with { Layers = layers }),
            this with { Options = Options with { L1 = 0, L2 = 0, LabelSmoothing = 0, FocalGamma = 0, PositiveWeight = 1 } },
        ];
        return simpler.Where(tree => tree.ToGraph() != ToGraph() && tree.IsSound);
    }

    public override string ToString() => $"{Options.Loss}: {ToGraph()}";

    private ScalarFunction? LossFunction()
    {
        ExprPool pool = new();
        return CustomLoss is null ? null : ScalarFunction.Of(CustomLoss.Build(pool, pool.Operand(0), pool.Operand(1)));
    }
}
