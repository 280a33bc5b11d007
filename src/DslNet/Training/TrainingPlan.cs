namespace DslNet;

/// <summary>The set-up of a training that begins.</summary>
/// <param name="Network">The network.</param>
/// <param name="Epochs">The maximum number of epochs.</param>
/// <param name="Batches">The number of batches of an epoch.</param>
/// <param name="Rows">The number of rows of the training set.</param>
/// <param name="EarlyStopping">The early stopping rule, or null.</param>
public sealed record TrainingPlan(NetworkInfo Network, int Epochs, int Batches, int Rows, EarlyStopping? EarlyStopping)
{
    /// <summary>The epochs that were trained before, where the training goes on from a checkpoint; else empty.</summary>
    public IReadOnlyList<EpochRecord> Earlier { get; init; } = [];
}
