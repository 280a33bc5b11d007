namespace DslNet.Reports;

/// <summary>A console line about an epoch.</summary>
/// <param name="Epoch">The epoch's results.</param>
/// <param name="RowsPerSecond">Rows per second, validation included; null: not measured.</param>
/// <param name="Left">The remaining time at most; null: not measured.</param>
/// <param name="EpochsToStop">After how many more epochs without progress it ends; null: it doesn't.</param>
internal sealed record EpochLine(EpochRecord Epoch, double? RowsPerSecond, TimeSpan? Left, int? EpochsToStop);
