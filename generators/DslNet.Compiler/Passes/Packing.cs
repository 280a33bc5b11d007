using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Passes;

/// <summary>Several inputs, outputs or targets concatenated to one row: the form of batches, datasets and files.</summary>
internal static class Packing
{
    /// <summary>The values that a row is split into.</summary>
    public static IEnumerable<Value> Divided(Lowering lowering, Value row, IEnumerable<(string Name, Shape Shape)> parts)
    {
        int at = 0;
        foreach ((string name, Shape shape) in parts)
        {
            yield return lowering.Copy([Part(row, at, shape)], lowering.NewValue(name, shape), lowering.FreeName(Naming.Member(name)));
            at += shape.Size;
        }
    }

    /// <summary>The part of a copy that reads a value of a shape from a row.</summary>
    public static CopyPart Part(Value row, int at, Shape shape)
    {
        // Each axis of the value has its row-major stride in the row.
        CopyLoop[] loops = [.. shape.Extents.Select((extent, axis) => new CopyLoop(extent, new CopyStep(0, shape.Extents.Skip(axis + 1).Aggregate(1, (product, each) => product * each)), CopyStep.Along(axis)))];
        return new CopyPart(row, loops.ToEquatableArray(), EquatableArray.Of(at), shape.Extents.Select(_ => 0).ToEquatableArray());
    }

    /// <summary>Flat values, concatenated to one row.</summary>
    public static Value Joined(Lowering lowering, string name, IReadOnlyList<Value> parts)
    {
        int at = 0;
        List<CopyPart> copies = [];
        foreach (Value part in parts)
        {
            copies.Add(CopyPart.Whole(part, at));
            at += part.Size;
        }

        return lowering.Copy(copies, lowering.NewValue(name, Shape.Of(at)), lowering.FreeName(Naming.Pascal(name)));
    }
}
