using System.ComponentModel;
using ILGPU;
using ILGPU.Runtime;

namespace DslNet.Ilgpu.Kernels;

/// <summary>
/// Connectionist temporal classification (A. Graves et al., 2006), a group per row: threads divide the classes and the states, which are the labels (odd) and
/// the blanks around them (even). In logarithms, the greatest variable of each step subtracted.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GpuCtc
{
    /// <summary>Rows of the trellis beside those of the steps; two of them are used here.</summary>
    private const int MoreRows = 3;

    private const float Least = -1e30f;
    private const float Impossible = -1e29f;

    /// <summary>−log of the probability of the labels of each row, over their number (at least 1), and its derivative by the logits, over the rows.</summary>
    public static void Loss(
        ArrayView<float> logits, ArrayView<float> target, ArrayView<float> lengths, int hasLengths, int rows, int steps, int classes, int maxLabels,
        ArrayView<float> trellis, ArrayView<float> rowLoss, ArrayView<float> gradient)
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(GpuReduce.MostThreads);
        int row = Grid.IdxX;
        int width = (2 * maxLabels) + 1;
        int cells = row * (steps + MoreRows) * width;
        int labels = row * (maxLabels + 1);
        int start = row * steps * classes;
        int count = (int)target[labels + maxLabels];
        int used = hasLengths == 1 ? (int)lengths[row] : steps;
        int states = (2 * count) + 1;
        float divisor = count > 0 ? (float)count : 1f;
        for (int step = 0; step < used; step++)
        {
            LogSoftmax(shared, logits, start + (step * classes), classes, gradient);
        }

        Group.Barrier();
        float sum = 0f;
        float worst = 0f;
        for (int step = 0; step < used; step++)
        {
            Forward(target, labels, states, trellis, cells + (step * width), width, step, gradient, start + (step * classes));
            float greatest = GpuSoftmax.Greatest(shared, trellis, cells + (step * width), states);
            Subtract(trellis, cells + (step * width), states, greatest);
            sum += greatest;
            worst = GpuMath.Min(worst, greatest);
        }

        int last = cells + ((used - 1) * width) + states - 1;
        float blank = used > 0 ? trellis[last] : states == 1 ? 0f : Least;
        float label = used > 0 && states > 1 ? trellis[last - 1] : Least;
        float most = GpuMath.Max(blank, label);
        bool isImpossible = worst < Impossible || most < Impossible;
        if (Group.IdxX == 0)
        {
            rowLoss[row] = isImpossible ? float.PositiveInfinity : -(sum + most + GpuMath.Log(GpuMath.Exp(blank - most) + GpuMath.Exp(label - most))) / divisor;
        }

        int kept = isImpossible ? 0 : used;
        for (int at = (kept * classes) + Group.IdxX; at < steps * classes; at += Group.DimX)
        {
            gradient[start + at] = 0f;
        }

        for (int step = kept - 1; step >= 0; step--)
        {
            // Two rows in turn: threads read the variables of the step behind while others write those of this one.
            int behind = cells + ((steps + ((step + 1) % 2)) * width);
            int here = cells + ((steps + (step % 2)) * width);
            int forward = cells + (step * width);
            int logs = start + (step * classes);
            Group.Barrier();
            Backward(target, labels, states, trellis, behind, here, step == kept - 1 ? 1 : 0, gradient, logs);
            Subtract(trellis, here, states, GpuSoftmax.Greatest(shared, trellis, here, states));
            Posterior(target, labels, states, trellis, forward, here, gradient, logs);
            float all = Total(shared, trellis, forward, states, GpuSoftmax.Greatest(shared, trellis, forward, states));
            Derivative(target, labels, states, trellis, forward, all, gradient, logs, classes, rows * divisor);
        }
    }

    /// <summary>Logits with a certain blank at each step behind a row's length: a thread per element.</summary>
    public static void Pad(ArrayView<float> logits, ArrayView<float> lengths, int steps, int classes, int count, ArrayView<float> output)
    {
        int at = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (at < count)
        {
            int step = at / classes;
            output[at] = step % steps < (int)lengths[step / steps] ? logits[at] : at % classes == 0 ? 0f : Least;
        }
    }

    private static void LogSoftmax(ArrayView<float> shared, ArrayView<float> logits, int start, int classes, ArrayView<float> logs)
    {
        float greatest = GpuSoftmax.Greatest(shared, logits, start, classes);
        float powers = 0f;
        for (int column = Group.IdxX; column < classes; column += Group.DimX)
        {
            powers += GpuMath.Exp(logits[start + column] - greatest);
        }

        powers = GpuMath.Log(GpuReduce.Sum(shared, powers));
        for (int column = Group.IdxX; column < classes; column += Group.DimX)
        {
            logs[start + column] = logits[start + column] - greatest - powers;
        }
    }

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
