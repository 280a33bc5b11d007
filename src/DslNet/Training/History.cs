using System.Collections;

namespace DslNet;

/// <summary>
/// The history of one training: a record an epoch, in order. Of a classifier's validation each record has the scores; the counts behind
/// them (<see cref="ClassificationReport.ConfusionMatrix"/>) are there for the last and the best epoch.
/// </summary>
public sealed class History : IReadOnlyList<EpochRecord>
{
    private const string InData = "DslNet.History";

    /// <summary>A history of the given records.</summary>
    /// <param name="epochs">The records, in order; at least one.</param>
    /// <param name="stoppedEarly">Whether early stopping or <see cref="FitOptions.StopWhen"/> ended the training.</param>
    /// <exception cref="ArgumentException">There is no record.</exception>
    public History(IReadOnlyList<EpochRecord> epochs, bool stoppedEarly = false)
    {
        ArgumentNullException.ThrowIfNull(epochs);
        if (epochs.Count == 0)
        {
            throw new ArgumentException("A history has at least one epoch; none came.", nameof(epochs));
        }

        Epochs = epochs;
        StoppedEarly = stoppedEarly;
    }

    /// <summary>The records, in order.</summary>
    public IReadOnlyList<EpochRecord> Epochs { get; }

    /// <summary>Whether early stopping or <see cref="FitOptions.StopWhen"/> ended the training before its last epoch.</summary>
    public bool StoppedEarly { get; }

    /// <summary>The number of epochs trained.</summary>
    public int Count => Epochs.Count;

    /// <summary>The last epoch.</summary>
    public EpochRecord Last => Epochs[^1];

    /// <summary>The epoch of the lowest validation loss, or, without validation, of the lowest training loss; the first of equals.</summary>
    public EpochRecord Best => Epochs.MinBy(Rank)!;

    /// <summary>How long all epochs took together.</summary>
    public double Seconds => Epochs.Sum(epoch => epoch.Seconds);

    /// <summary>The record at an index, counted from 0.</summary>
    /// <param name="index">The index.</param>
    public EpochRecord this[int index] => Epochs[index];

    /// <summary>
    /// The completed epochs of a training that an exception ended, also one thrown by a callback. Null where
    /// there was none, or where the exception isn't from a training.
    /// </summary>
    /// <param name="exception">What <c>Fit</c> threw.</param>
    public static History? Of(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception.Data[InData] as History;
    }

    /// <summary>The records, in order.</summary>
    public IEnumerator<EpochRecord> GetEnumerator() => Epochs.GetEnumerator();

    /// <summary>The records, in order.</summary>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>A line an epoch.</summary>
    public override string ToString() => string.Join('\n', Epochs);

    /// <summary>Attaches the completed epochs to the exception that ends a training.</summary>
    internal static void Attach(Exception exception, IReadOnlyList<EpochRecord> epochs)
    {
        // Preallocated exceptions of the runtime, such as that for out of memory, have a read-only Data.
        if (!exception.Data.IsReadOnly)
        {
            exception.Data[InData] = epochs.Count > 0 ? new History(epochs) : null;
        }
    }

    // Double.CompareTo sorts NaN first; here it is the worst.
    internal static double Rank(EpochRecord epoch)
    {
        double loss = epoch.ValidationLoss ?? epoch.TrainLoss;
        return double.IsNaN(loss) ? double.PositiveInfinity : loss;
    }
}
