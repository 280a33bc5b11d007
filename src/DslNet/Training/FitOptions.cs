namespace DslNet;

/// <summary>How <c>Fit</c> trains.</summary>
public sealed record FitOptions
{
    /// <summary>How often the training set is gone through, at most; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Epochs
    {
        get;
        init => field = value >= 1 ? value : throw OutOfRange.Of(nameof(Epochs), value, "The number of epochs must be at least 1.");
    } = 10;

    /// <summary>What the network is evaluated on after each epoch; null: nothing.</summary>
    public ValidationSet? Validation { get; init; }

    /// <summary>
    /// How the learning rate changes, from the optimizer's rate at the start as base rate; null: it stays. Each <c>Fit</c> begins it anew. A rate that a callback
    /// sets (<see cref="StopWhen"/>, <see cref="Progress"/>: <c>optimizer.LearningRate *= 0.1f</c>) holds from the next step on: the schedule goes on in that
    /// proportion, each of its rates multiplied by what the rate set is to the schedule's own. (Where that is 0, the rate set lasts until it isn't.)
    /// </summary>
    public Schedule? Schedule { get; init; }

    /// <summary>When to stop before the last epoch; needs <see cref="Validation"/>. Null: never.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>
    /// A moving average of weights and buffers, which is what validation judges, early stopping keeps and the network has in the end;
    /// training itself goes on with the network's own, and a callback sees those. It takes the parameters' memory three times more. Null: none.
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
    /// What each class counts in training, beside the rows' own weights (<see cref="SampleSet.Weights"/>), with which it is multiplied; for sets with labels.
    /// Validation doesn't know it, as in Keras. Null: all count the same.
    /// </summary>
    public ClassWeights? ClassWeights { get; init; }

    /// <summary>Whether an epoch's last batch is left out where it isn't full, as PyTorch's <c>drop_last</c>; the next epoch's order has other rows there.</summary>
    public bool DropLast { get; init; }

    /// <summary>
    /// Asked after each epoch, on the thread that trains; where it answers true, the training ends there as if it had been the last
    /// epoch (early stopping still puts back the best one). A training that is taken up from a checkpoint asks about its last epoch first. It may read the network, predict, evaluate and set the optimizer's rate; what would change the network is refused with an <see cref="InvalidOperationException"/>. Null: never.
    /// </summary>
    public Func<EpochRecord, bool>? StopWhen { get; init; }

    /// <summary>Where the training writes down how far it has come, and goes on from if it was interrupted; null: nowhere.</summary>
    public Checkpoint? Checkpoint { get; init; }

    /// <summary>What hears how the training goes on; null: nothing does.</summary>
    public ITrainingProgress? Progress { get; init; }

    /// <summary>
    /// What makes, in each epoch, a new variant of each row of the training set; null: nothing, the rows are learned from as they are.
    /// It gets rows in the shape of the network's input, or, where it makes features of another length of them, in their own.
    /// It works on the network's threads. Validation is always on rows as they are.
    /// </summary>
    public IAugmentation? Augmentation { get; init; }

    /// <summary>Whether the rows are put into a new order before each epoch.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>
    /// What the orders of rows and the variants of an <see cref="Augmentation"/> start from; the same seed gives the same orders everywhere. They go on from one
    /// <c>Fit</c> of a network to the next: it counts its epochs since it was made, or since <see cref="INetwork.Initialize"/>, which starts them over. So
    /// <c>Fit</c> with one epoch, called five times, is <c>Fit</c> with five (a schedule apart), and the whole sequence follows from the seeds.
    /// </summary>
    public Seed Seed { get; init; }

    /// <summary>Ends the training between two batches with a <see cref="TrainingCanceledException"/>, which has the epochs so far; the network stays as the last batch left it, or gets its best epoch back where early stopping restores it. In Eval.</summary>
    public CancellationToken CancellationToken { get; init; }
}
