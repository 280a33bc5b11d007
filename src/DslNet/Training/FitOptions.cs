namespace DslNet;

/// <summary>How <c>Fit</c> trains.</summary>
public sealed record FitOptions
{
    /// <summary>The maximum number of epochs; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Epochs
    {
        get;
        init => field = value >= 1 ? value : throw OutOfRange.Of(nameof(Epochs), value, "The number of epochs must be at least 1.");
    } = 10;

    /// <summary>The set on which the network is evaluated after each epoch; null: none.</summary>
    public ValidationSet? Validation { get; init; }

    /// <summary>
    /// The learning rate schedule; its base rate is the optimizer's at the start. Null: the rate is constant. Each <c>Fit</c> begins it anew. A rate that a callback
    /// sets (<see cref="StopWhen"/>, <see cref="Progress"/>: <c>optimizer.LearningRate *= 0.1f</c>) holds from the next step on: the schedule continues in that
    /// proportion, each of its rates multiplied by the ratio of the rate set to the schedule's own. (Where the latter is 0, the rate set lasts until it isn't.)
    /// </summary>
    public Schedule? Schedule { get; init; }

    /// <summary>The early stopping rule; needs <see cref="Validation"/>. Null: never.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>
    /// An exponential moving average of weights and buffers: validation evaluates it, early stopping restores it and the network ends with it;
    /// training continues with the network's own weights, which callbacks see. It takes additional memory of three times the parameters. Null: none.
    /// </summary>
    public WeightAverage? Averaging { get; init; }

    /// <summary>
    /// How many batches make one optimizer step: their gradients are averaged by rows, as if they were one batch (but for BatchNorm,
    /// which sees each on its own). For batches that memory is too small for. At least 1; an epoch's last step takes what is left.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int BatchesPerStep
    {
        get;
        init => field = value >= 1 ? value : throw OutOfRange.Of(nameof(BatchesPerStep), value, "The number of batches must be at least 1.");
    } = 1;

    /// <summary>
    /// The weight of each class in training, multiplied by the rows' own weights (<see cref="SampleSet.Weights"/>); for sets with labels.
    /// Validation ignores it, as in Keras. Null: all weigh 1.
    /// </summary>
    public ClassWeights? ClassWeights { get; init; }

    /// <summary>Whether an epoch's last batch is left out where it isn't full, as PyTorch's <c>drop_last</c>; the next epoch's order has other rows there.</summary>
    public bool DropLast { get; init; }

    /// <summary>
    /// A predicate evaluated after each epoch, on the training thread; where it returns true, the training ends as if that had been the last
    /// epoch (early stopping still restores the best one). A training resumed from a checkpoint evaluates it for its last epoch first. It may read the network, predict, evaluate and set the optimizer's rate; changes of the network are refused with an <see cref="InvalidOperationException"/>. Null: never.
    /// </summary>
    public Func<EpochRecord, bool>? StopWhen { get; init; }

    /// <summary>The checkpoint that the training writes and, after an interruption, resumes from; null: none.</summary>
    public Checkpoint? Checkpoint { get; init; }

    /// <summary>Receives training callbacks; null: none.</summary>
    public ITrainingProgress? Progress { get; init; }

    /// <summary>
    /// The data augmentation: in each epoch a new random variant of each row of the training set. Null: none.
    /// Its input has the shape of the network's input, or, where it extracts features of another length, that of the set's rows.
    /// It runs on the network's threads. Validation is never augmented.
    /// </summary>
    public IAugmentation? Augmentation { get; init; }

    /// <summary>Whether the rows are shuffled before each epoch.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>
    /// The seed of the shuffles and of the <see cref="Augmentation"/>; the same seed gives the same orders on every machine. They continue from one
    /// <c>Fit</c> of a network to the next: it counts its epochs since it was made, or since <see cref="INetwork.Initialize"/>, which starts them over. So
    /// <c>Fit</c> with one epoch, called five times, is <c>Fit</c> with five (a schedule apart), and the whole sequence follows from the seeds.
    /// </summary>
    public Seed Seed { get; init; }

    /// <summary>Cancels the training between two batches with a <see cref="TrainingCanceledException"/>, which has the epochs so far; the network keeps the state after the last batch, or its best epoch where early stopping restores it, in Eval mode.</summary>
    public CancellationToken CancellationToken { get; init; }
}
