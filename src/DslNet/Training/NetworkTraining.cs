using System.Security.Cryptography;
using DslNet.Devices;
using DslNet.Kernels.Driver;

namespace DslNet;

/// <summary>Training and evaluation of a network on sets.</summary>
public static class NetworkTraining
{
    /// <summary>
    /// Trains the network on the training set in mini-batches, for <see cref="FitOptions.Epochs"/> epochs, with an optimizer
    /// step after each batch. A batch has <see cref="INetwork.BatchSize"/> rows, the last one of an epoch what is left; where that is a
    /// single row and the network has a BatchNorm, which needs two rows, it takes one from the batch before (with batches of two
    /// rows it is skipped in that epoch). Ends in Eval mode, with the optimizer's learning rate restored or, where a callback has set
    /// it, as set last. An exception ends it in the same way: the best epoch is restored where
    /// <see cref="EarlyStopping.RestoreBest"/> says so, and <see cref="History.Of"/> has the epochs so far.
    /// A step is as fast as <c>TrainStep</c>'s where the optimizer can be fused into the backward pass (no clipping, no L1 or L2, one batch a step); for a network whose
    /// weights are stepped during the backward pass, <c>Fit</c> keeps a second copy of parameters and optimizer state, to roll back a non-finite step.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="train">The training set; its sizes must be the network's.</param>
    /// <param name="optimizer">The optimizer; it belongs to this network from now on.</param>
    /// <param name="options">The options; null: the defaults, ten epochs.</param>
    /// <returns>A record for each epoch.</returns>
    /// <exception cref="ArgumentException">A set doesn't fit the network or its loss, or the options don't fit each other; nothing has changed. Or the augmentation isn't for samples of the network's input shape.</exception>
    /// <exception cref="InvalidOperationException">The network declares no loss, or the optimizer has stepped another network, or a callback of a training of this network has called. Or the checkpoint is that of another training: each setting that differs is named, and nothing has changed.</exception>
    /// <exception cref="IOException">The checkpoint can't be read or written, which is checked before the training begins, or another training uses it.</exception>
    /// <exception cref="DslNetFormatException">The checkpoint is damaged, or another version's; nothing has changed.</exception>
    /// <exception cref="NonFiniteLossException">A NaN or an infinity was met in the data, a layer, the loss or a gradient.</exception>
    /// <exception cref="TrainingCanceledException">The options' token was cancelled.</exception>
    public static History Fit(this INetwork network, TrainingSet train, Optimizer optimizer, FitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(optimizer);
        options ??= new FitOptions();
        using NetworkHold hold = NetworkHold.ToTrain(network);
        using IncrementalHash? validationInputs = options is { Checkpoint: not null, Validation: not null } ? ContentHash.New() : null;
        FitChecks.Training(network, train, options, validationInputs);
        return new TrainingRun(network, train, optimizer, options, validationInputs is null ? null : ContentHash.Text(validationInputs)).Run();
    }

    /// <summary>
    /// Learning-rate range test: trains on successive batches while the rate rises geometrically from step to step, and records the losses. It ends
    /// early where they explode. Network and optimizer are unchanged afterwards; the steps are taken by a new optimizer of the same kind and settings.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="train">The training set; repeated where it has fewer batches than there are steps.</param>
    /// <param name="optimizer">The optimizer that will train it; its own rate isn't used.</param>
    /// <param name="from">The first rate, above 0.</param>
    /// <param name="to">The last rate, above the first.</param>
    /// <param name="steps">The number of rates, at least 10.</param>
    /// <param name="seed">The seed of the shuffle.</param>
    /// <returns>Rates and losses, and a rate to begin with; <c>RateRangePlot</c> draws them.</returns>
    /// <exception cref="ArgumentException">The set doesn't fit the network or its loss, or a number is out of its range.</exception>
    /// <exception cref="InvalidOperationException">The network declares no loss.</exception>
    /// <exception cref="NonFiniteLossException">The data, or the loss of the very first step, wasn't finite.</exception>
    public static RateRange RateRange(this INetwork network, TrainingSet train, Optimizer optimizer, float from = 1e-7f, float to = 10f, int steps = 100, Seed seed = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(optimizer);
        OptimizerChecks.Positive(from);
        if (!(to > from && float.IsFinite(to)))
        {
            throw OutOfRange.Of(nameof(to), to, "The last rate must be above the first and finite.");
        }

        if (steps < 10)
        {
            throw OutOfRange.Of(nameof(steps), steps, "At least 10 rates are tried.");
        }

        using NetworkHold hold = NetworkHold.ToTrain(network);
        FitChecks.Training(network, train, new FitOptions(), validationInputs: null);
        Optimizer twin = ZeroRateOptimizer.Of(optimizer);
        ITrainingDriver driver = twin.BindTo(network);
        var batches = new BatchReader(network.Info, train, network.BatchSize, FitChecks.NeedsTwoRows(network.Info));
        var step = new GuardedStep(network, train, twin, batches);
        return driver.WithoutTrace(() => new RateRangeTest(network, step, batches, twin, seed).Run(from, to, steps));
    }

    /// <summary>Evaluates the network on the training set, as in Eval; its mode is kept.</summary>
    /// <param name="network">The network.</param>
    /// <param name="set">The samples; their sizes must be the network's.</param>
    /// <returns>Loss and scores. The loss is weighted by the rows' weights, where the set has them; the scores aren't.</returns>
    /// <exception cref="ArgumentException">The set doesn't fit the network or its loss, or a number in it isn't finite.</exception>
    /// <exception cref="InvalidOperationException">The network declares no loss, or has outputs that aren't finite.</exception>
    public static Evaluation Evaluate(this INetwork network, TrainingSet set) => EvaluateOn(network, set);

