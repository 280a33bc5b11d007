using System.Security.Cryptography;
using DslNet.Interrupted;
using DslNet.Tests.Data.Readers;
using Xunit.Abstractions;

namespace DslNet.Tests.Checkpoints;

/// <summary>
/// Damaged files of weights and of trainings: either they are read, or a <see cref="DslNetFormatException"/> (or, where they are another
/// training's, an <see cref="InvalidOperationException"/>) says why not. In half of them lengths and checksums are put right again.
/// DSLNET_LAW_FACTOR=15 tries 30,000 of each.
/// </summary>
public sealed class StateMutationTests(ITestOutputHelper output) : SafetensorsCase
{
    private const int MagicBytes = 8, LengthBytes = sizeof(long), CheckpointHeaderBytes = MagicBytes + LengthBytes + SHA256.HashSizeInBytes;
    private const long MostBytes = 64L << 20;

    private static readonly int Mutations = MutationCount.Of(2000);

    [Fact]
    public void Safetensors_files()
    {
        Safetensors.Save(Network, Path);
        byte[] whole = File.ReadAllBytes(Path);
        int header = LengthBytes + (int)BitConverter.ToInt64(whole);
        using InterruptedNet other = new(batchSize: 2, seed: 77, threads: 1);
        Hold(whole, 11, () => Safetensors.Load(other, Path), random =>
        {
            byte[] text = Mutation.Of(whole[LengthBytes..header], random);
            return [.. BitConverter.GetBytes((long)text.Length), .. text, .. whole[header..]];
        });
    }

    [Fact]
    public void Checkpoints()
    {
        Train();
        byte[] whole = File.ReadAllBytes(Path), history = File.ReadAllBytes(History);
        Hold(
            whole,
            12,
            () =>
            {
                File.WriteAllBytes(History, history);
                Train();
            },
            random =>
            {
                byte[] content = Mutation.Of(whole[CheckpointHeaderBytes..], random);
                return [.. whole[..MagicBytes], .. BitConverter.GetBytes((long)content.Length), .. SHA256.HashData(content), .. content];
            });
    }

    [Fact]
    public void Histories_of_checkpoints()
    {
        Train();
        byte[] checkpoint = File.ReadAllBytes(Path), whole = File.ReadAllBytes(History);
        Hold(
            whole,
            13,
            () =>
            {
                File.Move(Path, History, overwrite: true);
                File.WriteAllBytes(Path, checkpoint);
                Train();
            },
            random => Mutation.Of(whole, random));
    }

    private string History => Path + ".history";

    private void Train()
    {
        float[] inputs = [.. Enumerable.Range(0, 4 * 64).Select(i => i % 7 * 0.1f)];
        int[] labels = [0, 1, 2, 9];
        using InterruptedNet network = new(batchSize: 2, seed: 3, threads: 1);
        network.Fit(new TrainingSet(inputs, labels, 10), new Adam(1e-2f), new FitOptions
        {
            Epochs = 2,
            Validation = new ValidationSet(inputs, labels, 10),
            Checkpoint = new Checkpoint(Path),
        });
    }

    private void Hold(byte[] whole, int seed, Action read, Func<Random, byte[]> repaired)
    {
        var random = MutationCount.Random(seed);
        int refused = 0;
        long most = 0;
        for (int i = 0; i < Mutations; i++)
        {
            File.WriteAllBytes(Path, i % 2 == 0 ? Mutation.Of(whole, random) : repaired(random));
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                read();
            }
            catch (DslNetFormatException error)
            {
                error.File.ShouldStartWith(Path);
                refused++;
            }
            catch (InvalidOperationException error) when (error.Message.StartsWith(Path, StringComparison.Ordinal))
            {
                refused++;
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"Mutation {i} of seed {seed}: {error.Message}", error);
            }

            long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            bytes.ShouldBeLessThan(MostBytes, $"mutation {i}");
            most = Math.Max(most, bytes);
        }

        output.WriteLine(FormattableString.Invariant($"{refused} of {Mutations} refused; at most {most:N0} bytes for one."));
        refused.ShouldBeGreaterThan(Mutations / 2);
    }
}
