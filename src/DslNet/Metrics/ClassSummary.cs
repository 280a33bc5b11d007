namespace DslNet;

/// <summary>A classification report without the confusion counts: its size doesn't depend on the number of classes.</summary>
/// <param name="ClassCount">The number of classes.</param>
/// <param name="Correct">Samples predicted rightly.</param>
/// <param name="Total">All samples.</param>
/// <param name="Micro">Micro average.</param>
/// <param name="Macro">The unweighted mean.</param>
/// <param name="Weighted">The mean by true samples.</param>
/// <param name="Second">Of class 1, where there are two classes or one.</param>
internal sealed record ClassSummary(int ClassCount, int Correct, int Total, ClassScores Micro, ClassScores Macro, ClassScores Weighted, ClassScores Second)
{
    public static ClassSummary Of(ConfusionMatrix matrix) => new(
        matrix.ClassCount,
        matrix.Correct,
        matrix.Total,
        ClassScores.Of(matrix, Average.Micro),
        ClassScores.Of(matrix, Average.Macro),
        ClassScores.Of(matrix, Average.Weighted),
        matrix.ClassCount <= 2 ? ClassScores.Of(matrix, Average.Binary) : default);

    public ClassScores this[Average average] => average switch
    {
        Average.Binary => ClassCount <= 2
            ? Second
            : throw new ArgumentException($"Average.Binary is for the classes 0 and 1; here are {ClassCount} classes. Choose Micro, Macro or Weighted.", nameof(average)),
        Average.Micro => Micro,
        Average.Macro => Macro,
        Average.Weighted => Weighted,
        _ => throw MetricChecks.NotOfClasses(average),
    };
}
