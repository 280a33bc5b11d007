using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <content>Padding by the value's own pixels.</content>
public sealed partial class Lowering
{
    /// <summary>Padding along an axis: the value itself, and before and after it its border, or the pixels next to that in reverse.</summary>
    public Value Padded(Value input, int axis, int before, int after, PadMode mode)
    {
        if (before == 0 && after == 0)
        {
            return input;
        }

        int extent = input.Shape.Extents[axis];
        bool reflects = mode == PadMode.Reflect;
        List<CopyPart> parts = [CopyPart.Whole(input, At(before))];
        if (before > 0)
        {
            parts.Add(Border(before, reflects ? before : 0, 0));
        }

        if (after > 0)
        {
            parts.Add(Border(after, reflects ? extent - 2 : extent - 1, before + extent));
        }

        return Copy(parts, input.Shape.With(axis, before + extent + after));

        // Against the order of the pixels, or from one and the same.
        CopyPart Border(int count, int from, int to) => new(
            input,
            input.Shape.Extents.Select((size, index) => index == axis
                ? new CopyLoop(count, reflects ? new CopyStep(axis, -1) : CopyStep.Still, CopyStep.Along(axis))
                : new CopyLoop(size, CopyStep.Along(index), CopyStep.Along(index))).ToEquatableArray(),
            At(from).ToEquatableArray(),
            At(to).ToEquatableArray());

        int[] At(int place) => [.. input.Shape.Extents.Select((_, index) => index == axis ? place : 0)];
    }
}
