using System.Security.Cryptography;
using DslNet.Devices;

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
    /// <exception cref="InvalidOperationException">The network declares no loss, or the optimizer has stepped another network. Or the checkpoint is that of another training: each setting that differs is named, and nothing has changed.</exception>
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
        using NetworkHold hold = new(network);
        using IncrementalHash? validationInputs = options is { Checkpoint: not null, Validation: not null } ? ContentHash.New() : null;
        FitChecks.Training(network, train, options, validationInputs);
        return new TrainingRun(network, train, optimizer, options, validationInputs is null ? null : ContentHash.Text(validationInputs)).Run();
    }

    /// <summary>Judges the network on the set that it learned from. The mode stays as it is; the network works as in Eval.</summary>
    /// <param name="network">The network.</param>
    /// <param name="set">The samples; their sizes must be the network's.</param>
    /// <returns>Loss and scores.</returns>
    /// <exception cref="ArgumentException">The set doesn't fit the network or its loss.</exception>
    /// <exception cref="InvalidOperationException">The network declares no loss.</exception>
    public static Evaluation Evaluate(this INetwork network, TrainingSet set) => EvaluateOn(network, set);

    /// <summary>Judges the network on the set that choices are made by. The mode stays as it is; the network works as in Eval.</summary>
    /// <param name="network">The network.</param>
    /// <param name="set">The samples; their sizes must be the network's.</param>
    /// <returns>Loss and scores.</returns>
    /// <exception cref="ArgumentException">The set doesn't fit the network or its loss.</exception>
    /// <exception cref="InvalidOperationException">The network declares no loss.</exception>
    public static Evaluation Evaluate(this INetwork network, ValidationSet set) => EvaluateOn(network, set);

    /// <summary>Judges the finished network. The mode stays as it is; the network works as in Eval.</summary>
    /// <param name="network">The network.</param>
    /// <param name="set">The samples; their sizes must be the network's.</param>
    /// <returns>Loss and scores.</returns>
    /// <exception cref="ArgumentException">The set doesn't fit the network or its loss.</exception>
    /// <exception cref="InvalidOperationException">The network declares no loss.</exception>
    public static Evaluation Evaluate(this INetwork network, TestSet set) => EvaluateOn(network, set);

    /// <summary>
    /// The loss of each sample, as the network defines it; their mean is the loss of an <see cref="Evaluation"/>. Samples that a network
    /// finds hard, or whose labels are wrong, have the highest. The mode stays as it is; the network works as in Eval.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="set">The samples; their sizes must be the network's.</param>
    /// <returns>[<see cref="SampleSet.Count"/>], in the set's order.</returns>
    /// <exception cref="ArgumentException">The set doesn't fit the network or its loss.</exception>
    /// <exception cref="InvalidOperationException">The network declares no loss.</exception>
    public static double[] SampleLosses(this INetwork network, SampleSet set)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(set);
        FitChecks.Set(network.Info, set, nameof(set));
        return new Evaluator(network, set).Losses();
    }

    private static Evaluation EvaluateOn(INetwork network, SampleSet set)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(set);
        using NetworkHold hold = new(network);
        FitChecks.Set(network.Info, set, nameof(set));
        return new Evaluator(network, set, keepScores: true).Run();
    }
}
