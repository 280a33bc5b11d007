using DslNet.Benchmarks.Measuring;

namespace DslNet.Benchmarks.Serving;

/// <summary>One image or sound at a time, one thread: depthwise networks in a Predictor and in ONNX Runtime, in alternating rounds.</summary>
internal static class ImagesCommand
{
    /// <summary>Measures and prints.</summary>
    public static void Run(Effort effort)
    {
        Console.WriteLine($"{Machine.Name}, {Environment.ProcessorCount} processors; {Processor.Description}. {effort.Rounds} rounds of {Table.Text(effort.RoundSeconds)} s each.");
        string folder = Directory.CreateTempSubdirectory("dslnet-images-").FullName;
        try
        {
            Table.Begin("One caller, one row: µs a call", "network", "server", "median", "least", "spread", "Predictor is so many times as fast, by medians", "by the least");
            List<string> differences = [];
            foreach (ServedNetwork network in ServedNetwork.Convolutions)
            {
                IServer[] servers = network.Servers(folder);
                differences.Add(FormattableString.Invariant($"{ServedNetwork.Compare(servers):0.0e0} ({network.Name})"));
                Print(network.Name, servers, effort);
                Array.ForEach(servers, server => server.Dispose());
            }

            Console.WriteLine($"\nProbabilities differ at most by {string.Join(", ", differences)}.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Print(string network, IServer[] servers, Effort effort)
    {
        ICaller[] callers = [.. servers.Select(server => server.Caller())];
        Array.ForEach(callers, caller => caller.Fill(seed: 1));
        List<Timing>[] rounds = [.. servers.Select(_ => new List<Timing>())];
        for (int round = -1; round < effort.Rounds; round++)
        {
            for (int server = 0; server < servers.Length; server++)
            {
                Timing timing = Stopwatches.Round(callers[server].Predict, effort.RoundSeconds);

                // The first one compiles.
                if (round >= 0)
                {
                    rounds[server].Add(timing);
                }
            }
        }

        for (int server = 0; server < servers.Length; server++)
        {
            double[] medians = [.. rounds[server].Select(timing => timing.Median)];
            double ratio = medians.Zip(rounds[0], (theirs, ours) => theirs / ours.Median).Median(), least = rounds[server].Min(timing => timing.Minimum);
            Table.Row(
                network, servers[server].Name, Table.Text(medians.Median()), Table.Text(least), Table.Percent((medians.Max() - medians.Min()) / medians.Median()),
                server == 0 ? "" : Table.Text(ratio), server == 0 ? "" : Table.Text(least / rounds[0].Min(timing => timing.Minimum)));
        }

        Array.ForEach(callers, caller => caller.Dispose());
    }
}
