using System.ComponentModel;
using ILGPU;
using ILGPU.Runtime;

namespace DslNet.Ilgpu.Kernels;

/// <summary>The losses with their derivatives by the logits, a group per row, and their mean.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GpuLoss
{
    /// <summary>With s = Σ e^(z − max): the loss Σ t'·(max − z) + Σ t'·log s, and its derivative (Σt'·e^(z − max)/s − t')/rows.</summary>
    public static void CrossEntropy(
        ArrayView<float> logits, ArrayView<float> target, float smoothing, int rows, int columns, ArrayView<float> rowLoss, ArrayView<float> gradient)
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(GpuReduce.MostThreads);
        int start = Grid.IdxX * columns;
        float spread = smoothing / columns;
        float greatest = GpuSoftmax.Greatest(shared, logits, start, columns);
        float powers = 0f;
        float distances = 0f;
        float targets = 0f;
        for (int column = Group.IdxX; column < columns; column += Group.DimX)
        {
            float distance = greatest - logits[start + column];
            float wanted = ((1f - smoothing) * target[start + column]) + spread;
            powers += GpuMath.Exp(-distance);
            distances += wanted * distance;
            targets += wanted;
        }

        powers = GpuReduce.Sum(shared, powers);
        distances = GpuReduce.Sum(shared, distances);
        targets = GpuReduce.Sum(shared, targets);
        for (int column = Group.IdxX; column < columns; column += Group.DimX)
        {
            float wanted = ((1f - smoothing) * target[start + column]) + spread;
            gradient[start + column] = ((targets * (GpuMath.Exp(logits[start + column] - greatest) / powers)) - wanted) / rows;
        }

        if (Group.IdxX == 0)
        {
            rowLoss[Grid.IdxX] = distances + (targets * GpuMath.Log(powers));
        }
    }

    /// <summary>max(z, 0) − z·t + log(1 + e^−|z|), its mean over the row, and the derivative (p − t)/(columns·rows).</summary>
    public static void SigmoidCrossEntropy(
        ArrayView<float> logits, ArrayView<float> target, int rows, int columns, ArrayView<float> rowLoss, ArrayView<float> gradient)
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(GpuReduce.MostThreads);
        float sum = 0f;
        for (int column = Group.IdxX; column < columns; column += Group.DimX)
        {
            int at = (Grid.IdxX * columns) + column;
            float z = logits[at];
            float power = GpuMath.Exp(-MathF.Abs(z));
            sum += GpuMath.Max(z, 0f) - (z * target[at]) + GpuMath.LogOnePlus(power);
            gradient[at] = (((z < 0f ? power : 1f) / (1f + power)) - target[at]) / ((float)columns * rows);
        }

        sum = GpuReduce.Sum(shared, sum);
        if (Group.IdxX == 0)
        {
            rowLoss[Grid.IdxX] = sum / columns;
        }
    }

    /// <summary>
    /// Focal loss: Σ t'·q^γ·(−log p) with q = 1 − p, summed over the other classes where p is the greatest, and its derivative by the logits
    /// g·q − p·(Σg − g), over the rows, with g = −t'·q^γ·(1 − γ·p·log p / q).
    /// </summary>
    public static void FocalCrossEntropy(
        ArrayView<float> logits, ArrayView<float> target, float smoothing, float gamma, int rows, int columns, ArrayView<float> rowLoss, ArrayView<float> gradient)
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(GpuReduce.MostThreads);
        int start = Grid.IdxX * columns;
        float spread = smoothing / columns;
        float greatest = GpuSoftmax.Greatest(shared, logits, start, columns);
        float rest = 0f;
        float greatestOnes = 0f;
        for (int column = Group.IdxX; column < columns; column += Group.DimX)
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
        for (int column = Group.IdxX; column < columns; column += Group.DimX)
        {
            float distance = greatest - logits[start + column];
            float power = GpuMath.Exp(-distance);
            float wanted = ((1f - smoothing) * target[start + column]) + spread;
            float p = power / (1f + others);
            float q = (others + (1f - power)) / (1f + others);
            float weight = wanted * GpuMath.Pow(q, gamma, 0);
            losses += weight * (distance + logOfSum);
            slopes -= weight * (1f + (gamma * p * ((distance + logOfSum) / GpuMath.Max(q, 1.17549435e-38f))));
        }

        losses = GpuReduce.Sum(shared, losses);
        slopes = GpuReduce.Sum(shared, slopes);
        for (int column = Group.IdxX; column < columns; column += Group.DimX)
        {
            float distance = greatest - logits[start + column];
            float power = GpuMath.Exp(-distance);
            float wanted = ((1f - smoothing) * target[start + column]) + spread;
            float p = power / (1f + others);
            float q = (others + (1f - power)) / (1f + others);
            float slope = -(wanted * GpuMath.Pow(q, gamma, 0)) * (1f + (gamma * p * ((distance + logOfSum) / GpuMath.Max(q, 1.17549435e-38f))));
            gradient[start + column] = ((slope * q) - (p * (slopes - slope))) / rows;
        }

        if (Group.IdxX == 0)
        {
            rowLoss[Grid.IdxX] = losses;
        }
    }

    /// <summary>q^γ·(w·t·log(1 + e^−z) + (1 − t)·log(1 + e^z)) with q = 1 − (t·p + (1 − t)·(1 − p)), its mean over the row, and the derivative over columns·rows.</summary>
    public static void ShapedCrossEntropy(
        ArrayView<float> logits, ArrayView<float> target, ArrayView<float> positiveWeights, float gamma, int rows, int columns, ArrayView<float> rowLoss, ArrayView<float> gradient)
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(GpuReduce.MostThreads);
        float sum = 0f;
        for (int column = Group.IdxX; column < columns; column += Group.DimX)
        {
            int at = (Grid.IdxX * columns) + column;
            float z = logits[at];
            float t = target[at];
            float weight = positiveWeights[column] * t;
            float power = GpuMath.Exp(-MathF.Abs(z));
            float p = (z < 0f ? power : 1f) / (1f + power);
            float r = (z < 0f ? 1f : power) / (1f + power);
            float log = GpuMath.LogOnePlus(power);
            float loss = (weight * (log + GpuMath.Max(-z, 0f))) + ((1f - t) * (log + GpuMath.Max(z, 0f)));
            float slope = ((1f - t) * p) - (weight * r);
            if (gamma != 0f)
            {
                float wrong = (p * (1f - t)) + (r * t);
                float focus = GpuMath.Pow(wrong, gamma, 0);
                float growth = p * r * (1f - (2f * t)) / GpuMath.Max(wrong, 1.17549435e-38f);
                slope = focus * (slope + (loss * (gamma * growth)));
                loss *= focus;
            }

            sum += loss;
            gradient[at] = slope / ((float)columns * rows);
        }

        sum = GpuReduce.Sum(shared, sum);
        if (Group.IdxX == 0)
        {
            rowLoss[Grid.IdxX] = sum / columns;
        }
    }

    /// <summary>A row's contribution to a weighted mean: its gradient times rows / count.</summary>
    public static void Weigh(ArrayView<float> counts, int rows, int columns, ArrayView<float> gradient)
    {
        float factor = rows / counts[Grid.IdxX];
        for (int column = Group.IdxX; column < columns; column += Group.DimX)
        {
            gradient[(Grid.IdxX * columns) + column] *= factor;
        }
    }

    /// <summary>The weighted mean of all row losses, by one group.</summary>
    public static void WeightedMean(ArrayView<float> rowLoss, ArrayView<float> counts, int rows, ArrayView<float> loss)
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(GpuReduce.MostThreads);
        float sum = 0f;
        for (int row = Group.IdxX; row < rows; row += Group.DimX)
        {
            // A row without weight doesn't count, whatever its loss: it may be infinite.
            sum += counts[row] > float.MaxValue ? 0f : rowLoss[row] / counts[row];
        }

        sum = GpuReduce.Sum(shared, sum);
        if (Group.IdxX == 0)
        {
            loss[0] = sum;
        }
    }

    /// <summary>The mean of all row losses, by one group.</summary>
    public static void Mean(ArrayView<float> rowLoss, int rows, ArrayView<float> loss)
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(GpuReduce.MostThreads);
        float sum = 0f;
        for (int row = Group.IdxX; row < rows; row += Group.DimX)
        {
            sum += rowLoss[row];
        }

        sum = GpuReduce.Sum(shared, sum);
        if (Group.IdxX == 0)
        {
            loss[0] = sum / rows;
        }
    }
}
