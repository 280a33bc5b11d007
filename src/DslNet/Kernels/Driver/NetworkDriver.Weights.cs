using System.Runtime.CompilerServices;
using DslNet.Kernels.Losses;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;

namespace DslNet.Kernels.Driver;

// Passes with row weights, and the memory of weights.
public sealed unsafe partial class NetworkDriver
{
    private readonly AlignedBuffer? positiveWeights;

    /// <summary>Whether the current pass is weighted.</summary>
    public bool IsWeighted { get; private set; }

    /// <summary>In a weighted pass: Σ w / w of each row, with a stride of 8 floats.</summary>
    public FloatSlice RowCounts => Alive().RowCounts;

    /// <summary>The weights of positive targets, [outputs]; where the loss has them.</summary>
    public FloatSlice PositiveWeights => positiveWeights!.Start;

    /// <summary><see cref="Backward(ICompiledNetwork, ReadOnlySpan{float}, ReadOnlySpan{float})"/> with row weights: the loss is Σ w·l / Σ w.</summary>
    /// <param name="program">The network.</param>
    /// <param name="input">[rows × input size], 1 to <see cref="BatchSize"/> rows.</param>
    /// <param name="target">[rows × output size].</param>
    /// <param name="weights">[rows], finite and not negative; where all are 0, so are the loss and its gradients.</param>
    /// <returns>The weighted mean loss without the penalty.</returns>
    /// <exception cref="ArgumentException">A length is wrong, or a weight negative or not finite.</exception>
    /// <exception cref="InvalidOperationException">The network has no loss.</exception>
    public float Backward(ICompiledNetwork program, ReadOnlySpan<float> input, ReadOnlySpan<float> target, ReadOnlySpan<float> weights)
    {
        Use.EnterPass();
        try
        {
            int rows = checks.Backward(input, target);
            BatchChecks.Weights(weights, rows);
            Load(input, target);
            Weigh(weights, [], rows);
            return RunBackward(program, rows);
        }
        finally
        {
            IsWeighted = false;
            Use.ExitPass();
        }
    }

    /// <summary>The same with class indices.</summary>
    /// <param name="program">The network.</param>
    /// <param name="input">[rows × input size], 1 to <see cref="BatchSize"/> rows.</param>
    /// <param name="labels">[rows], or [rows × output size].</param>
    /// <param name="weights">[rows], finite and not negative.</param>
    /// <returns>The weighted mean loss without the penalty.</returns>
    /// <exception cref="ArgumentException">A length is wrong, a label out of range, or a weight negative or not finite.</exception>
    /// <exception cref="InvalidOperationException">The network has no loss, or one that takes no labels.</exception>
    public float Backward(ICompiledNetwork program, ReadOnlySpan<float> input, ReadOnlySpan<int> labels, ReadOnlySpan<float> weights)
    {
        Use.EnterPass();
        try
        {
            int rows = checks.Backward(input, labels);
            BatchChecks.Weights(weights, rows);
            Load(input, labels);
            Weigh(weights, labels, rows);
            return RunBackward(program, rows);
        }
        finally
        {
            IsWeighted = false;
            Use.ExitPass();
        }
    }

    /// <summary>A weighted pass and a step of the optimizer.</summary>
    /// <returns>The weighted mean loss before the step.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="optimizer"/> is null.</exception>
    public float TrainStep(ICompiledNetwork program, ReadOnlySpan<float> input, ReadOnlySpan<float> target, ReadOnlySpan<float> weights, IOptimizer optimizer)
    {
        Use.EnterPass();
        try
        {
            int rows = checks.Backward(input, target);
            BatchChecks.Weights(weights, rows);
            Bind(program, optimizer);
            Load(input, target);
            Weigh(weights, [], rows);
            return RunStep(program, rows, optimizer);
        }
        finally
        {
            IsWeighted = false;
            Use.ExitPass();
        }
    }

    /// <summary>The same with class indices.</summary>
    /// <returns>The weighted mean loss before the step.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="optimizer"/> is null.</exception>
    public float TrainStep(ICompiledNetwork program, ReadOnlySpan<float> input, ReadOnlySpan<int> labels, ReadOnlySpan<float> weights, IOptimizer optimizer)
    {
        Use.EnterPass();
        try
        {
            int rows = checks.Backward(input, labels);
            BatchChecks.Weights(weights, rows);
            Bind(program, optimizer);
            Load(input, labels);
            Weigh(weights, labels, rows);
            return RunStep(program, rows, optimizer);
        }
        finally
        {
            IsWeighted = false;
            Use.ExitPass();
        }
    }

    private void Weigh(ReadOnlySpan<float> weights, ReadOnlySpan<int> labels, int rows)
    {
        RowWeights.Count(weights, labels, checks.IgnoredLabel, RowCounts.AsSpan(rows * Lanes.Count), Lanes.Count, rows);
        IsWeighted = true;
    }

    /// <summary>Sets the weights of rows of the ignored class to 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WeighIgnored(ReadOnlySpan<int> labels, int rows)
    {
        if (checks.IgnoredLabel is not null)
        {
            WeighWithout(checks.IgnoredLabel.Value, labels, rows);
        }
    }

    private void WeighWithout(int ignored, ReadOnlySpan<int> labels, int rows)
    {
        if (labels.Contains(ignored))
        {
            Weigh([], labels, rows);
        }
    }

    /// <summary>Null where the loss has none.</summary>
    private static AlignedBuffer? PositiveWeightsOf(NetworkInfo info)
    {
        if (RowWeights.PositiveWeights(info) is not { } weights)
        {
            return null;
        }

        AlignedBuffer buffer = new(weights.Length);
        weights.CopyTo(buffer.Start.AsSpan(weights.Length));
        return buffer;
    }
}
