using System.Runtime.Intrinsics;

namespace DslNet.Kernels.Driver;

/// <summary>Validates a training pass before anything is written; the same on the CPU and on a device.</summary>
internal sealed class PassChecks(NetworkInfo info, int batchSize)
{
    private readonly string? normalizingLayer = LayerThatNeedsTwoRows(info)?.Name;

    /// <summary>Whether a layer normalizes by batch statistics, which need two rows; for an image, its pixels suffice.</summary>
    public static LayerInfo? LayerThatNeedsTwoRows(NetworkInfo info) => info.Buffers
        .Where(buffer => buffer.Role == ParameterRole.RunningMean)
        .Select(buffer => info.Layers[buffer.Layer])
        .FirstOrDefault(layer => layer.Input.Size == layer.Input[layer.Input.Rank - 1]);

    /// <summary>The number of rows of a training pass.</summary>
    public int TrainingRows(ReadOnlySpan<float> input)
    {
        int rows = BatchChecks.Rows(input, info.Input.Size);
        BatchChecks.Fits(rows, batchSize);
        WholeNumbers.Check(info, input);
        if (normalizingLayer is not null)
        {
            BatchChecks.EnoughForStatistics(rows, normalizingLayer);
        }

        return rows;
    }

    public int Backward(ReadOnlySpan<float> input, ReadOnlySpan<float> target)
    {
        MustHaveLoss();
        int rows = TrainingRows(input);
        BatchChecks.Length(target.Length, rows, info.Output.Size, nameof(target));
        if ((info.Loss == Loss.BinaryCrossEntropy && AnyOutside(target)) || (info.Loss == Loss.PerHead && AnyHeadOutside(target)))
        {
            TargetChecks.Probabilities(info, target, nameof(target));
        }

        return rows;
    }

    public int Backward(ReadOnlySpan<float> input, ReadOnlySpan<int> labels)
    {
        MustHaveLoss();
        if (info.Loss is not (Loss.CrossEntropy or Loss.BinaryCrossEntropy))
        {
            throw new InvalidOperationException($"Labels are for Loss.CrossEntropy and Loss.BinaryCrossEntropy; {info.Name} has Loss.{info.Loss}. Give it targets as float.");
        }

        int rows = TrainingRows(input);
        bool classes = info.Loss == Loss.CrossEntropy;
        BatchChecks.Labels(labels, rows, classes ? 1 : info.Output.Size, classes ? info.Output.Size : 2, info.IgnoredClass);
        return rows;
    }

    /// <summary>The same for the outputs with a binary cross-entropy, where there are several outputs.</summary>
    private bool AnyHeadOutside(ReadOnlySpan<float> targets)
    {
        for (int head = 0, first = 0; head < info.Heads.Count; first += info.Heads[head].Shape.Size, head++)
        {
            for (int start = first; info.Heads[head].Loss == Loss.BinaryCrossEntropy && start < targets.Length; start += info.Output.Size)
            {
                if (AnyOutside(targets.Slice(start, info.Heads[head].Shape.Size)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>A vectorized pre-check: whether any value may lie outside 0..1.</summary>
    private static bool AnyOutside(ReadOnlySpan<float> values)
    {
        int i = 0;
        Vector256<float> half = Vector256.Create(0.5f);
        for (; i <= values.Length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            if (Vector256.GreaterThanAny(Vector256.Abs(Vector256.Create(values[i..]) - half), half))
            {
                return true;
            }
        }

        for (; i < values.Length; i++)
        {
            if (values[i] is < 0 or > 1)
            {
                return true;
            }
        }

        return false;
    }

    /// <exception cref="InvalidOperationException">The network has no loss.</exception>
    public void MustHaveLoss()
    {
        if (info.Loss == Loss.None)
        {
            throw new InvalidOperationException($"{info.Name} has no loss (Loss.None), so it can't be trained. Set Loss in its [Network] attribute.");
        }
    }

    /// <param name="length">The destination's length.</param>
    /// <param name="rows">Rows of the last backward pass; 0 where the last pass was another one.</param>
    /// <exception cref="ArgumentException">The length isn't that of the input.</exception>
    /// <exception cref="InvalidOperationException">There is no such gradient.</exception>
    public void InputGradient(int length, int rows)
    {
        MustHaveLoss();
        if (info.Workspace.InputGradientSlot < 0)
        {
            throw new InvalidOperationException($"{info.Name} doesn't work out the gradient by its input. Say InputGradient = true in its [Network] attribute.");
        }

        if (rows == 0)
        {
            throw new InvalidOperationException($"There is no gradient by the input: the last pass of {info.Name} must be Backward or TrainStep.");
        }

        BatchChecks.Exactly(length, rows * info.Input.Size, "destination", "numbers in the input of the last Backward");
    }

    /// <exception cref="ArgumentOutOfRangeException">A penalty's factor is negative or not finite.</exception>
    public static void Penalty(Regularization value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Factor(value.L1, nameof(value.L1));
        Factor(value.L2, nameof(value.L2));
    }

    private static void Factor(float factor, string name)
    {
        if (!float.IsFinite(factor) || factor < 0)
        {
            throw OutOfRange.Of("value", factor, $"Expected {name} to be 0 or a positive number.");
        }
    }
}
