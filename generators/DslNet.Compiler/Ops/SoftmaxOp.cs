using System.Collections.Generic;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>e^x / Σ e^x over the features, of a sequence at each step; as the last layer before a cross-entropy it is fused into the loss.</summary>
public sealed class SoftmaxOp : LayerOp
{
    public override string Verb => "Softmax";

    public override LayerTraits Traits => LayerTraits.ClassProbabilities | LayerTraits.WorksByStep;

    public override InitKind? PreferredInit => InitKind.XavierNormal;

    public override ShapeResult Infer(LayerNode layer, Shape input, IReadOnlyList<Shape> blocks) => input.Rank <= 2
        ? input
        : ShapeResult.Fail($"Softmax wants a flat input or a sequence, but gets {input}; put Flatten before it");

    public override Value Lower(LayerNode layer, Value input, Lowering lowering) => lowering.Softmax(input);
}
