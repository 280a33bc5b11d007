namespace DslNet.Benchmarks.Serving;

/// <summary>A network of dense layers, and the same weights in three servers.</summary>
/// <param name="Name">Its widths.</param>
/// <param name="Servers">Makes the servers; ours is the first.</param>
internal sealed record ServedNetwork(string Name, Func<string, IServer[]> Servers)
{
    private const int ComparedRows = 200;
    private const float Tolerance = 1e-4f;

    /// <summary>From overhead alone to arithmetic alone.</summary>
    public static IReadOnlyList<ServedNetwork> All { get; } = [Of<TinyNet>(4, 16, 16, 3), Of<SmallDigitsNet>(64, 128, 10), Of<DigitsNet>(784, 256, 128, 10)];

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
                Load.Fill(caller.Input, row);
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

    private static ServedNetwork Of<TNetwork>(params int[] widths)
        where TNetwork : INetwork<TNetwork> =>
        new(string.Join('-', widths), folder =>
        {
            using TNetwork network = TNetwork.Create(batchSize: 1, seed: 1, threads: 1);
            float[] parameters = new float[network.Info.ParameterCount];
            network.GetParameters(parameters);
            string path = Path.Combine(folder, network.Info.Name + ".onnx");
            OnnxFile.Write(path, widths, parameters);
            return [new PredictorServer<TNetwork>(network), new OnnxRuntimeServer(path, network.Info), new MlNetServer(path, network.Info)];
        });
}
