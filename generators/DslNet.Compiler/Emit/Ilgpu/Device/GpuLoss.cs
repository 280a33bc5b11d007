namespace DslNet.Generated.Gpu;

using global::System;
using global::ILGPU;
using global::ILGPU.Runtime;

/// <summary>The losses with their derivatives by the logits, a group a row, and their mean.</summary>
internal static class GpuLoss
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
