namespace DslNet.Benchmarks.Networks;

/// <summary>What is measured here and in the peer.</summary>
/// <param name="Name">For people.</param>
/// <param name="Request">For the peer: what, layers, batch, optimizer.</param>
/// <param name="Goal">How many times faster than the peer it is to be.</param>
/// <param name="Batch">Rows.</param>
/// <param name="Make">Makes it, for so many threads.</param>
internal sealed record Workload(string Name, string Request, double Goal, int Batch, Func<int, Job> Make)
{
    /// <summary>A training step.</summary>
    public static Workload Train<T>(string layers, int batch, bool adam, double goal)
        where T : INetwork<T> =>
        new($"train {layers}, batch {batch}, {(adam ? "Adam" : "SGDm")}", $"train {layers} {batch} {(adam ? "adam" : "sgdm")}", goal, batch, threads => Job.Train<T>(batch, adam, threads));

    /// <summary>A prediction in evaluation mode.</summary>
    public static Workload Infer<T>(string layers, int batch, double goal)
        where T : INetwork<T> =>
        new($"infer {layers}, batch {batch}", $"infer {layers} {batch} none", goal, batch, threads => Job.Infer<T>(batch, threads));
}
