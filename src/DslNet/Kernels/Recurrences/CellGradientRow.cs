using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Memory;

namespace DslNet.Kernels.Recurrences;

/// <summary>The memory of a step's derivative of a row.</summary>
internal unsafe struct CellGradientRow
{
    /// <summary>The gradient of the output.</summary>
    public float* Upstream;

    /// <summary>What the following step passed on through its product.</summary>
    public float* Carried;

    /// <summary>What it passed on otherwise; and then what this one does. Of a Gru alone.</summary>
    public float* Direct;

    /// <summary>The gradient of c after the step, and then before it.</summary>
    public float* Cell;

    /// <summary>h before the step.</summary>
    public float* Before;

    /// <summary>h after the step; of an Rnn alone.</summary>
    public float* Output;

    /// <summary>What the forward pass kept, part after part.</summary>
    public float* Stored;

    /// <summary>From one part to the next.</summary>
    public nint Part;

    /// <summary>The gradient of the products, gate after gate.</summary>
    public float* Products;

    /// <summary>That of h·U + b in the sequence of them; of a Gru alone, else null.</summary>
    public float* States;

    /// <summary>The same, the left operand of the product that passes it on.</summary>
    public float* Slopes;

    /// <summary>From one gate to the next: the units.</summary>
    public nint Gate;

    /// <summary>A part that the forward pass kept.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector256<float> Kept(int part, nint unit) => Vector256.Load(Stored + (part * Part) + unit);

    /// <summary>Writes a gate's gradient, the same for both products.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void SetBoth(int gate, Vector256<float> slope, nint unit, int count)
    {
        nint at = (gate * Gate) + unit;
        new FloatSlice(Products).Store(at, slope, count);
        SetStates(gate, slope, unit, count);
    }

    /// <summary>Writes the gradient of a gate of h·U + b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void SetStates(int gate, Vector256<float> slope, nint unit, int count)
    {
        nint at = (gate * Gate) + unit;
        new FloatSlice(Slopes).Store(at, slope, count);
        if (States is not null)
        {
            new FloatSlice(States).Store(at, slope, count);
        }
    }
}
