using System.Text;
using DslNet.Data;

namespace DslNet.Fuzzing;

/// <summary>A reader, and files that it reads.</summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Read">Reads a file.</param>
/// <param name="Seeds">Files that are right.</param>
/// <param name="Finish">Makes a file of what the fuzzer made: what it could never guess, such as a checksum, is put right.</param>
internal sealed record FuzzTarget(string Name, Action<string> Read, IReadOnlyList<byte[]> Seeds, Func<byte[], byte[]> Finish)
{
    public static FuzzTarget Of(string name) => name switch
    {
        "csv" => new(name, path => CsvDataset.Read(path, "y", new CsvOptions { Missing = MissingValues.Keep }), CsvSeeds(), Same),
        "wav" => new(name, path => WavFile.Read(path), SeedFiles.Wavs(), Same),
        "idx" => new(name, ReadIdx, [SeedFiles.Idx(0x08, 3, 2, 2), SeedFiles.Idx(0x0D, 4), SeedFiles.Packed(SeedFiles.Idx(0x0B, 2, 3))], Same),
        "safetensors" => SafetensorsTarget(),
        "checkpoint" => CheckpointTarget.Create(),
        _ => throw new ArgumentException($"There is no target '{name}'; there are csv, wav, idx, safetensors and checkpoint.", nameof(name)),
    };

    private static byte[] Same(byte[] content) => content;

    private static List<byte[]> CsvSeeds() =>
    [
        .. new[] { "a,b,y\n1,2,3\n4,5,6\n", "\ufeff\"a\",b,y\r\n1.5,?,\"Zoë, \"\"x\"\"\"\r\n-2e3, 7 ,b\r\n", "y,x\n1,2\n\n3,\n", "x,y\n1,\"a\nb\"\n2,c" }.Select(Encoding.UTF8.GetBytes),
    ];

    private static void ReadIdx(string path)
    {
        IdxArray array = IdxFile.Read(path, new ReaderLimits { MaxBytes = 1 << 24 });
        float[] item = new float[array.ItemSize];
        for (int i = 0; i < Math.Min(array.Count, 100); i++)
        {
            array.CopyTo(i, item);
        }

        using IdxReader reader = IdxFile.Open(path);
        reader.Read(0, item);
    }

    private static FuzzTarget SafetensorsTarget()
    {
        FuzzedNet network = new(batchSize: 2, seed: 1, threads: 1);
        string path = Path.GetTempFileName();
        Safetensors.Save(network, path);
        byte[] seed = File.ReadAllBytes(path);
        File.Delete(path);
        return new("safetensors", file => Safetensors.Load(network, file), [seed], Same);
    }
}
