using DslNet.Kernels.RandomNumbers;

namespace DslNet;

/// <summary>All that a training needs to resume after an epoch. Shuffles and schedule are derived: they depend on seed, epoch and losses.</summary>
internal sealed record TrainingState
{
    /// <summary>The training's network, data, optimizer and options; another training is refused.</summary>
    public required TrainingIdentity Identity { get; init; }

    public required InitialState Start { get; init; }

    public required float[] Parameters { get; init; }

    public required float[] Buffers { get; init; }

    /// <summary>The optimizer's state, in the order of the parameters, one array per float of state.</summary>
    public required float[] OptimizerState { get; init; }

    public required long OptimizerSteps { get; init; }

    /// <summary>Of these, how many were taken without each parameter, because its layer was frozen; empty where none were.</summary>
    public long[] MissedSteps { get; init; } = [];

    public required RandomState Random { get; init; }

    /// <summary>The epochs that the network had been trained before this training: the offset of the seeds of shuffles and augmentation.</summary>
    public required long FirstEpoch { get; init; }

    /// <summary>The learning rates as modified by callbacks; null in files of versions without it.</summary>
    public required RateState? Rates { get; init; }

    /// <summary>The mark of the epochs' records, which are in a file of their own.</summary>
    public required HistoryMark History { get; init; }

    /// <summary>The confusion counts of the last and of the best epoch, which the records lack; null where there are none, or where the best is the last.</summary>
    public required SparseCounts? LastCounts { get; init; }

    public required SparseCounts? BestCounts { get; init; }

    /// <summary>The best epoch's; empty where none is kept.</summary>
    public required float[] BestParameters { get; init; }

    public required float[] BestBuffers { get; init; }

    /// <summary>The averaged weights and buffers; empty where none are averaged.</summary>
    public float[] AverageParameters { get; init; } = [];

    public float[] AverageBuffers { get; init; } = [];
}
