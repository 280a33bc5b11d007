namespace DslNet.Benchmarks.Networks;

/// <summary>The workloads, with the goals that the design sets.</summary>
internal static class Workloads
{
    private const string Tiny = "4-16-16-3";
    private const string Digit = "784-256-128-10";
    private const string Large = "784-1024-1024-10";
    private const string Norm = "784-256-BatchNorm-10";

    private const string Image = "28x28x1-conv16k3-pool2-conv32k3-pool2-10";
    private const string LeNet = "28x28x1-conv6k5-pool2-conv16k5-pool2-120-84-10";

    private const string Residual = "32x32x3-same16k3-res-res-pool2-same32k3-res-res-gap-10";

    /// <summary>All, small ones first.</summary>
    public static IReadOnlyList<Workload> All { get; } =
    [
        Workload.Train<TinyNet>(Tiny, 16, adam: false, 200),
        Workload.Train<DigitNet>(Digit, 32, adam: false, 3),
        Workload.Train<DigitNet>(Digit, 32, adam: true, 5),
        Workload.Train<DigitNet>(Digit, 128, adam: false, 1.8),
        Workload.Train<DigitNet>(Digit, 128, adam: true, 2.8),
        Workload.Train<DigitNet>(Digit, 512, adam: false, 1.3),
        Workload.Train<DigitNet>(Digit, 512, adam: true, 1.5),
        Workload.Train<LargeNet>(Large, 128, adam: false, 1.4),
        Workload.Train<LargeNet>(Large, 128, adam: true, 2),
        Workload.Train<NormNet>(Norm, 128, adam: false, 1.7),
        Workload.Infer<TinyNet>(Tiny, 1, 250),
        Workload.Infer<DigitNet>(Digit, 1, 6.5),
        Workload.Infer<DigitNet>(Digit, 64, 1.3),
        Workload.Infer<LargeNet>(Large, 1, 3.5),
        Workload.Infer<LargeNet>(Large, 64, 1.25),
        Workload.Train<ImageNet>(Image, 32, adam: false, 4),
        Workload.Train<ImageNet>(Image, 128, adam: false, 3.8),
        Workload.Train<LeNet5>(LeNet, 128, adam: false, 6),
        Workload.Train<ResidualNet>(Residual, 64, adam: false, 1),
        Workload.Infer<ImageNet>(Image, 1, 6),
        Workload.Infer<ImageNet>(Image, 64, 5.5),
        Workload.Infer<LeNet5>(LeNet, 64, 6),
        Workload.Infer<ResidualNet>(Residual, 64, 1),
    ];
}
