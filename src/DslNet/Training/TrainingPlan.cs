namespace DslNet;

/// <summary>What a training is about to do.</summary>
/// <param name="Network">What is trained.</param>
/// <param name="Epochs">How many epochs at most.</param>
/// <param name="Batches">How many batches an epoch has.</param>
/// <param name="Rows">How many rows the training set has.</param>
/// <param name="EarlyStopping">When it stops before the last epoch; null: never.</param>
public sealed record TrainingPlan(NetworkInfo Network, int Epochs, int Batches, int Rows, EarlyStopping? EarlyStopping)
{
    /// <summary>The epochs that were trained before, where the training goes on from a checkpoint; else empty.</summary>
    public IReadOnlyList<EpochRecord> Earlier { get; init; } = [];
}
