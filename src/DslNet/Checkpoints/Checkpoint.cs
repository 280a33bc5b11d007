namespace DslNet;

/// <summary>
/// The file in which <c>Fit</c> saves its state and from which it resumes: if it exists when a training begins, the training
/// continues after the saved epoch, and ends bit-identical to an uninterrupted one. Beside it is <c>PATH.history</c>,
/// to which the record of each epoch is appended: neither file's cost per epoch grows with the number of epochs. Whoever moves a
/// checkpoint moves both; without the first one a training starts over.
/// </summary>
/// <remarks>
/// <para>
/// A checkpoint resumes only its own training, and <c>Fit</c> refuses any other with an <see cref="InvalidOperationException"/> that names each
/// setting that differs: the network's definition with all arguments, its loss and options, its seed, its initial parameters (unless it has been trained since) and its frozen layers;
/// batch size, L1 and L2; the optimizer and schedule with every setting; early stopping, averaging, augmentation, class and row weights, <see cref="FitOptions.Shuffle"/>, <see cref="FitOptions.DropLast"/>,
/// <see cref="FitOptions.BatchesPerStep"/>, <see cref="FitOptions.Seed"/>; and every input, target and label of the training and validation set
/// and the names of their classes (by SHA-256, so that the next fold of a cross-validation is another training).
/// </para>
/// <para>
/// What may differ: the number of threads, the device, <see cref="FitOptions.Progress"/>, <see cref="FitOptions.StopWhen"/>, <see cref="FitOptions.CancellationToken"/>,
/// <see cref="EveryEpochs"/>, and the number of epochs, if it isn't below the completed ones. More epochs continue bit-identical to a training that
/// had them from the start. Where that can't be, because a schedule's length was left open (<c>Schedule.Cosine()</c>, <c>Schedule.OneCycle(…)</c>, also
/// after a warm-up) and so is that of the whole training, another number of epochs is refused; a schedule with an explicit length continues.
/// A network that has been trained already can be passed to <c>Fit</c> again, as after a cancellation; its state is set to the checkpoint's.
    /// A learning rate that a callback has set is in the checkpoint; what <c>StopWhen</c> and <c>Started</c> set when they are called for completed epochs isn't applied twice.
/// </para>
/// <para>Phases of a fine-tuning, between which layers are frozen or unfrozen, are trainings of their own: give each a checkpoint at a path of its own.</para>
/// <para>A path that can't be written is refused before the training begins; so is a checkpoint in use by another training, of this process or any other.</para>
/// </remarks>
public sealed record Checkpoint
{
    /// <summary>A checkpoint at a path.</summary>
    /// <param name="path">The file. It is written to a temporary file beside it, flushed and renamed, so that it is always complete. A symbolic link is followed.</param>
    /// <param name="everyEpochs">The number of epochs between two writes (it is also written after the last); at least 1.</param>
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

    /// <summary>The number of epochs between two writes.</summary>
    public int EveryEpochs { get; }
}
