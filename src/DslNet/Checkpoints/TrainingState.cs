using DslNet.Kernels;

namespace DslNet;

/// <summary>All that a training needs to go on behind an epoch. The order of rows and the schedule follow from it: both are told by seed, epoch and losses.</summary>
internal sealed record TrainingState
{
    /// <summary>What network, data, optimizer and options the training has; another one isn't taken up.</summary>
    public required string Identity { get; init; }

    public required float[] Parameters { get; init; }

    public required float[] Buffers { get; init; }

    /// <summary>What the optimizer remembers, in the order of the parameters, one stretch a float of state.</summary>
    public required float[] OptimizerState { get; init; }

    public required int OptimizerSteps { get; init; }

    public required RandomState Random { get; init; }

    public required EpochRecord[] Epochs { get; init; }

    /// <summary>The best epoch's; empty where none is kept.</summary>
    public required float[] BestParameters { get; init; }

    public required float[] BestBuffers { get; init; }
}
