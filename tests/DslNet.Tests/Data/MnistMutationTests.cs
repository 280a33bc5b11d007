using DslNet.Data;
using DslNet.Tests.Data.Readers;

namespace DslNet.Tests.Data;

/// <summary>Damaged pairs of images and labels, packed and plain: data, or an exception that names the file at fault. DSLNET_LAW_FACTOR=150 tries 30,000.</summary>
public class MnistMutationTests
{
    private const int Images = 10_000, Pixels = 28 * 28;

    [Fact]
    public void Every_damage_ends_in_data_or_in_the_exception()
    {
        using var folder = new TemporaryFolder();
        byte[] images = IdxContent.Packed(IdxContent.Bytes(new byte[Images * Pixels], Images, 28, 28));
        byte[] labels = IdxContent.Bytes([.. Enumerable.Range(0, Images).Select(i => (byte)(i % 10))], Images);
        string imagesPath = folder.Write("t10k-images-idx3-ubyte.gz", images), labelsPath = folder.Write("t10k-labels-idx1-ubyte", labels);
        Datasets.Mnist(folder.Path).Test.Count.ShouldBe(1000);
        var random = MutationCount.Random(8);
        int mutations = MutationCount.Of(200), refused = 0;
        for (int i = 0; i < mutations; i++)
        {
            bool isLabel = i % 2 == 0;

            // Half of the labels keep their header.
            folder.Write(Path.GetFileName(isLabel ? labelsPath : imagesPath), isLabel ? i % 4 == 0 ? WithHeader(labels, random) : Mutation.Of(labels, random) : Mutation.Of(images, random));
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                Datasets.Mnist(folder.Path).Train.Count.ShouldBe(8000);
            }
            catch (DslNetFormatException error)
            {
                error.File.ShouldBe(isLabel ? labelsPath : imagesPath, $"mutation {i}: {error.Reason}");
                refused++;
            }

            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(160L << 20, $"mutation {i}");
            folder.Write(Path.GetFileName(labelsPath), labels);
            folder.Write(Path.GetFileName(imagesPath), images);
        }

        refused.ShouldBeGreaterThan(mutations / 2);
    }

    private static byte[] WithHeader(byte[] labels, Random random)
    {
        byte[] damaged = [.. labels];
        for (int changes = random.Next(1, 5); changes > 0; changes--)
        {
            damaged[random.Next(8, damaged.Length)] = (byte)random.Next(14);
        }

        return damaged;
    }
}
