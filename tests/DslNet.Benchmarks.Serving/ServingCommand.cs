using System.Globalization;
using DslNet.Benchmarks.Measuring;

namespace DslNet.Benchmarks.Serving;

/// <summary>Requests a second from several callers, each request one row: ours and the others', in alternating rounds.</summary>
internal static class ServingCommand
{
    private static readonly int[] Callers = [1, 2, 8];

    /// <summary>Measures and prints.</summary>
    public static void Run(Effort effort)
    {
        Console.WriteLine($"{Machine.Name}, {Environment.ProcessorCount} processors; {Processor.Description}. {effort.Rounds} rounds of {Table.Text(effort.RoundSeconds)} s each.");
        string folder = Directory.CreateTempSubdirectory("dslnet-serving-").FullName;
        try
        {
            Table.Begin("Thousand requests a second", "network", "callers", "server", "median", "least", "most", "spread", "Predictor is so many times as fast", "bytes a request");
            List<string> differences = [];
            foreach (ServedNetwork network in ServedNetwork.Dense)
            {
                IServer[] servers = network.Servers(folder);
                float difference = ServedNetwork.Compare(servers);
                foreach (int callers in Callers)
                {
                    Print(network.Name, callers, servers, Rounds(servers, callers, effort));
                }

                differences.Add(FormattableString.Invariant($"{difference:0.0e0} ({network.Name})"));
                Array.ForEach(servers, server => server.Dispose());
            }

            Console.WriteLine($"\nProbabilities differ at most by {string.Join(", ", differences)}.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>By server and round. A round before the first compiles and isn't counted.</summary>
    private static Load[][] Rounds(IServer[] servers, int callers, Effort effort)
    {
        Load[][] loads = [.. servers.Select(_ => new Load[effort.Rounds])];
        for (int round = -1; round < effort.Rounds; round++)
        {
            for (int server = 0; server < servers.Length; server++)
            {
                Load load = Load.Measure(servers[server], callers, effort.RoundSeconds);
                if (round >= 0)
                {
                    loads[server][round] = load;
                }
            }
        }

        return loads;
    }

    private static void Print(string network, int callers, IServer[] servers, Load[][] loads)
    {
        for (int server = 0; server < servers.Length; server++)
        {
            double[] rates = [.. loads[server].Select(load => load.RequestsASecond / 1000)];
            double ratio = loads[0].Zip(loads[server], (ours, theirs) => ours.RequestsASecond / theirs.RequestsASecond).Median();
            Table.Row(
                network, callers.ToString(CultureInfo.InvariantCulture), servers[server].Name, Table.Text(rates.Median()), Table.Text(rates.Min()), Table.Text(rates.Max()),
                Table.Percent((rates.Max() - rates.Min()) / rates.Median()), server == 0 ? "" : Table.Text(ratio), Table.Text(loads[server].Select(load => load.BytesARequest).Median()));
        }
    }
}
