using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNet.Kernels.Recurrences;

/// <summary>The memory of a step of a row, from the first unit of a block on.</summary>
internal unsafe struct CellRow
{
    /// <summary>x·W + b of the step, gate after gate.</summary>
    public float* Products;

    /// <summary>h·U, gate after gate.</summary>
    public float* States;

    /// <summary>The bias of h·U.</summary>
    public float* Bias;

    /// <summary>From one gate to the next in <see cref="Products"/> and <see cref="Bias"/>: the units.</summary>
    public nint Gate;

    /// <summary>From one gate to the next in <see cref="States"/>.</summary>
    public nint StatesGate;

    /// <summary>h before the step.</summary>
    public float* Before;

    /// <summary>h after the step.</summary>
    public float* After;

    /// <summary>c, before and after the step.</summary>
    public float* Cell;

    /// <summary>h after the step, in the sequence of outputs.</summary>
    public float* Output;

    /// <summary>The same where the derivative reads it as the state before the following step; or null.</summary>
    public float* Following;

    /// <summary>What the derivative reads, part after part; or null.</summary>
    public float* Stored;

    /// <summary>From one part to the next.</summary>
    public nint Part;

    /// <summary>x + u of a gate.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector256<float> Sum(int gate, nint unit) => Vector256.Load(Products + (gate * Gate) + unit) + State(gate, unit);

    /// <summary>u = h·U + b of a gate.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector256<float> State(int gate, nint unit) => Vector256.Load(States + (gate * StatesGate) + unit) + Vector256.Load(Bias + (gate * Gate) + unit);

    /// <summary>Writes h after the step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void SetState(Vector256<float> state, nint unit)
    {
        state.Store(After + unit);
        state.Store(Output + unit);
        if (Following is not null)
        {
            state.Store(Following + unit);
        }
    }

    /// <summary>Keeps a part for the derivative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Keep(int part, Vector256<float> value, nint unit) => value.Store(Stored + (part * Part) + unit);
}
