using System.Collections.Generic;
using DslNet.Compiler.Graph;

namespace DslNet.Compiler.Ops;

/// <summary>What <see cref="SelfAttentionOp"/> and <see cref="CrossAttentionOp"/> share: sizes, and PyTorch's initializers.</summary>
internal static class AttentionSizes
{
    /// <summary>Of an output projection as of any linear layer in PyTorch: uniform on ±1/√width.</summary>
    public static Initializer OutInit(int width) => new(InitKind.Uniform, (float)(1 / System.Math.Sqrt(width)));

    /// <summary>Uniform on ±√(6 / (in + out)). (X. Glorot, Y. Bengio, 2010.)</summary>
    public static Initializer InInit => new(InitKind.XavierUniform);

    public static IEnumerable<ArgumentProblem> Check(LayerNode layer) => Range.AtLeast(layer, "heads", 1);

    /// <summary>Why a sequence can't have so many heads, or null.</summary>
    /// <param name="layer">The layer, its number of heads in range.</param>
    /// <param name="input">The sequence of the queries.</param>
    public static string? Problem(LayerNode layer, Shape input)
    {
        int heads = layer.Integer("heads");
        return input.Rank != 2 ? $"{layer.Verb} wants a sequence (steps, width), but gets {input}"
            : input.Channels % heads != 0 ? InvariantText.Of($"{layer.Verb} divides a width of {input.Channels} among {heads} heads, which leaves a rest of {input.Channels % heads}; heads must divide the width")
            : (double)input.Extents[0] * ((3.0 * input.Channels) + 7) > Addressable.Floats ? $"{layer.Verb} makes queries, keys and values of {input}, more numbers than {InvariantText.Of(Addressable.Floats)}"
            : null;
    }

    /// <summary>Four projections of the width to the width, with biases.</summary>
    public static double ParameterFloats(int width) => (4 * Addressable.Weight(width, width)) + (4 * Addressable.Parameters(width));
}