    /// <summary>Evaluates the network on the validation set, as in Eval; its mode is kept.</summary>
    /// <param name="network">The network.</param>
    /// <param name="set">The samples; their sizes must be the network's.</param>
    /// <returns>Loss and scores. The loss is weighted by the rows' weights, where the set has them; the scores aren't.</returns>
    /// <exception cref="ArgumentException">The set doesn't fit the network or its loss, or a number in it isn't finite.</exception>
    /// <exception cref="InvalidOperationException">The network declares no loss, or has outputs that aren't finite.</exception>
    public static Evaluation Evaluate(this INetwork network, ValidationSet set) => EvaluateOn(network, set);

    /// <summary>Evaluates the finished network on the test set, as in Eval; its mode is kept.</summary>
    /// <param name="network">The network.</param>
    /// <param name="set">The samples; their sizes must be the network's.</param>
    /// <returns>Loss and scores. The loss is weighted by the rows' weights, where the set has them; the scores aren't.</returns>
    /// <exception cref="ArgumentException">The set doesn't fit the network or its loss, or a number in it isn't finite.</exception>
    /// <exception cref="InvalidOperationException">The network declares no loss, or has outputs that aren't finite.</exception>
    public static Evaluation Evaluate(this INetwork network, TestSet set) => EvaluateOn(network, set);

    /// <summary>The same for binary cross-entropy with decision thresholds other than 0.5, to see their effect on the set that they are chosen by.</summary>
    /// <param name="network">The network.</param>
    /// <param name="set">The samples; their sizes must be the network's.</param>
    /// <param name="thresholds">One for all outputs, or one for each.</param>
    /// <returns>Loss and scores.</returns>
    /// <exception cref="ArgumentException">The set doesn't fit the network or its loss, a number in it isn't finite, or the thresholds don't fit.</exception>
    /// <exception cref="InvalidOperationException">The network has another loss, or has outputs that aren't finite.</exception>
    public static Evaluation Evaluate(this INetwork network, ValidationSet set, params float[] thresholds) => EvaluateAt(network, set, thresholds);

    /// <summary>The same for binary cross-entropy with decision thresholds other than 0.5, such as those chosen on a validation set, see <see cref="PrecisionRecallCurve.BestF1"/>.</summary>
    /// <param name="network">The network.</param>
    /// <param name="set">The samples; their sizes must be the network's.</param>
    /// <param name="thresholds">One for all outputs, or one for each.</param>
    /// <returns>Loss and scores.</returns>
    /// <exception cref="ArgumentException">The set doesn't fit the network or its loss, a number in it isn't finite, or the thresholds don't fit.</exception>
    /// <exception cref="InvalidOperationException">The network has another loss, or has outputs that aren't finite.</exception>
    public static Evaluation Evaluate(this INetwork network, TestSet set, params float[] thresholds) => EvaluateAt(network, set, thresholds);

    /// <summary>
    /// The loss of each sample; their mean is the loss of an <see cref="Evaluation"/>, of losses of steps weighted by how many steps of each count. Hard or
    /// mislabelled samples have the highest. Row weights don't enter; a row with the ignored class, or without a step that counts, has 0. Computed as in Eval; the mode is kept.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="set">The samples; their sizes must be the network's.</param>
    /// <returns>[<see cref="SampleSet.Count"/>], in the set's order.</returns>
    /// <exception cref="ArgumentException">The set doesn't fit the network or its loss, or a number in it isn't finite.</exception>
    /// <exception cref="InvalidOperationException">The network declares no loss, or has outputs that aren't finite.</exception>
    public static double[] SampleLosses(this INetwork network, SampleSet set)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(set);
        using NetworkHold hold = new(network);
        FitChecks.Set(network.Info, set, nameof(set));
        FiniteChecks.Targets(set, nameof(set));
        double[] losses = new Evaluator(network, set, judges: true).Losses();
        return losses.Length == set.Count ? losses : WithIgnored(network.Info, set, losses);
    }

    private static Evaluation EvaluateOn(INetwork network, SampleSet set, float[]? thresholds = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(set);
        using NetworkHold hold = new(network);
        FitChecks.Set(network.Info, set, nameof(set));
        FiniteChecks.Targets(set, nameof(set));
        return new Evaluator(network, set, judges: true, thresholds).Run();
    }

    private static Evaluation EvaluateAt(INetwork network, SampleSet set, float[] thresholds)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(thresholds);
        if (network.Info.Loss != Loss.BinaryCrossEntropy)
        {
            throw new InvalidOperationException($"Thresholds are for networks with {nameof(Loss)}.{nameof(Loss.BinaryCrossEntropy)}; {network.Info.Name} has {nameof(Loss)}.{network.Info.Loss}.");
        }

        if (thresholds.Length != 1 && thresholds.Length != network.Info.Output.Size)
        {
            throw new ArgumentException($"One threshold, or one for each of the {network.Info.Output.Size} outputs of {network.Info.Name}, is expected; {thresholds.Length} came.", nameof(thresholds));
        }

        if (Array.Exists(thresholds, float.IsNaN))
        {
            throw new ArgumentException("A threshold is NaN; numbers are expected.", nameof(thresholds));
        }

        return EvaluateOn(network, set, thresholds);
    }

    /// <summary>A loss for each row of the set: 0 for the ignored class.</summary>
    private static double[] WithIgnored(NetworkInfo info, SampleSet set, double[] losses)
    {
        double[] all = new double[set.Count];
        int next = 0;
        for (int row = 0; row < all.Length; row++)
        {
            all[row] = set.Labels[row] == info.IgnoredClass ? 0 : losses[next++];
        }

        return all;
    }
}
