using DslNet.Benchmarks.Networks;

namespace DslNet.MachineCode;

/// <summary>The workloads by name, on one thread.</summary>
internal static class Work
{
    public static Job Make(string kind, string network, int batch) => network switch
    {
        "tiny" => Make<TinyNet>(kind, batch),
        "digits" => Make<DigitNet>(kind, batch),
        "images" => Make<ImageNet>(kind, batch),
        _ => throw new ArgumentException($"Expected the network tiny, digits or images. It is '{network}'.", nameof(network)),
    };

    private static Job Make<T>(string kind, int batch)
        where T : INetwork<T> => kind switch
        {
            "train" => Job.Train<T>(batch, adam: false, threads: 1),
            "infer" => Job.Infer<T>(batch, threads: 1),
            _ => throw new ArgumentException($"Expected train or infer. It is '{kind}'.", nameof(kind)),
        };
}
