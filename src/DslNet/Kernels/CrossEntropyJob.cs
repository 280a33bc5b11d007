using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DslNet.Kernels;

/// <summary>
/// Cross-entropy of rows of logits and the derivative of its mean. With s = Σ e^(z − max), a row's loss is Σ t'·(max − z) + Σ t'·log s:
/// no term is negative, so none cancels another.
/// </summary>
internal readonly struct CrossEntropyJob(FloatSlice logits, FloatSlice target, float smoothing, int rows, int classes, FloatSlice rowLoss, FloatSlice logitsGradient) : IRangeJob
{
    // Where a row's sums wait in its loss's line, until the logarithms of eight rows are taken at once.
    private const int Distances = 0;
    private const int Targets = 1;
    private const int Powers = 2;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int from, int to, int worker)
    {
        for (int row = from; row < to; row++)
        {
            nint start = (nint)row * Lanes.Stride(classes);
            FloatSlice sums = rowLoss.Slice((nint)row * Lanes.Count);
            if (classes <= Lanes.Count)
            {
                Short(logits.Slice(start), target.Slice(start), logitsGradient.Slice(start), sums);
            }
            else
            {
                Long(logits.Slice(start), target.Slice(start), logitsGradient.Slice(start), sums);
            }
        }

        for (int row = from; row < to; row += Lanes.Count)
        {
            Finish(row, Math.Min(Lanes.Count, to - row));
        }
    }

    /// <summary>A row of one vector, which stays in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Short(FloatSlice z, FloatSlice t, FloatSlice gradient, FloatSlice sums)
    {
        Vector256<float> zero = Vector256<float>.Zero;
        Vector256<float> logit = Lanes.Keep(z.Load(0), classes, Vector256.Create(float.NegativeInfinity));
        Vector256<float> distance = Vector256.Create(Lanes.Max(logit)) - logit;
        Vector256<float> smoothed = Lanes.Keep(Smoothed(t.Load(0)), classes, zero);
        Vector256<float> power = Lanes.Keep(VectorMath.Exp(-distance), classes, zero);
        float powers = Lanes.Sum(power);
        float targets = Lanes.Sum(smoothed);
        sums[Distances] = Lanes.Sum(Lanes.Keep(smoothed * distance, classes, zero));
        sums[Targets] = targets;
        sums[Powers] = powers;
        gradient.Store(0, Slope(power, powers, smoothed, targets));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Long(FloatSlice z, FloatSlice t, FloatSlice gradient, FloatSlice sums)
    {
        Vector256<float> zero = Vector256<float>.Zero;
        Vector256<float> greatest = Vector256.Create(SoftmaxJob.Greatest(z, classes));
        Vector256<float> allPowers = zero, allDistances = zero, allTargets = zero;
        for (int column = 0; column < classes; column += Lanes.Count)
        {
            int count = Math.Min(Lanes.Count, classes - column);
            Vector256<float> distance = greatest - z.Load(column);
            Vector256<float> smoothed = Smoothed(t.Load(column));
            Vector256<float> power = VectorMath.Exp(-distance);
            gradient.Store(column, power);
            allPowers += Lanes.Keep(power, count, zero);
            allDistances += Lanes.Keep(smoothed * distance, count, zero);
            allTargets += Lanes.Keep(smoothed, count, zero);
        }

        float powers = Lanes.Sum(allPowers);
        float targets = Lanes.Sum(allTargets);
        sums[Distances] = Lanes.Sum(allDistances);
        sums[Targets] = targets;
        sums[Powers] = powers;
        for (int column = 0; column < classes; column += Lanes.Count)
        {
            gradient.Store(column, Slope(gradient.Load(column), powers, Smoothed(t.Load(column)), targets));
        }
    }

    /// <summary>The losses of up to 8 rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Finish(int row, int count)
    {
        FloatSlice lines = rowLoss.Slice((nint)row * Lanes.Count);
        Span<float> powers = stackalloc float[Lanes.Count];
        for (int i = 0; i < powers.Length; i++)
        {
            powers[i] = lines[(Math.Min(i, count - 1) * Lanes.Count) + Powers];
        }

        Vector256<float> logarithms = VectorMath.Log(Vector256.Create<float>(powers));
        for (int i = 0; i < count; i++)
        {
            nint line = i * Lanes.Count;
            lines[line] = lines[line + Distances] + (lines[line + Targets] * logarithms.GetElement(i));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<float> Smoothed(Vector256<float> t) =>
        Vector256.FusedMultiplyAdd(Vector256.Create(1 - smoothing), t, Vector256.Create(smoothing / classes));

    /// <summary>(Σt'·p − t')/rows with p = power/Σ powers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<float> Slope(Vector256<float> power, float powers, Vector256<float> smoothed, float targets) =>
        ((Vector256.Create(targets) * (power / Vector256.Create(powers))) - smoothed) * Vector256.Create(1f / rows);
}
