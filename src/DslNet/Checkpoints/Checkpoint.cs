namespace DslNet;

/// <summary>
/// Where <c>Fit</c> writes down how far it has come, and takes it up again: if the file is there when a training begins, the training
/// goes on behind the epoch that it holds, and ends with the bits of one that was never interrupted. The same network, data, optimizer
/// and options are needed for that; what can be told apart is refused.
/// </summary>
public sealed record Checkpoint
{
    /// <summary>Says where, and how often.</summary>
    /// <param name="path">The file. It is written under another name beside it, flushed to the disk and renamed, so that it is always whole.</param>
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
