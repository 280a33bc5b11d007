using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;

namespace DslNet.Kernels.Losses;

/// <content>From step to step.</content>
internal readonly partial struct CtcStates
{
    /// <summary>The forward variables of a step, less the greatest of them; returns that.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    public float Advance(int step)
    {
        FloatSlice after = At(step), emissions = Emissions, skips = Skips;
        if (step == 0)
        {
            after.AsSpan(Lanes.Stride(Count)).Fill(Least);
            after[0] = emissions[0];
            if (Count > 1)
            {
                after[1] = emissions[1];
            }

            return Normalize(after);
        }

        FloatSlice before = At(step - 1);
        for (int state = 0; state < Count; state += Lanes.Count)
        {
            after.Store(state, emissions.Load(state) + LogSum(before.Load(state), Lower(before, state, 1), Lower(before, state, 2) + skips.Load(state)));
        }

        return Normalize(after);
    }

    /// <summary>The backward variables of the step before; they count what the states have by themselves, too.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    public void Retreat(bool isLast)
    {
        FloatSlice backward = Backward, emissions = Emissions, skips = Skips;
        if (isLast)
        {
            backward.AsSpan(Lanes.Stride(Count)).Fill(Least);
            backward[Count - 1] = emissions[Count - 1];
            if (Count > 1)
            {
                backward[Count - 2] = emissions[Count - 2];
            }

            Normalize(backward);
            return;
        }

        // In place: a state needs itself and those above, which are still those of the step behind.
        for (int state = 0; state < Count; state += Lanes.Count)
        {
            backward.Store(state, emissions.Load(state) + LogSum(backward.Load(state), Higher(backward, state, 1), Higher(backward, state, 2) + Higher(skips, state, 2)));
        }

        Normalize(backward);
    }

    /// <summary>Replaces the forward variables of a step by the posterior probabilities of its states, times their sum, which is returned.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    public float Posterior(int step)
    {
        FloatSlice forward = At(step), backward = Backward, emissions = Emissions;
        for (int state = 0; state < Count; state += Lanes.Count)
        {
            forward.Store(state, forward.Load(state) + backward.Load(state) - emissions.Load(state));
        }

        Normalize(forward);
        Vector256<float> sum = Vector256<float>.Zero;
        for (int state = 0; state < Count; state += Lanes.Count)
        {
            Vector256<float> power = VectorMath.Exp(forward.Load(state));
            forward.Store(state, power);
            sum += Lanes.Keep(power, Math.Min(Lanes.Count, Count - state), Vector256<float>.Zero);
        }

        return Lanes.Sum(sum);
    }
}
