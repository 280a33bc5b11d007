using ILGPU;
using ILGPU.Runtime;

namespace DslNet.Ilgpu.Kernels;

/// <content>The variables of the states.</content>
public static partial class GpuCtc
{
    private static void Forward(ArrayView<float> target, int labels, int states, ArrayView<float> trellis, int after, int width, int step, ArrayView<float> logs, int start)
    {
        for (int state = Group.IdxX; state < states; state += Group.DimX)
        {
            float own = logs[start + ClassOf(target, labels, state)];
            if (step == 0)
            {
                trellis[after + state] = state < 2 ? own : Least;
            }
            else
            {
                int before = after - width;
                float lower = state > 0 ? trellis[before + state - 1] : Least;
                float skipped = MaySkip(target, labels, state) == 1 ? trellis[before + state - 2] : Least;
                trellis[after + state] = own + LogSum(trellis[before + state], lower, skipped);
            }
        }

        Group.Barrier();
    }

    private static void Backward(ArrayView<float> target, int labels, int states, ArrayView<float> trellis, int behind, int here, int isLast, ArrayView<float> logs, int start)
    {
        for (int state = Group.IdxX; state < states; state += Group.DimX)
        {
            float own = logs[start + ClassOf(target, labels, state)];
            if (isLast == 1)
            {
                trellis[here + state] = state >= states - 2 ? own : Least;
            }
            else
            {
                float higher = state + 1 < states ? trellis[behind + state + 1] : Least;
                float skipped = state + 2 < states && MaySkip(target, labels, state + 2) == 1 ? trellis[behind + state + 2] : Least;
                trellis[here + state] = own + LogSum(trellis[behind + state], higher, skipped);
            }
        }

        Group.Barrier();
    }

    /// <summary>The logarithms of the states' posterior probabilities, but for a common summand, in place of their forward variables.</summary>
    private static void Posterior(ArrayView<float> target, int labels, int states, ArrayView<float> trellis, int forward, int backward, ArrayView<float> logs, int start)
    {
        for (int state = Group.IdxX; state < states; state += Group.DimX)
        {
            trellis[forward + state] += trellis[backward + state] - logs[start + ClassOf(target, labels, state)];
        }

        Group.Barrier();
    }

    /// <summary>Their powers, and the sum of those.</summary>
    private static float Total(ArrayView<float> shared, ArrayView<float> trellis, int start, int states, float greatest)
    {
        float sum = 0f;
        for (int state = Group.IdxX; state < states; state += Group.DimX)
        {
            float power = GpuMath.Exp(trellis[start + state] - greatest);
            trellis[start + state] = power;
            sum += power;
        }

        return GpuReduce.Sum(shared, sum);
    }

    /// <summary>(p − the posterior probability of the class) / divisor: a thread adds up the states of its classes, in their order.</summary>
    private static void Derivative(ArrayView<float> target, int labels, int states, ArrayView<float> trellis, int posterior, float all, ArrayView<float> gradient, int start, int classes, float divisor)
    {
        for (int column = Group.IdxX; column < classes; column += Group.DimX)
        {
            float mine = 0f;
            for (int state = column == 0 ? 0 : 1; state < states; state += 2)
            {
                mine += ClassOf(target, labels, state) == column ? trellis[posterior + state] : 0f;
            }

            gradient[start + column] = (GpuMath.Exp(gradient[start + column]) - (mine / all)) / divisor;
        }
    }

    private static float Greatest(ArrayView<float> shared, ArrayView<float> values, int start, int states)
    {
        float greatest = float.NegativeInfinity;
        for (int state = Group.IdxX; state < states; state += Group.DimX)
        {
            greatest = GpuMath.Max(greatest, values[start + state]);
        }

        return GpuReduce.Max(shared, greatest);
    }

    private static void Subtract(ArrayView<float> values, int start, int states, float number)
    {
        for (int state = Group.IdxX; state < states; state += Group.DimX)
        {
            values[start + state] -= number;
        }

        Group.Barrier();
    }

    private static int ClassOf(ArrayView<float> target, int labels, int state) => state % 2 == 0 ? 0 : (int)target[labels + (state / 2)];

    /// <summary>1 for a label that may follow the one before without a blank between them: another one.</summary>
    private static int MaySkip(ArrayView<float> target, int labels, int state) =>
        state > 2 && state % 2 == 1 && target[labels + (state / 2)] != target[labels + (state / 2) - 1] ? 1 : 0;

    /// <summary>log(e^a + e^b + e^c).</summary>
    private static float LogSum(float a, float b, float c)
    {
        float greatest = GpuMath.Max(GpuMath.Max(a, b), c);
        return greatest + GpuMath.Log(GpuMath.Exp(a - greatest) + GpuMath.Exp(b - greatest) + GpuMath.Exp(c - greatest));
    }
}
