using System.Diagnostics;
using System.Text;
using DslNet.Data;
using Xunit.Abstractions;

namespace DslNet.Tests.Data.Readers;

/// <summary>
/// Files that are damaged or made to do harm, thousands a reader, each of which ends in data or in a <see cref="DslNetFormatException"/>
/// that names the file, within 64 MB of memory and a second. In half of them what the header says is put right again, so that what
/// follows is read. DSLNET_LAW_FACTOR=15 tries 30,000 of each.
/// </summary>
public class MutationTests(ITestOutputHelper output)
{
    private const long MostBytes = 64L << 20;

    private static readonly int Mutations = MutationCount.Of(2000);

    [Fact]
    public void Idx_in_memory() => Hold(1, path => IdxFile.Read(path), Repairs.Idx, [.. IdxFiles()]);

    [Fact]
    public void Idx_packed() => Hold(6, path => IdxFile.Read(path), Mutation.Of,
        [.. IdxFiles().Select(IdxContent.Packed), IdxContent.Packed(IdxContent.Random(3, 40, 28, 28))]);

    /// <summary>Damaged first and packed afterwards, so that the sum is right and only the content wrong.</summary>
    [Fact]
    public void Idx_damaged_before_it_was_packed() => Hold(5, path => IdxFile.Read(path), (file, random) => IdxContent.Packed(Repairs.Idx(file, random)),
        IdxContent.Packed, [.. IdxFiles()]);

    [Fact]
    public void Idx_on_disk()
    {
        float[] item = new float[1 << 16];
        Hold(2, path => ReadAll(path, item), Repairs.Idx, [.. IdxFiles()]);
    }

    [Fact]
    public void Csv() => Hold(3, path => CsvDataset.Read(path, "y", new CsvOptions { Missing = MissingValues.Keep }), Repairs.Csv,
        Encoding.UTF8.GetBytes("a,b,y\n" + string.Concat(Enumerable.Range(0, 60).Select(i => FormattableString.Invariant($"{i * 0.37},{i}e-2,{i % 7}\n")))),
        Encoding.UTF8.GetBytes("\ufeff\"a\",b,\"the \"\"kind\"\"\",y\r\n" + string.Concat(Enumerable.Range(0, 40).Select(i => FormattableString.Invariant($"{i},?,{-i},\"Zoë, {i % 3}\"\r\n")))),
        Encoding.UTF8.GetBytes("y,a\n1,2\n3,\n"));

    [Fact]
    public void Wav() => Hold(4, path => WavFile.Read(path), Repairs.Wav,
        [.. References.All.GetProperty("wav").EnumerateArray().Select(wav => wav.GetProperty("file").GetBytesFromBase64()), WavFileTests.Pcm16(1, new short[3000])]);

    private static byte[][] IdxFiles() =>
        [.. References.All.GetProperty("idx").EnumerateArray().Select(idx => idx.GetProperty("plain").GetBytesFromBase64()), IdxContent.Random(1, 30, 8, 8), IdxContent.Random(2, 500)];

    private static void ReadAll(string path, float[] item)
    {
        using IdxReader reader = IdxFile.Open(path);
        for (int row = 0; row < reader.Count; row++)
        {
            reader.Read(row, item.AsSpan(0, reader.RowSize));
        }
    }

    private void Hold(int seed, Action<string> read, Func<byte[], Random, byte[]> repaired, params byte[][] files) => Hold(seed, read, repaired, content => content, files);

    private void Hold(int seed, Action<string> read, Func<byte[], Random, byte[]> repaired, Func<byte[], byte[]> finish, byte[][] files)
    {
        using var folder = new TemporaryFolder();
        var random = MutationCount.Random(seed);
        foreach (byte[] file in files)
        {
            Try(read, folder.Write("whole", finish(file))).Error.ShouldBeNull();
        }

        int refused = 0;
        long mostBytes = 0;
        double mostSeconds = 0;
        for (int i = 0; i < Mutations; i++)
        {
            byte[] file = files[i / 2 % files.Length];
            string path = folder.Write("damaged", i % 2 == 0 ? finish(Mutation.Of(file, random)) : repaired(file, random));
            (Exception? error, double seconds, long bytes) = Try(read, path);
            if (error is not null)
            {
                DslNetFormatException format = error.ShouldBeOfType<DslNetFormatException>($"mutation {i}: {error}");
                format.File.ShouldBe(path);
                format.Reason.ShouldNotBeNullOrEmpty();
                format.Offset.ShouldBeGreaterThanOrEqualTo(0);
                refused++;
            }

            // Other work may have had the processor: what is slow by itself is slow again.
            for (int again = 0; again < 4 && seconds >= 1; again++)
            {
                seconds = Try(read, path).Seconds;
            }

            bytes.ShouldBeLessThan(MostBytes, $"mutation {i}");
            seconds.ShouldBeLessThan(1, $"mutation {i}");
            mostBytes = Math.Max(mostBytes, bytes);
            mostSeconds = Math.Max(mostSeconds, seconds);
        }

        output.WriteLine(FormattableString.Invariant($"{refused} of {Mutations} refused; at most {mostBytes:N0} bytes and {mostSeconds * 1000:0.0} ms for one."));

        // Some changes change only values, most do harm: neither must go unseen.
        refused.ShouldBeInRange(Mutations / 10, Mutations * 99 / 100);
    }

    private static (Exception? Error, double Seconds, long Bytes) Try(Action<string> read, string path)
    {
        long bytes = GC.GetAllocatedBytesForCurrentThread(), began = Stopwatch.GetTimestamp();
        Exception? error = null;
        try
        {
            read(path);
        }
        catch (Exception thrown)
        {
            error = thrown;
        }

        return (error, Stopwatch.GetElapsedTime(began).TotalSeconds, GC.GetAllocatedBytesForCurrentThread() - bytes);
    }
}
