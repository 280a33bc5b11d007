namespace DslNet;

/// <summary>A multi-label report without single labels: its size doesn't depend on the number of labels.</summary>
/// <param name="Count">The number of samples.</param>
/// <param name="Micro">Micro average.</param>
/// <param name="Macro">The unweighted mean over the labels.</param>
/// <param name="Weighted">The mean by true samples.</param>
/// <param name="Samples">The mean over the samples.</param>
/// <param name="SubsetAccuracy">The fraction of samples without any mistake.</param>
/// <param name="HammingLoss">The fraction of wrong labels.</param>
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
