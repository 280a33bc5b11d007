namespace DslNet;

/// <summary>
/// The records of a training's epochs as a <see cref="History"/> has them: of the last and of the best one with the counts of classes,
/// of the others without, so that an epoch takes as much memory for a thousand classes as for two.
/// </summary>
internal sealed class EpochList
{
    private readonly List<EpochRecord> records;
    private int best = -1;

    public EpochList() => records = [];

    /// <summary>The records of a training that goes on, and the counts that were kept beside them.</summary>
    public EpochList(List<EpochRecord> records, ConfusionMatrix? lastCounts, ConfusionMatrix? bestCounts)
    {
        this.records = records;
        for (int i = 0; i < records.Count; i++)
        {
            best = best < 0 || History.Rank(records[i]) < History.Rank(records[best]) ? i : best;
        }

        Put(best, bestCounts);
        Put(records.Count - 1, lastCounts);
    }

    public IReadOnlyList<EpochRecord> Records => records;

    public int Count => records.Count;

    public EpochRecord Last => records[^1];

    public ConfusionMatrix? LastCounts => CountsOf(records[^1]);

    /// <summary>Null where the best is the last.</summary>
    public ConfusionMatrix? BestCounts => best == records.Count - 1 ? null : CountsOf(records[best]);

    /// <summary>The records from index <paramref name="first"/> on.</summary>
    public IEnumerable<EpochRecord> From(int first) => records.Skip(first);

    public void Add(EpochRecord record)
    {
        int last = records.Count - 1, bestBefore = best;
        records.Add(record.Validation is { MultiLabel: { } labels } validation ? record with { Validation = validation with { MultiLabel = labels.WithoutLabels() } } : record);
        best = best < 0 || History.Rank(record) < History.Rank(records[best]) ? records.Count - 1 : best;
        Forget(last);
        Forget(bestBefore);
    }

    private static ConfusionMatrix? CountsOf(EpochRecord record) =>
        record.Validation?.Classification is { HasCounts: true } report ? report.ConfusionMatrix : null;

    private void Forget(int index)
    {
        if (index >= 0 && index != best && index != records.Count - 1 && records[index].Validation is { Classification: { } report } evaluation)
        {
            records[index] = records[index] with { Validation = evaluation with { Classification = report.WithoutCounts() } };
        }
    }

    private void Put(int index, ConfusionMatrix? counts)
    {
        if (index >= 0 && counts is not null && records[index].Validation is { } evaluation)
        {
            records[index] = records[index] with { Validation = evaluation with { Classification = new ClassificationReport(counts) } };
        }
    }
}
