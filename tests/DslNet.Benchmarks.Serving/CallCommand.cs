using DslNet.Benchmarks.Measuring;

namespace DslNet.Benchmarks.Serving;

/// <summary>What renting a workspace and giving it back adds to a prediction: the tiny network, where there is hardly anything else.</summary>
internal static class CallCommand
{
    /// <summary>Measures and prints.</summary>
    public static void Run(Effort effort)
    {
        Console.WriteLine($"{Machine.Name}, {Environment.ProcessorCount} processors; {Processor.Description}. {effort.Rounds} rounds of {Table.Text(effort.RoundSeconds)} s each.");
        Table.Begin("One caller, one row: ns a call", "network", "network.Predict: median", "least", "predictor.Predict: median", "least", "difference of the medians");
        Print<TinyNet>("4-16-16-3", effort);
        Print<SmallDigitsNet>("64-128-10", effort);
        Print<DigitsNet>("784-256-128-10", effort);
    }

    private static void Print<TNetwork>(string name, Effort effort)
        where TNetwork : INetwork<TNetwork>
    {
        using TNetwork network = TNetwork.Create(batchSize: 1, seed: 1, threads: 1);
        using Predictor<TNetwork> predictor = new(network);
        float[] input = new float[network.Info.Input.Size], output = new float[network.Info.Output.Size];
        Load.Fill(input, seed: 1);
        List<Timing> alone = [], shared = [];
        Action predict = () => network.Predict(input, output), ask = () => predictor.Predict(input, output);
        for (int round = -1; round < effort.Rounds; round++)
        {
            Timing ofNetwork = Stopwatches.Round(predict, effort.RoundSeconds), ofPredictor = Stopwatches.Round(ask, effort.RoundSeconds);

            // The first one compiles.
            if (round >= 0)
            {
                alone.Add(ofNetwork);
                shared.Add(ofPredictor);
            }
        }

        double aloneMedian = alone.Select(timing => timing.Median).Median(), sharedMedian = shared.Select(timing => timing.Median).Median();
        Table.Row(
            name, Nanoseconds(aloneMedian), Nanoseconds(alone.Min(timing => timing.Minimum)), Nanoseconds(sharedMedian), Nanoseconds(shared.Min(timing => timing.Minimum)),
            Nanoseconds(sharedMedian - aloneMedian));
    }

    private static string Nanoseconds(double microseconds) => FormattableString.Invariant($"{1000 * microseconds:0.0}");
}
