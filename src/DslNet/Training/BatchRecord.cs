namespace DslNet;

/// <summary>The progress of a training after a batch. A struct, so that reporting it allocates nothing.</summary>
/// <param name="Epoch">The epoch, counted from 1.</param>
/// <param name="Batch">The batch in the epoch, counted from 1.</param>
/// <param name="Rows">How many rows of this epoch have been trained on.</param>
/// <param name="TrainLoss">The mean loss over those rows, each taken while its batch was trained on; penalty not included.</param>
public readonly record struct BatchRecord(int Epoch, int Batch, int Rows, double TrainLoss)
{
    /// <summary>All members as text, in the invariant culture.</summary>
    public override string ToString() => FormattableString.Invariant($"BatchRecord {{ Epoch = {Epoch}, Batch = {Batch}, Rows = {Rows}, TrainLoss = {TrainLoss} }}");
}
