namespace DslNet;

/// <summary>
/// Where <c>Fit</c> writes down how far it has come, and takes it up again: if the file is there when a training begins, the training
/// goes on behind the epoch that it holds, and ends bit-identical to one that was never interrupted. Beside it is <c>PATH.history</c>,
/// to which the record of each epoch is appended: neither file's cost per epoch grows with the epochs that are done. Whoever moves a
/// checkpoint moves both; without the first one a training begins anew.
/// </summary>
/// <remarks>
/// <para>
/// A checkpoint takes only its own training, and <c>Fit</c> refuses any other with an <see cref="InvalidOperationException"/> that names each
/// setting that differs: the network's definition with all arguments, its loss and options, its seed and the parameters that it began with;
/// batch size, L1 and L2; the optimizer and schedule with every setting; early stopping, augmentation, <see cref="FitOptions.Shuffle"/>,
/// <see cref="FitOptions.BatchesPerStep"/>, <see cref="FitOptions.Seed"/>; and every input, target and label of the training and validation set
/// and the names of their classes (by SHA-256, so that the next fold of a cross-validation is another training).
/// </para>
/// <para>
/// What may differ: the number of threads, the device, <see cref="FitOptions.Progress"/>, <see cref="FitOptions.StopWhen"/>, <see cref="FitOptions.CancellationToken"/>,
/// <see cref="EveryEpochs"/>, and the number of epochs where it isn't below those that are done. More epochs go on bit-identical to a training that
/// had them from the start. Where that can't be, because a schedule's length was left open (<c>Schedule.Cosine()</c>, <c>Schedule.OneCycle(…)</c>, also
/// behind a warm-up) and so is that of the whole training, another number of epochs is refused; a schedule with a length of its own goes on.
/// A network that has been trained since it was made can be handed to <c>Fit</c> again, as after a cancellation; it is put where the checkpoint is.
    /// A learning rate that a callback has set is in the checkpoint; what <c>StopWhen</c> and <c>Started</c> set when they hear of the epochs that are done isn't taken again.
/// </para>
/// <para>A path that can't be written is told before the training begins; so is another training, of this process or any other, that is at work on it.</para>
/// </remarks>
public sealed record Checkpoint
{
    /// <summary>Says where, and how often.</summary>
    /// <param name="path">The file. It is written under another name beside it, flushed to the disk and renamed, so that it is always whole. A symbolic link stays one; its target is the file.</param>
    /// <param name="everyEpochs">After how many epochs each time, and after the last; at least 1.</param>
    /// <exception cref="ArgumentException">The path is empty, or the number below 1.</exception>
    public Checkpoint(string path, int everyEpochs = 1)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (everyEpochs < 1)
        {
            throw OutOfRange.Of(nameof(everyEpochs), everyEpochs, "The number of epochs must be at least 1.");
        }

        Path = path;
        EveryEpochs = everyEpochs;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>After how many epochs it is written each time.</summary>
    public int EveryEpochs { get; }
}
