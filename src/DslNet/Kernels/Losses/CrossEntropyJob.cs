using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Losses;

/// <summary>
/// Cross-entropy of rows of logits and the derivative of its mean. With s = Σ e^(z − max), a row's loss is Σ t'·(max − z) + Σ t'·log s:
/// no term is negative, so there is no cancellation. An item is eight rows: up to 16 classes they are transposed, so that a lane is a row
/// and no horizontal sums are needed; more classes are computed row by row.
/// </summary>
internal readonly unsafe struct CrossEntropyJob(FloatSlice logits, FloatSlice target, float smoothing, int rows, int classes, FloatSlice rowLoss, FloatSlice logitsGradient) : IRangeJob
{
    private const int MostClasses = 16;

    public int Items => Split.Groups(rows);

    [MethodImpl(Jit.OnItsOwn)]
    public void Run(int from, int to, int worker)
    {
        for (int group = from; group < to; group++)
        {
            int row = group * Lanes.Count;
            int count = Math.Min(Lanes.Count, rows - row);
            if (classes > MostClasses)
            {
                OneByOne(row, row + count);
            }
            else if (count == Lanes.Count)
            {
                nint start = (nint)row * Lanes.Stride(classes);
                Together(logits.Start + start, target.Start + start, logitsGradient.Start + start, rowLoss.Start + (row * Lanes.Count));
            }
            else
            {
                Few(row, count);
            }
        }
    }

    /// <summary>The remaining rows, by a block of eight that overlaps the one before: a row's result doesn't depend on its lane.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Few(int row, int count)
    {
        int stride = Lanes.Stride(classes);
        float* memory = stackalloc float[(3 * Lanes.Count * MostClasses) + (Lanes.Count * Lanes.Count)];
        float* z = memory, t = z + (Lanes.Count * MostClasses), gradient = t + (Lanes.Count * MostClasses), losses = gradient + (Lanes.Count * MostClasses);
        int length = count * stride;
        new Span<float>(memory, 2 * Lanes.Count * MostClasses).Clear();
        logits.Slice((nint)row * stride).AsSpan(length).CopyTo(new Span<float>(z, length));
        target.Slice((nint)row * stride).AsSpan(length).CopyTo(new Span<float>(t, length));
        Together(z, t, gradient, losses);
        new Span<float>(gradient, length).CopyTo(logitsGradient.Slice((nint)row * stride).AsSpan(length));
        new Span<float>(losses, count * Lanes.Count).CopyTo(rowLoss.Slice((nint)row * Lanes.Count).AsSpan(count * Lanes.Count));
    }

    [MethodImpl(Jit.OnItsOwn)]
    private void Together(float* z, float* t, float* gradient, float* losses)
    {
        int stride = Lanes.Stride(classes);
        Vector256<float>* powers = stackalloc Vector256<float>[MostClasses];
        Vector256<float>* wanted = stackalloc Vector256<float>[MostClasses];
        for (int column = 0; column < classes; column += 4)
        {
            Lanes.Transpose(z + column, stride, out powers[column], out powers[column + 1], out powers[column + 2], out powers[column + 3]);
            Lanes.Transpose(t + column, stride, out wanted[column], out wanted[column + 1], out wanted[column + 2], out wanted[column + 3]);
        }

        Vector256<float> greatest = powers[0];
        for (int c = 1; c < classes; c++)
        {
            greatest = VectorMath.Max(greatest, powers[c]);
        }

        Vector256<float> kept = Vector256.Create(1 - smoothing), spread = Vector256.Create(smoothing / classes);
        Vector256<float> sum = default, distances = default, targets = default;
        for (int c = 0; c < classes; c++)
        {
            Vector256<float> distance = greatest - powers[c];
            Vector256<float> smoothed = Vector256.FusedMultiplyAdd(kept, wanted[c], spread);
            Vector256<float> power = VectorMath.Exp(-distance);
            powers[c] = power;
            wanted[c] = smoothed;
            sum += power;
            distances += smoothed * distance;
            targets += smoothed;
        }

        Vector256<float> loss = distances + (targets * VectorMath.Log(sum));
        for (int i = 0; i < Lanes.Count; i++)
        {
            losses[i * Lanes.Count] = loss.GetElement(i);
        }

        Vector256<float> share = Vector256.Create(1f / rows);
        for (int c = 0; c < classes; c++)
        {
            powers[c] = ((targets * (powers[c] / sum)) - wanted[c]) * share;
        }

        for (int column = 0; column < classes; column += 8)
        {
            for (int row = 0; row < Lanes.Count; row += 4)
            {
                Lanes.Transpose((float*)(powers + column) + row, Lanes.Count, out Vector256<float> first, out Vector256<float> second, out Vector256<float> third, out Vector256<float> fourth);
                float* to = gradient + (row * stride) + column;
                first.Store(to);
                second.Store(to + stride);
                third.Store(to + (2 * stride));
                fourth.Store(to + (3 * stride));
            }
        }
    }

    [MethodImpl(Jit.OnItsOwn)]
    private void OneByOne(int from, int to)
    {
        Vector256<float> kept = Vector256.Create(1 - smoothing), spread = Vector256.Create(smoothing / classes), share = Vector256.Create(1f / rows);
        Vector256<float> zero = Vector256<float>.Zero;
        for (int row = from; row < to; row++)
        {
            nint start = (nint)row * Lanes.Stride(classes);
            FloatSlice z = logits.Slice(start), t = target.Slice(start), gradient = logitsGradient.Slice(start);
            Vector256<float> greatest = Vector256.Create(SoftmaxJob.Greatest(z, classes));
            Vector256<float> allPowers = zero, allDistances = zero, allTargets = zero;
            for (int column = 0; column < classes; column += Lanes.Count)
            {
                int count = Math.Min(Lanes.Count, classes - column);
                Vector256<float> distance = greatest - z.Load(column);
                Vector256<float> smoothed = Vector256.FusedMultiplyAdd(kept, t.Load(column), spread);
                Vector256<float> power = VectorMath.Exp(-distance);
                gradient.Store(column, power);
                allPowers += Lanes.Keep(power, count, zero);
                allDistances += Lanes.Keep(smoothed * distance, count, zero);
                allTargets += Lanes.Keep(smoothed, count, zero);
            }

            Vector256<float> sum = Vector256.Create(Lanes.Sum(allPowers)), targets = Vector256.Create(Lanes.Sum(allTargets));
            FloatSlice losses = rowLoss;
            losses[(nint)row * Lanes.Count] = Lanes.Sum(allDistances) + (targets * VectorMath.Log(sum)).ToScalar();
            for (int column = 0; column < classes; column += Lanes.Count)
            {
                Vector256<float> smoothed = Vector256.FusedMultiplyAdd(kept, t.Load(column), spread);
                gradient.Store(column, ((targets * (gradient.Load(column) / sum)) - smoothed) * share);
            }
        }
    }
}
