using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;

namespace DslNet.Kernels.Losses;

/// <summary>The states of one row of a CTC loss, and their forward and backward variables in its trellis: odd states are labels, even ones blanks.</summary>
internal readonly partial struct CtcStates
{
    /// <summary>The logarithm of a probability of 0. Finite, so that differences are; far enough below all others, so that sums and differences of a few stay below <see cref="Impossible"/>.</summary>
    public const float Least = -1e30f;

    /// <summary>What is below is the logarithm of 0.</summary>
    public const float Impossible = -1e29f;

    private readonly FloatSlice labels, trellis;
    private readonly int steps, width;

    /// <param name="labels">The labels.</param>
    /// <param name="labelCount">How many there are.</param>
    /// <param name="trellis">A row for each step, and three more: backward variables, skips, and the states' own probabilities.</param>
    /// <param name="steps">Steps.</param>
    /// <param name="width">Floats of a row of the trellis.</param>
    public CtcStates(FloatSlice labels, int labelCount, FloatSlice trellis, int steps, int width)
    {
        (this.labels, this.trellis, this.steps, this.width) = (labels, trellis, steps, width);
        Count = (2 * labelCount) + 1;
        Span<float> skips = Skips.AsSpan(Lanes.Stride(Count));
        skips.Fill(Least);
        for (int state = 3; state < Count; state += 2)
        {
            if (labels[state / 2] != labels[(state / 2) - 1])
            {
                skips[state] = 0;
            }
        }

        Emissions.AsSpan(Lanes.Stride(Count)).Fill(Least);
    }

    public int Count { get; }

    private FloatSlice Backward => At(steps);

    /// <summary>0 for a label that may follow the one before without a blank between them: another one.</summary>
    private FloatSlice Skips => At(steps + 1);

    private FloatSlice Emissions => At(steps + 2);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FloatSlice At(int step) => trellis.Slice((nint)step * width);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ClassOf(int state) => (state & 1) == 0 ? 0 : (int)labels[state / 2];

    /// <summary>Reads what the states have by themselves, at a step.</summary>
    public void Emit(FloatSlice logs)
    {
        FloatSlice emissions = Emissions;
        for (int state = 0; state < Count; state++)
        {
            emissions[state] = logs[ClassOf(state)];
        }
    }

    /// <summary>Subtracts the greatest from all, and fills the padding.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private float Normalize(FloatSlice values)
    {
        Vector256<float> least = Vector256.Create(Least);
        float greatest = SoftmaxJob.Greatest(values, Count);
        for (int state = 0; state < Count; state += Lanes.Count)
        {
            values.Store(state, Lanes.Keep(values.Load(state) - Vector256.Create(greatest), Math.Min(Lanes.Count, Count - state), least));
        }

        return greatest;
    }

    /// <summary>log(e^a + e^b + e^c).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> LogSum(Vector256<float> a, Vector256<float> b, Vector256<float> c)
    {
        Vector256<float> greatest = VectorMath.Max(VectorMath.Max(a, b), c);
        return greatest + VectorMath.Log(VectorMath.Exp(a - greatest) + VectorMath.Exp(b - greatest) + VectorMath.Exp(c - greatest));
    }

    /// <summary>The values of the states that are lower by 1 or 2; there are none below 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Lower(FloatSlice values, int state, int by) => state > 0 ? values.Load(state - by)
        : by == 1 ? Vector256.Create(Least, values[0], values[1], values[2], values[3], values[4], values[5], values[6])
        : Vector256.Create(Least, Least, values[0], values[1], values[2], values[3], values[4], values[5]);

    /// <summary>The values of the states that are higher by 1 or 2; there are none behind the last vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<float> Higher(FloatSlice values, int state, int by)
    {
        Vector256<float> shifted = values.Load(state + by);
        return state + Lanes.Count < Count ? shifted : Lanes.Keep(shifted, Lanes.Count - by, Vector256.Create(Least));
    }
}
