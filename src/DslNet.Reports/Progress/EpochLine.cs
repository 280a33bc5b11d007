namespace DslNet.Reports;

/// <summary>What a line of the console says of an epoch.</summary>
/// <param name="Epoch">What the epoch came to.</param>
/// <param name="RowsPerSecond">The rows trained on in a second, validation included; null: not measured.</param>
/// <param name="Left">How long the training still takes at most; null: not measured.</param>
/// <param name="EpochsToStop">After how many more epochs without progress it ends; null: it doesn't.</param>
internal sealed record EpochLine(EpochRecord Epoch, double? RowsPerSecond, TimeSpan? Left, int? EpochsToStop);
