namespace DslNet;

/// <summary>What is left of a multi-label report without the labels: as much for a thousand labels as for two.</summary>
/// <param name="Count">The number of samples.</param>
/// <param name="Micro">Of all labels together.</param>
/// <param name="Macro">The plain mean over the labels.</param>
/// <param name="Weighted">The mean by true samples.</param>
/// <param name="Samples">The mean over the samples.</param>
/// <param name="SubsetAccuracy">The share of samples without any mistake.</param>
/// <param name="HammingLoss">The share of mistakes among all decisions.</param>
internal sealed record MultiLabelSummary(int Count, ClassScores Micro, ClassScores Macro, ClassScores Weighted, ClassScores Samples, double SubsetAccuracy, double HammingLoss)
{
    public ClassScores this[Average average] => average switch
    {
        Average.Micro => Micro,
        Average.Macro => Macro,
        Average.Weighted => Weighted,
        Average.Samples => Samples,
        Average.Binary => throw new ArgumentException("Average.Binary is for the classes 0 and 1; here a sample has several labels. Choose Micro, Macro, Weighted or Samples.", nameof(average)),
        _ => throw new ArgumentOutOfRangeException(nameof(average), $"There is no average {(int)average}."),
    };
}
