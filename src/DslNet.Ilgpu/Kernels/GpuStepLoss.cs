using System.ComponentModel;
using ILGPU;
using ILGPU.Runtime;

namespace DslNet.Ilgpu.Kernels;

/// <summary>
/// Cross-entropy on the logits of each step of sequences, a group per step. A step counts before its row's length, and where its class isn't ignored; its target
/// is read nowhere else.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GpuStepLoss
{
    /// <summary>Which steps of each row count, 1 or 0 in the place of their loss, and how many, a group per row. Of <paramref name="has"/>, 1 says that there are lengths, and 2 that a class is ignored.</summary>
    public static void Count(
        ArrayView<float> target, ArrayView<float> lengths, int has, int ignored, int steps, ArrayView<float> counted, ArrayView<float> stepLoss)
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(GpuReduce.MostThreads);
        int row = Grid.IdxX;
        float sum = 0f;
        for (int step = Group.IdxX; step < steps; step += Group.DimX)
        {
            bool counts = (has % 2 == 0 || step < (int)lengths[row]) && (has < 2 || target[(row * steps) + step] != ignored);
            stepLoss[(row * steps) + step] = counts ? 1f : 0f;
            sum += counts ? 1f : 0f;
        }

        sum = GpuReduce.Sum(shared, sum);
        if (Group.IdxX == 0)
        {
            counted[row] = sum;
        }
    }

    /// <summary>
    /// From the numbers n of steps to the rows' divisors, by one group: with w a row's weight, Σ w·n over the batch by w; infinite for a weight of 0, and where
    /// nothing counts.
    /// </summary>
    public static void Divide(ArrayView<float> counts, int hasCounts, int rows, ArrayView<float> divisors)
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(GpuReduce.MostThreads);
        float all = 0f;
        for (int row = Group.IdxX; row < rows; row += Group.DimX)
        {
            all += hasCounts == 1 ? divisors[row] / counts[row] : divisors[row];
        }

        all = GpuReduce.Sum(shared, all);
        for (int row = Group.IdxX; row < rows; row += Group.DimX)
        {
            divisors[row] = all == 0f ? float.PositiveInfinity : hasCounts == 1 ? counts[row] * all : all;
        }
    }

    /// <summary>
    /// Σ t'·q^γ·(−log p) with q = 1 − p, summed over the other classes where p is the greatest, and its derivative by the logits g·q − p·(Σg − g), by the row's
    /// divisor, with g = −t'·q^γ·(1 − γ·p·log p / q). For γ = 0 that is p − t'.
    /// </summary>
    public static void CrossEntropy(
        ArrayView<float> logits, ArrayView<float> target, float smoothing, float gamma, int steps, int classes,
        ArrayView<float> divisors, ArrayView<float> stepLoss, ArrayView<float> gradient)
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(GpuReduce.MostThreads);
        int item = Grid.IdxX;
        int start = item * classes;
        float loss = 0f;
        if (stepLoss[item] == 1f)
        {
            loss = Step(shared, logits, start, (int)target[item], smoothing, gamma, classes, divisors[item / steps], gradient);
        }
        else
        {
            for (int column = Group.IdxX; column < classes; column += Group.DimX)
            {
                gradient[start + column] = 0f;
            }
        }

        // All threads have read whether the step counts: a step that does has barriers, and one that doesn't stays 0.
        if (Group.IdxX == 0)
        {
            stepLoss[item] = loss;
        }
    }

    /// <summary>The losses of the steps by their rows' divisors, summed by one group.</summary>
    public static void Mean(ArrayView<float> stepLoss, ArrayView<float> divisors, int steps, int count, ArrayView<float> loss)
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(GpuReduce.MostThreads);
        float sum = 0f;
        for (int item = Group.IdxX; item < count; item += Group.DimX)
        {
            // A row without weight doesn't count, whatever its loss: it may be infinite.
            float divisor = divisors[item / steps];
            sum += divisor > float.MaxValue ? 0f : stepLoss[item] / divisor;
        }

        sum = GpuReduce.Sum(shared, sum);
        if (Group.IdxX == 0)
        {
            loss[0] = sum;
        }
    }

    private static float Step(
        ArrayView<float> shared, ArrayView<float> logits, int start, int label, float smoothing, float gamma, int classes, float divisor, ArrayView<float> gradient)
    {
        float spread = smoothing / classes;
        float greatest = GpuSoftmax.Greatest(shared, logits, start, classes);
        float rest = 0f;
        float greatestOnes = 0f;
        for (int column = Group.IdxX; column < classes; column += Group.DimX)
        {
            float distance = greatest - logits[start + column];
            rest += distance == 0f ? 0f : GpuMath.Exp(-distance);
            greatestOnes += distance == 0f ? 1f : 0f;
        }

        rest = GpuReduce.Sum(shared, rest);
        greatestOnes = GpuReduce.Sum(shared, greatestOnes);
        float others = rest + (greatestOnes - 1f);
        float logOfSum = GpuMath.LogOnePlus(others);
        float losses = 0f;
        float slopes = 0f;
        for (int column = Group.IdxX; column < classes; column += Group.DimX)
        {
            float distance = greatest - logits[start + column];
            float wanted = column == label ? 1f - smoothing + spread : spread;
            float focus = gamma == 0f ? 1f : GpuMath.Pow((others + (1f - GpuMath.Exp(-distance))) / (1f + others), gamma, 0);
            losses += wanted == 0f ? 0f : wanted * focus * (distance + logOfSum);
            slopes += wanted == 0f ? 0f : Slope(wanted, focus, gamma, distance, others, logOfSum);
        }

        losses = GpuReduce.Sum(shared, losses);
        slopes = GpuReduce.Sum(shared, slopes);
        for (int column = Group.IdxX; column < classes; column += Group.DimX)
        {
            float distance = greatest - logits[start + column];
            float power = GpuMath.Exp(-distance);
            float wanted = column == label ? 1f - smoothing + spread : spread;
            float focus = gamma == 0f ? 1f : GpuMath.Pow((others + (1f - power)) / (1f + others), gamma, 0);
            float slope = wanted == 0f ? 0f : Slope(wanted, focus, gamma, distance, others, logOfSum);
            gradient[start + column] = ((slope * ((others + (1f - power)) / (1f + others))) - (power / (1f + others) * (slopes - slope))) / divisor;
        }

        return losses;
    }

    /// <summary>The derivative of a class's term by log p.</summary>
    private static float Slope(float wanted, float focus, float gamma, float distance, float others, float logOfSum)
    {
        float power = GpuMath.Exp(-distance);
        float rest = (others + (1f - power)) / (1f + others);
        return -wanted * focus * (1f + (gamma * (power / (1f + others)) * ((distance + logOfSum) / GpuMath.Max(rest, 1.17549435e-38f))));
    }
}
