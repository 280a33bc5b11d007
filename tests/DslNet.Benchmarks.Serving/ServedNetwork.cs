namespace DslNet.Benchmarks.Serving;

/// <summary>A network, and the same weights in several servers.</summary>
/// <param name="Name">Its name in tables.</param>
/// <param name="Servers">Makes the servers; ours is the first.</param>
internal sealed record ServedNetwork(string Name, Func<string, IServer[]> Servers)
{
    private const int ComparedRows = 200;
    private const float Tolerance = 1e-4f;

    /// <summary>Dense layers, from overhead alone to arithmetic alone.</summary>
    public static IReadOnlyList<ServedNetwork> Dense { get; } =
        [Of<TinyNet>("4-16-16-3", withMlNet: true), Of<SmallDigitsNet>("64-128-10", withMlNet: true), Of<DigitsNet>("784-256-128-10", withMlNet: true)];

    /// <summary>Depthwise and pointwise convolutions.</summary>
    public static IReadOnlyList<ServedNetwork> Convolutions { get; } = [Of<KeywordNet>("DS-CNN"), Of<PersonNet>("MobileNet v1 0.25, 96×96")];

    /// <summary>The largest difference between answers to the same rows.</summary>
    /// <exception cref="InvalidOperationException">It is more than rounding.</exception>
    public static float Compare(IServer[] servers)
    {
        float largest = 0;
        ICaller[] callers = [.. servers.Select(server => server.Caller())];
        for (int row = 0; row < ComparedRows; row++)
        {
            foreach (ICaller caller in callers)
            {
                caller.Fill(row);
                caller.Predict();
                if (caller.Output.Length != callers[0].Output.Length)
                {
                    throw new InvalidOperationException($"An answer has {caller.Output.Length} numbers, ours {callers[0].Output.Length}.");
                }

                largest = Math.Max(largest, caller.Output.Zip(callers[0].Output, (theirs, ours) => MathF.Abs(theirs - ours)).Max());
            }
        }

        Array.ForEach(callers, caller => caller.Dispose());

        // Not "larger than": a NaN isn't.
        return largest <= Tolerance ? largest : throw new InvalidOperationException(FormattableString.Invariant($"Answers differ by {largest}; expected {Tolerance} at most."));
    }

    private static ServedNetwork Of<TNetwork>(string name, bool withMlNet = false)
        where TNetwork : INetwork<TNetwork> =>
        new(name, folder =>
        {
            using TNetwork network = TNetwork.Create(batchSize: 4, seed: 1, threads: 1);
            Train(network);
            string path = Path.Combine(folder, network.Info.Name + ".onnx");
            OnnxFile.Write(path, network);
            IServer[] servers = [new PredictorServer<TNetwork>(network), new OnnxRuntimeServer(path, network.Info)];
            return withMlNet ? [.. servers, new MlNetServer(path, network.Info)] : servers;
        });

    /// <summary>A few steps on noise, so that no parameter or statistic is still at the 0 or 1 that would hide its absence.</summary>
    private static void Train(INetwork network)
    {
        float[] inputs = new float[4 * network.Info.Input.Size];
        Sgd optimizer = new(learningRate: 1e-2f);
        for (int step = 0; step < 20; step++)
        {
            Load.Fill(inputs, step);
            network.TrainStep(inputs, [0, 1, 1, 0], optimizer);
        }
    }
}
