using DslNet.Kernels.Threads;

namespace DslNet;

/// <summary>How a <see cref="Predictor{TNetwork}"/> divides its work.</summary>
public sealed record PredictorOptions
{
    // As many calls at a time as no process has threads for.
    private const int MostWorkspaces = 1 << 16;

    /// <summary>How many rows are computed at a time; a call with more goes through them in turns. It changes memory and speed, never a bit. At least 1; how many at most depends on the network, and is told by the predictor.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int BatchSize
    {
        get;
        init => field = value >= 1 ? value : throw OutOfRange.Of(nameof(BatchSize), value, "Expected 1 or more rows.");
    } = 64;

    /// <summary>How many calls compute at the same time at most, each in memory of its own, which is taken when so many are there for the first time; others wait. At most 65,536. 0, the default, is four for every core: a caller whose thread the system has set aside in the middle of a call keeps its own, and waiting for it costs more than memory that is taken only when it is needed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or too large.</exception>
    public int Workspaces
    {
        get;
        init => field = value is >= 0 and <= MostWorkspaces ? value : throw OutOfRange.Of(nameof(Workspaces), value, FormattableString.Invariant($"Expected 1 to {MostWorkspaces} workspaces, or 0 for four for every core."));
    }

    /// <summary>How many threads compute one call, the caller's included; 1, the default, starts none. More pay where few callers send many rows. 0 is every core.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, or more than a process should have.</exception>
    public int Threads
    {
        get;
        init => field = WorkerPool.CheckThreads(value, nameof(Threads));
    } = 1;
}
