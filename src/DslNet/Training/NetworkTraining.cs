using System.Security.Cryptography;
using DslNet.Devices;
using DslNet.Kernels.Driver;

namespace DslNet;

/// <summary>Training and judging a network on sets.</summary>
public static class NetworkTraining
{
    /// <summary>
    /// Trains the network: goes through the training set batch by batch, <see cref="FitOptions.Epochs"/> times, and takes an optimizer
    /// step after each batch. A batch has <see cref="INetwork.BatchSize"/> rows, the last one of an epoch what is left; where that is a
    /// single row and the network has a BatchNorm, which can't learn from one row, the batch before lends it a row (with batches of two
    /// rows it is left out of that epoch). Ends in Eval mode, and with the optimizer's learning rate as it was, or, where a callback has set
    /// it, as it was set last. An exception, whatever it is, ends it in the same way: the best epoch comes back where
    /// <see cref="EarlyStopping.RestoreBest"/> says so, and <see cref="History.Of"/> has the epochs so far.
    /// A step is as fast as <c>TrainStep</c>'s where gradients needn't wait for each other (no clipping, no L1 or L2, one batch a step); of a network whose
    /// weights are stepped while their gradients are made, <c>Fit</c> has a second copy of parameters and optimizer state, to undo a step that wasn't finite.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="train">What to learn from; its sizes must be the network's.</param>
    /// <param name="optimizer">How parameters follow gradients; it belongs to this network from now on.</param>
    /// <param name="options">How to train; null: ten epochs, nothing else.</param>
    /// <returns>A record for each epoch.</returns>
    /// <exception cref="ArgumentException">A set doesn't fit the network or its loss, or the options don't fit each other; nothing has changed. Or the augmentation isn't for samples of the network's input shape.</exception>
    /// <exception cref="InvalidOperationException">The network declares no loss, or the optimizer has stepped another network, or a callback of a training of this network has called. Or the checkpoint is that of another training: each setting that differs is named, and nothing has changed.</exception>
    /// <exception cref="IOException">The checkpoint can't be read or written, which is tried before the training begins, or another training is at work on it.</exception>
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
    /// Looks for a learning rate: trains on a batch after another while the rate rises from step to step by one factor, and notes the losses. The test ends
    /// early where they explode. Network and optimizer are then as they were before; a new optimizer of the same kind and settings does the work.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="train">What it will learn from; gone through anew where it has fewer batches than there are steps.</param>
    /// <param name="optimizer">The optimizer that will train it; its own rate plays no part.</param>
    /// <param name="from">The first rate, above 0.</param>
    /// <param name="to">The last rate, above the first.</param>
    /// <param name="steps">How many rates are tried, at least 10.</param>
    /// <param name="seed">Of the order of rows.</param>
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
        Optimizer twin = OptimizerTwin.Of(optimizer);
        ITrainingDriver driver = twin.BindTo(network);
        var batches = new BatchReader(train, network.BatchSize, FitChecks.NeedsTwoRows(network.Info));
        var step = new GuardedStep(network, train, twin, batches);
        return driver.WithoutTrace(() => new RateRangeTest(network, step, batches, twin, seed).Run(from, to, steps));
    }

    /// <summary>Judges the network on the set that it learned from. The mode stays as it is; the network works as in Eval.</summary>
    /// <param name="network">The network.</param>
    /// <param name="set">The samples; their sizes must be the network's.</param>
    /// <returns>Loss and scores. The loss is by the rows' weights, where the set has them; in the scores each row counts once.</returns>
    /// <exception cref="ArgumentException">The set doesn't fit the network or its loss, or a number in it isn't finite.</exception>
    /// <exception cref="InvalidOperationException">The network declares no loss, or gives numbers that aren't finite.</exception>
    public static Evaluation Evaluate(this INetwork network, TrainingSet set) => EvaluateOn(network, set);

    /// <summary>Judges the network on the set that choices are made by. The mode stays as it is; the network works as in Eval.</summary>
    /// <param name="network">The network.</param>
    /// <param name="set">The samples; their sizes must be the network's.</param>
    /// <returns>Loss and scores. The loss is by the rows' weights, where the set has them; in the scores each row counts once.</returns>
    /// <exception cref="ArgumentException">The set doesn't fit the network or its loss, or a number in it isn't finite.</exception>
    /// <exception cref="InvalidOperationException">The network declares no loss, or gives numbers that aren't finite.</exception>
    public static Evaluation Evaluate(this INetwork network, ValidationSet set) => EvaluateOn(network, set);

    /// <summary>Judges the finished network. The mode stays as it is; the network works as in Eval.</summary>
    /// <param name="network">The network.</param>
    /// <param name="set">The samples; their sizes must be the network's.</param>
    /// <returns>Loss and scores. The loss is by the rows' weights, where the set has them; in the scores each row counts once.</returns>
    /// <exception cref="ArgumentException">The set doesn't fit the network or its loss, or a number in it isn't finite.</exception>
    /// <exception cref="InvalidOperationException">The network declares no loss, or gives numbers that aren't finite.</exception>
    public static Evaluation Evaluate(this INetwork network, TestSet set) => EvaluateOn(network, set);

    /// <summary>The same of a binary cross-entropy, with other thresholds than 0.5 from which on a probability is a yes: to see what they do on the set that they are chosen by.</summary>
    /// <param name="network">The network.</param>
    /// <param name="set">The samples; their sizes must be the network's.</param>
    /// <param name="thresholds">One for all outputs, or one for each.</param>
    /// <returns>Loss and scores.</returns>
    /// <exception cref="ArgumentException">The set doesn't fit the network or its loss, a number in it isn't finite, or the thresholds don't fit.</exception>
    /// <exception cref="InvalidOperationException">The network has another loss, or gives numbers that aren't finite.</exception>
    public static Evaluation Evaluate(this INetwork network, ValidationSet set, params float[] thresholds) => EvaluateAt(network, set, thresholds);

    /// <summary>The same of a binary cross-entropy, with other thresholds than 0.5 from which on a probability is a yes: those that a validation set chose, see <see cref="PrecisionRecallCurve.BestF1"/>.</summary>
    /// <param name="network">The network.</param>
    /// <param name="set">The samples; their sizes must be the network's.</param>
    /// <param name="thresholds">One for all outputs, or one for each.</param>
    /// <returns>Loss and scores.</returns>
    /// <exception cref="ArgumentException">The set doesn't fit the network or its loss, a number in it isn't finite, or the thresholds don't fit.</exception>
    /// <exception cref="InvalidOperationException">The network has another loss, or gives numbers that aren't finite.</exception>
    public static Evaluation Evaluate(this INetwork network, TestSet set, params float[] thresholds) => EvaluateAt(network, set, thresholds);

    /// <summary>
    /// The loss of each sample, as the network defines it; their mean is the loss of an <see cref="Evaluation"/>. Samples that a network
    /// finds hard, or whose labels are wrong, have the highest. Weights don't change it; of a row without a class it is 0. The mode stays as it is; the network works as in Eval.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="set">The samples; their sizes must be the network's.</param>
    /// <returns>[<see cref="SampleSet.Count"/>], in the set's order.</returns>
    /// <exception cref="ArgumentException">The set doesn't fit the network or its loss, or a number in it isn't finite.</exception>
    /// <exception cref="InvalidOperationException">The network declares no loss, or gives numbers that aren't finite.</exception>
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

    /// <summary>A loss for each row of the set: 0 where it has no class.</summary>
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
