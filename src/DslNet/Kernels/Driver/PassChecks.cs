using System.Runtime.Intrinsics;

namespace DslNet.Kernels.Driver;

/// <summary>Validates a training pass before anything is written; the same on the CPU and on a device.</summary>
internal sealed class PassChecks(NetworkInfo info, int batchSize)
{
    private readonly string? normalizingLayer = LayerThatNeedsTwoRows(info)?.Name;
    private readonly TargetPart[] parts = TargetPart.Of(info);
    private readonly bool countsSteps = StepTargets.Count(info);

    /// <summary>The label whose rows have weight 0; null where there is none, or where it is one of steps, which their loss leaves out itself.</summary>
    public int? IgnoredLabel { get; } = StepTargets.AreClasses(info) ? null : info.IgnoredClass;

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
        BatchChecks.Length(target.Length, rows, info.TargetSize, nameof(target));
        if (info.Loss == Loss.Ctc)
        {
            CtcTargets.Check(info, target, nameof(target));
        }

        foreach (TargetPart part in parts)
        {
            if (StepTargets.AreClasses(part.Info))
            {
                StepTargets.CheckClasses(part.Info, input, target, part.First, info.TargetSize, nameof(target));
            }
            else if (part.Info.Loss == Loss.BinaryCrossEntropy && AnyOutside(part, input, target, rows))
            {
                TargetChecks.Probabilities(info, input, target, nameof(target));
            }
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
        if (countsSteps)
        {
            StepTargets.CheckLabels(info, input, labels, rows);
            return rows;
        }

        bool classes = info.Loss == Loss.CrossEntropy;
        BatchChecks.Labels(labels, rows, classes ? 1 : info.Output.Size, classes ? info.Output.Size : 2, info.IgnoredClass);
        return rows;
    }

    /// <summary>Whether any target of an output with a binary cross-entropy may lie outside 0..1; those behind a row's length don't matter.</summary>
    private bool AnyOutside(TargetPart part, ReadOnlySpan<float> input, ReadOnlySpan<float> targets, int rows)
    {
        if (parts.Length == 1 && part.Info.Steps is null)
        {
            return AnyOutside(targets);
        }

        for (int row = 0; row < rows; row++)
        {
            if (AnyOutside(part.CountedOf(input.Slice(row * info.Input.Size, info.Input.Size), targets.Slice(row * info.TargetSize, info.TargetSize))))
            {
                return true;
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
}
