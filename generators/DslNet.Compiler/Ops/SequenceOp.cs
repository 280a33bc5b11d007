using System.Collections.Generic;
using DslNet.Compiler.Graph;

namespace DslNet.Compiler.Ops;

/// <summary>A layer of sequences (steps, features) without arguments.</summary>
public abstract class SequenceOp : LayerOp
{
    public sealed override ShapeResult Infer(LayerNode layer, Shape input, IReadOnlyList<Shape> blocks) => input.Rank == 2
        ? OutputOf(input)
        : ShapeResult.Fail($"{Verb} wants a sequence (steps, features), but gets {input}");

    /// <summary>The output's shape.</summary>
    protected abstract Shape OutputOf(Shape sequence);
}
