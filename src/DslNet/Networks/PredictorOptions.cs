using DslNet.Kernels.Threads;

namespace DslNet;

/// <summary>How a <see cref="Predictor{TNetwork}"/> divides its work.</summary>
public sealed record PredictorOptions
{
    // More concurrent calls than any process has threads for.
    private const int MostWorkspaces = 1 << 16;

    /// <summary>The number of rows computed at a time; a call with more rows is divided into such batches. It affects memory and speed, never the results. At least 1; the predictor refuses more than the network can address.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int BatchSize
    {
        get;
        init => field = value >= 1 ? value : throw OutOfRange.Of(nameof(BatchSize), value, "Expected 1 or more rows.");
    } = 64;

    /// <summary>The maximum number of concurrent calls, each with a workspace of its own, the first allocated by the constructor and the others on first need; further callers wait. At most 65,536. 0, the default, is four per core: a caller whose thread is preempted in the middle of a call keeps its workspace, and waiting for it costs more than memory that is allocated only on need.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or too large.</exception>
    public int Workspaces
    {
        get;
        init => field = value is >= 0 and <= MostWorkspaces ? value : throw OutOfRange.Of(nameof(Workspaces), value, FormattableString.Invariant($"Expected 1 to {MostWorkspaces} workspaces, or 0 for four for every core."));
    }

    /// <summary>The number of threads that compute one call, the caller's included; 1, the default, starts none. More pay off where few callers send many rows. 0 is one per core.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, or above the limit for a process.</exception>
    public int Threads
    {
        get;
        init => field = WorkerPool.CheckThreads(value, nameof(Threads));
    } = 1;
}
