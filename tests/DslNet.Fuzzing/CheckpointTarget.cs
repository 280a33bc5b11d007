using System.Security.Cryptography;

namespace DslNet.Fuzzing;

/// <summary>A training that goes on from a checkpoint. What the fuzzer makes is its content; the header and the checksum are put right.</summary>
internal static class CheckpointTarget
{
    private const int MagicBytes = 8, HeaderBytes = MagicBytes + sizeof(long) + SHA256.HashSizeInBytes;

    public static FuzzTarget Create()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        Train(path);
        byte[] seed = File.ReadAllBytes(path), history = File.ReadAllBytes(path + ".history");
        File.Delete(path);
        File.Delete(path + ".history");
        byte[] magic = seed[..MagicBytes];
        return new(
            "checkpoint",
            file => ReadCheckpoint(file, history),
            [seed[HeaderBytes..]],
            content => [.. magic, .. BitConverter.GetBytes((long)content.Length), .. SHA256.HashData(content), .. content]);
    }

    private static void ReadCheckpoint(string path, byte[] history)
    {
        File.WriteAllBytes(path + ".history", history);
        try
        {
            Train(path);
        }
        catch (InvalidOperationException refused) when (refused.Message.StartsWith(path, StringComparison.Ordinal))
        {
            // The documented answer to the checkpoint of another training.
        }
        catch (NonFiniteLossException)
        {
            // It was this training's, with weights that no longer train.
        }
        finally
        {
            File.Delete(path + ".history");
        }
    }

    private static void Train(string checkpoint)
    {
        float[] inputs = [1, 2, 3, 3, 2, 1, 0, 1, 0, 2, 2, 2];
        using FuzzedNet network = new(batchSize: 2, seed: 1, threads: 1);
        network.Fit(new TrainingSet(inputs, [0, 1, 0, 1], 2), new Adam(1e-2f), new FitOptions
        {
            Epochs = 2,
            Validation = new ValidationSet(inputs, [0, 1, 0, 1], 2),
            Checkpoint = new Checkpoint(checkpoint),
        });
    }
}
