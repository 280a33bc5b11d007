using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Passes;

/// <content>What would make a layer fit that wants a flat vector, and gets an image or a sequence.</content>
public sealed partial class ShapeInference
{
    /// <summary>The layers that, put before a layer, would make it fit, and Map, if it could be applied to each step instead; separated by spaces, or null where there are none.</summary>
    /// <param name="op">The layer's op.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="input">Its input's shape, which doesn't fit.</param>
    private static string? Mends(LayerOp op, LayerNode layer, Shape input)
    {
        if (input.Rank < 2 || input.Vocabulary > 0 || layer.Nested.Any())
        {
            return null;
        }

        bool Fits(int features) => op.Infer(layer, Shape.Of(features), []).Shape is not null;
        bool channels = input.Channels > 1 && Fits(input.Channels);
        List<string> mends = [];
        if (Fits(input.Size))
        {
            mends.Add("Flatten");
        }

        if (channels)
        {
            mends.Add("GlobalAvgPool");
        }

        if (channels && input.Rank == 2)
        {
            mends.Add("Last");
        }

        if (input.Rank == 2 && op.Traits.HasFlag(LayerTraits.WorksByStep) && Fits(input.Channels))
        {
            mends.Add("Map");
        }

        return mends.Count > 0 ? string.Join(" ", mends) : null;
    }
}
