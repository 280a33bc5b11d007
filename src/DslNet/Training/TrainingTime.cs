using System.Globalization;
using DslNet.Devices;
using DslNet.Kernels.Driver;

namespace DslNet;

/// <summary>An estimate of a training's duration: batches an epoch × epochs × seconds a batch. Validation isn't counted. Prints as <c>1,563 batches an epoch, 4.3 hours</c>.</summary>
public sealed record TrainingTime
{
    private TrainingTime(int batchesPerEpoch, int epochs, double secondsPerBatch)
    {
        BatchesPerEpoch = batchesPerEpoch;
        Epochs = epochs;
        SecondsPerBatch = secondsPerBatch;
    }

    /// <summary>The number of batches of an epoch, a last shorter one included.</summary>
    public int BatchesPerEpoch { get; }

    /// <summary>The number of epochs.</summary>
    public int Epochs { get; }

    /// <summary>The mean time of a batch, in seconds.</summary>
    public double SecondsPerBatch { get; }

    /// <summary>The time of an epoch, in seconds.</summary>
    public double SecondsPerEpoch => BatchesPerEpoch * SecondsPerBatch;

    /// <summary>The time of the whole training, in seconds.</summary>
    public double Seconds => Epochs * SecondsPerEpoch;

    /// <summary>Computes it from a known time per batch.</summary>
    /// <param name="samples">The number of samples in the training set; at least 1.</param>
    /// <param name="batch">The number of samples in a batch; at least 1.</param>
    /// <param name="epochs">The number of epochs; at least 1.</param>
    /// <param name="secondsPerBatch">The time of a batch, in seconds; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static TrainingTime Of(int samples, int batch, int epochs, double secondsPerBatch)
    {
        AtLeastOne(samples, nameof(samples));
        AtLeastOne(batch, nameof(batch));
        AtLeastOne(epochs, nameof(epochs));
        if (!double.IsFinite(secondsPerBatch) || secondsPerBatch < 0)
        {
            throw OutOfRange.Of(nameof(secondsPerBatch), secondsPerBatch, "A batch takes a finite time, at least 0.");
        }

        return new TrainingTime((int)(((long)samples + batch - 1) / batch), epochs, secondsPerBatch);
    }

    /// <summary>
    /// Trains on a few batches as <c>Fit</c> would and measures how long they take: some two seconds, or two batches where these
    /// are long. The network is then as it was before (parameters, buffers, gradients, mode, random numbers), and the optimizer isn't touched:
    /// another one of its kind does the work.
    /// </summary>
    /// <param name="network">The network; its batch size is that of the training.</param>
    /// <param name="train">The training set.</param>
    /// <param name="epochs">The number of epochs; at least 1.</param>
    /// <param name="optimizer">The optimizer that will train it; null: as with Adam.</param>
    /// <param name="augmentation">What will augment the rows (<see cref="FitOptions.Augmentation"/>); null: nothing.</param>
    /// <exception cref="ArgumentException">The set doesn't fit the network or its loss, or there are no epochs.</exception>
    /// <exception cref="InvalidOperationException">The network declares no loss.</exception>
    /// <exception cref="NonFiniteLossException">A NaN or an infinity was met in the data, a layer, the loss or a gradient.</exception>
    public static TrainingTime Estimate(INetwork network, TrainingSet train, int epochs, Optimizer? optimizer = null, IAugmentation? augmentation = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(train);
        AtLeastOne(epochs, nameof(epochs));
        using NetworkHold hold = NetworkHold.ToTrain(network);
        FitChecks.Training(network, train, new FitOptions { Epochs = epochs, Augmentation = augmentation }, validationInputs: null);
        Optimizer twin = ZeroRateOptimizer.Of(optimizer ?? new Adam());
        ITrainingDriver driver = twin.BindTo(network);
        var batches = new BatchReader(network.Info, train, network.BatchSize, FitChecks.NeedsTwoRows(network.Info), augmentation is null ? null : new RowAugmenting(augmentation, train, network), TrainingWeights.Of(network.Info, train, classes: null));
        var step = new GuardedStep(network, train, twin, batches);
        double seconds = driver.WithoutTrace(() =>
        {
            network.Train();
            return new BatchTiming(step, batches).SecondsPerBatch();
        });
        return new TrainingTime(batches.BatchCount, epochs, seconds);
    }

    /// <summary>For example <c>1,563 batches an epoch, 4.3 hours</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{BatchesPerEpoch:N0} {(BatchesPerEpoch == 1 ? "batch" : "batches")} an epoch, {DurationText.Text(Seconds)}");

    private static void AtLeastOne(int value, string name)
    {
        if (value < 1)
        {
            throw OutOfRange.Of(name, value, "At least 1 is needed.");
        }
    }
}
