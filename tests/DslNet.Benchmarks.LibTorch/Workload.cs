using TorchSharp;
using static TorchSharp.torch;

namespace DslNet.Benchmarks.LibTorch;

/// <summary>What is measured on several sides, ours the first.</summary>
/// <param name="Name">For people.</param>
/// <param name="Rows">Of the batch.</param>
/// <param name="Goal">How many times as fast as each other side ours is to be.</param>
/// <param name="Operations">Multiplications and additions of the matrix products.</param>
/// <param name="Make">Makes the sides.</param>
internal sealed record Workload(string Name, int Rows, double Goal, double Operations, Func<ISide[]> Make)
{
    /// <summary>So small that however long it is measured, the parameters stay what they were.</summary>
    public const float LearningRate = 1e-6f;

    /// <summary>Of the optimizer.</summary>
    public const float Momentum = 0.9f;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Workload> All { get; } =
    [
        .. Both<LstmNet, TorchLstm>("LSTM", Recurrent(4), Sizes.Steps, Sizes.Features, 3, 1.5),
        .. Both<TransformerNet, TorchTransformer>("transformer", Transformer, Sizes.Positions, Sizes.Width, 3, 1.3),
        .. Both<GruNet, TorchGru>("GRU", Recurrent(3), Sizes.Steps, Sizes.Features, 0, 0),
        .. Scans,
    ];

    /// <summary>Layers against the same cells written with Scan.</summary>
    public static IEnumerable<Workload> Scans => [.. BothForms<LstmNet, LstmScanNet>("LSTM", Recurrent(4)), .. BothForms<GruNet, GruScanNet>("GRU", Recurrent(3))];

    // Multiply-adds of a row: forward, all products with a weight (and the two of attention).
    private static double Recurrent(int gates) => (double)Sizes.Steps * (Sizes.Features + Sizes.Units) * gates * Sizes.Units;

    private static double Transformer => Sizes.Blocks * (double)Sizes.Positions * ((12 * Sizes.Width * Sizes.Width) + (2 * Sizes.Positions * Sizes.Width));

    private static IEnumerable<Workload> Both<TOurs, TTheirs>(string name, double multiplyAdds, int steps, int features, double goalOfOne, double goalOfMany)
        where TOurs : INetwork<TOurs>
        where TTheirs : nn.Module<Tensor, Tensor>, new() =>
        from trains in new[] { true, false }
        from rows in new[] { 1, 32 }
        select new Workload($"{(trains ? "train" : "infer")} {name}, batch {rows}", rows, rows == 1 ? goalOfOne : goalOfMany, WorkOf(multiplyAdds, rows, trains), () =>
        {
            Batch batch = Batch.Of(rows, steps, features);
            TOurs network = TOurs.Create(rows, 1, threads: 1);
            float[] parameters = new float[network.Info.ParameterCount];
            network.GetParameters(parameters);
            return [new OurSide("DslNet", network, batch, trains), new TorchSide(new TTheirs(), parameters, batch, trains)];
        });

    private static IEnumerable<Workload> BothForms<TFused, TScan>(string name, double multiplyAdds)
        where TFused : INetwork<TFused>
        where TScan : INetwork<TScan> =>
        from trains in new[] { true, false }
        from rows in new[] { 1, 32 }
        select new Workload($"{(trains ? "train" : "infer")} {name} against Scan, batch {rows}", rows, 1.5, WorkOf(multiplyAdds, rows, trains), () =>
        {
            Batch batch = Batch.Of(rows, Sizes.Steps, Sizes.Features);
            return [new OurSide("the layer", TFused.Create(rows, 1, threads: 1), batch, trains), new OurSide("Scan", TScan.Create(rows, 1, threads: 1), batch, trains)];
        });

    /// <summary>A training step has three products for each of the forward pass.</summary>
    private static double WorkOf(double multiplyAdds, int rows, bool trains) => 2 * multiplyAdds * rows * (trains ? 3 : 1);
}
