using DslNet.Benchmarks.Measuring;

namespace DslNet.Benchmarks.MachineCode;

/// <summary>One program, published in all ways: compiled just in time, as machine code for several instruction sets, trimmed and so on.</summary>
internal static class MachineCodeCommand
{
    // A first step of machine code may take so many times the median: nothing is compiled, but memory and caches are cold.
    private const double FirstStepLimit = 3;

    /// <summary>As the program names them, and those with a goal.</summary>
    private static readonly (string Request, string Name, bool HasGoal)[] Workloads =
    [
        ("train tiny 16", "train 4-16-16-3, batch 16, SGDm", false),
        ("infer tiny 1", "infer 4-16-16-3, batch 1", false),
        ("train digits 64", "train 784-256-128-10, batch 64, SGDm", true),
        ("infer digits 64", "infer 784-256-128-10, batch 64", true),
        ("train images 32", "train 28x28x1-conv16k3-pool2-conv32k3-pool2-10, batch 32, SGDm", true),
        ("infer images 64", "infer 28x28x1-conv16k3-pool2-conv32k3-pool2-10, batch 64", true),
    ];

    /// <summary>Publishes, measures and prints.</summary>
    /// <param name="name">What the names of the workloads contain.</param>
    public static void Run(string name = "")
    {
        Publication[] publications = [.. Publication.All];
        foreach (Publication publication in publications.DistinctBy(publication => publication.Folder))
        {
            Publisher.Publish(publication);
        }

        Table.Begin("Published", "how", "MB", "what it computes with", "bits of three trainings");
        foreach (Publication publication in publications)
        {
            (string description, string bits) = PublishedProcess.Bits(publication, Publisher.Root);
            Table.Row(publication.Name, publication.Size(Publisher.Root), description, bits);
        }

        List<string> behind = [];
        foreach ((string request, string workload, bool hasGoal) in Workloads.Where(workload => workload.Name.Contains(name, StringComparison.Ordinal)))
        {
            Table.Begin(workload, "how", "median µs", "minimum µs", "against", "times as long: median (least to most)", "first step µs", "first step, × median", "second step, × median");
            foreach (MachineCodeRow row in MachineCodeRow.Measure(publications, Publisher.Root, request, Effort.Full))
            {
                Print(row);
                behind.AddRange(hasGoal ? Shortcomings(row, workload) : []);
            }
        }

        Console.WriteLine($"\nBehind the goals: {(behind.Count == 0 ? "nothing." : "\n- " + string.Join("\n- ", behind))}");
    }

    private static void Print(MachineCodeRow row) => Table.Row(
        row.Publication.Name,
        Table.Text(row.Median),
        Table.Text(row.Minimum),
        row.Publication.Against,
        $"{Table.Text(row.Ratio)} ({Table.Text(row.Ratios.Min())} to {Table.Text(row.Ratios.Max())})",
        Table.Text(row.FirstStep),
        Table.Text(row.FirstStep / row.Median),
        Table.Text(row.SecondStep / row.Median));

    private static IEnumerable<string> Shortcomings(MachineCodeRow row, string workload)
    {
        if (row.Publication.Limit > 0 && row.Ratio > row.Publication.Limit)
        {
            yield return $"{workload}: {row.Publication.Name} takes {Table.Text(row.Ratio)} times as long as {row.Publication.Against}, {Table.Text(row.Publication.Limit)} is the most";
        }

        if (row.Publication.Limit > 0 && row.FirstStep > FirstStepLimit * row.Median)
        {
            yield return $"{workload}: the first step of {row.Publication.Name} takes {Table.Text(row.FirstStep / row.Median)} times the median, {Table.Text(FirstStepLimit)} is the most";
        }
    }
}
