using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Losses;

/// <summary>
/// Forward and backward variables of rows, in logarithms. The states of a row are its labels with blanks before, between and behind them. The greatest
/// variable of each step is subtracted from the others, so that float holds the probabilities of long sequences, too: the derivative needs no more than the
/// ratios within a step, and the loss is the sum of what was subtracted.
/// </summary>
internal readonly struct CtcJob(
    FloatSlice logits, FloatSlice target, FloatSlice lengths, int rows, int steps, int classes, int maxLabels, FloatSlice trellis, FloatSlice rowLoss, FloatSlice logitsGradient) : IRangeJob
{
    private const int MoreRows = 3;

    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        int pixel = Lanes.Stride(classes), width = Lanes.Stride((2 * maxLabels) + 1);
        for (nint row = from; row < to; row++)
        {
            FloatSlice z = logits.Slice(row * steps * pixel), gradient = logitsGradient.Slice(row * steps * pixel), labels = target.Slice(row * Lanes.Stride(maxLabels + 1)), losses = rowLoss;
            int count = (int)labels[maxLabels], used = HasLengths ? (int)lengths[row * Lanes.Count] : steps;
            CtcStates states = new(labels, count, trellis.Slice(row * (steps + MoreRows) * width), steps, width);
            for (int step = 0; step < used; step++)
            {
                LogSoftmax(z.Slice(step * pixel), gradient.Slice(step * pixel));
            }

            float loss = Forward(states, gradient, used, pixel);
            if (!float.IsPositiveInfinity(loss))
            {
                Backward(states, gradient, used, pixel, 1f / ((float)rows * Math.Max(1, count)));
            }

            int kept = float.IsPositiveInfinity(loss) ? 0 : used;
            gradient.Slice((nint)kept * pixel).AsSpan((steps - kept) * pixel).Clear();
            losses[row * Lanes.Count] = loss / Math.Max(1, count);
        }
    }

    private unsafe bool HasLengths => lengths.Start != null;

    /// <summary>log p = z − max − log Σ e^(z − max).</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private void LogSoftmax(FloatSlice z, FloatSlice log)
    {
        Vector256<float> greatest = Vector256.Create(SoftmaxJob.Greatest(z, classes)), sum = Vector256<float>.Zero;
        for (int column = 0; column < classes; column += Lanes.Count)
        {
            sum += Lanes.Keep(VectorMath.Exp(z.Load(column) - greatest), Math.Min(Lanes.Count, classes - column), Vector256<float>.Zero);
        }

        Vector256<float> logOfSum = VectorMath.Log(Vector256.Create(Lanes.Sum(sum)));
        for (int column = 0; column < classes; column += Lanes.Count)
        {
            log.Store(column, z.Load(column) - greatest - logOfSum);
        }
    }

    /// <summary>The forward variables of all steps; returns −log of the labels' probability.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private static float Forward(CtcStates states, FloatSlice logs, int used, int pixel)
    {
        if (used == 0)
        {
            return states.Count == 1 ? 0 : float.PositiveInfinity;
        }

        double sum = 0;
        for (int step = 0; step < used; step++)
        {
            states.Emit(logs.Slice((nint)step * pixel));
            float greatest = states.Advance(step);
            if (greatest < CtcStates.Impossible)
            {
                return float.PositiveInfinity;
            }

            sum += greatest;
        }

        FloatSlice last = states.At(used - 1);
        double blank = last[states.Count - 1], label = states.Count > 1 ? last[states.Count - 2] : CtcStates.Least, most = Math.Max(blank, label);
        return most < CtcStates.Impossible ? float.PositiveInfinity : (float)-(sum + most + Math.Log(Math.Exp(blank - most) + Math.Exp(label - most)));
    }

    /// <summary>The backward variables, and with them the derivative, from the last step to the first.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    private void Backward(CtcStates states, FloatSlice logs, int used, int pixel, float share)
    {
        for (int step = used - 1; step >= 0; step--)
        {
            FloatSlice gradient = logs.Slice((nint)step * pixel);
            states.Emit(gradient);
            states.Retreat(isLast: step == used - 1);
            float sum = states.Posterior(step);
            Vector256<float> scale = Vector256.Create(share);
            for (int column = 0; column < classes; column += Lanes.Count)
            {
                gradient.Store(column, VectorMath.Exp(gradient.Load(column)) * scale);
            }

            FloatSlice posterior = states.At(step);
            for (int state = 0; state < states.Count; state++)
            {
                gradient[states.ClassOf(state)] -= posterior[state] / sum * share;
            }
        }
    }
}
