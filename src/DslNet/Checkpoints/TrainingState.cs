using DslNet.Kernels.RandomNumbers;

namespace DslNet;

/// <summary>All that a training needs to go on behind an epoch. The order of rows and the schedule follow from it: both are told by seed, epoch and losses.</summary>
internal sealed record TrainingState
{
    /// <summary>What network, data, optimizer and options the training has; another one isn't taken up.</summary>
    public required TrainingIdentity Identity { get; init; }

    public required StartOfTraining Start { get; init; }

    public required float[] Parameters { get; init; }

    public required float[] Buffers { get; init; }

    /// <summary>What the optimizer remembers, in the order of the parameters, one stretch a float of state.</summary>
    public required float[] OptimizerState { get; init; }

    public required long OptimizerSteps { get; init; }

    /// <summary>Of these, how many were taken without each parameter, because its layer was frozen; empty where none were.</summary>
    public long[] MissedSteps { get; init; } = [];

    public required RandomState Random { get; init; }

    /// <summary>The epochs that the network had been trained before this training began: orders and variants count on from there.</summary>
    public required long FirstEpoch { get; init; }

    /// <summary>What callbacks have made of the learning rate; null in the files of a version that didn't keep it.</summary>
    public required RateState? Rates { get; init; }

    /// <summary>Where the records of the epochs so far are, in a file of their own.</summary>
    public required HistoryMark History { get; init; }

    /// <summary>The counts of the last epoch and of the best one, which records of epochs go without; null where there are none, or where the best is the last.</summary>
    public required KeptCounts? LastCounts { get; init; }

    public required KeptCounts? BestCounts { get; init; }

    /// <summary>The best epoch's; empty where none is kept.</summary>
    public required float[] BestParameters { get; init; }

    public required float[] BestBuffers { get; init; }

    /// <summary>The averaged weights and buffers; empty where none are averaged.</summary>
    public float[] AverageParameters { get; init; } = [];

    public float[] AverageBuffers { get; init; } = [];
}
