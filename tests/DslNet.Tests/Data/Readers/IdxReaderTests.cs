using DslNet.Data;
using DslNet.Tests.Training;

namespace DslNet.Tests.Data.Readers;

/// <summary>Data that stays on disk.</summary>
public class IdxReaderTests
{
    private const int Rows = 90, Width = 6, Classes = 3;

    [Fact]
    public void Training_from_disk_gives_the_bits_of_training_from_memory()
    {
        using var folder = new TemporaryFolder();
        using IdxReader reader = IdxFile.Open(Write(folder), divideBy: 255);
        DataSplit fromDisk = new Dataset(reader, Labels(), Classes).Split(0.2, 0.2, seed: 3);
        DataSplit inMemory = new Dataset(Inputs(reader), Labels(), Classes).Split(0.2, 0.2, seed: 3);
        fromDisk = fromDisk.Apply(Standardizer.Fit(fromDisk.Train));
        inMemory = inMemory.Apply(Standardizer.Fit(inMemory.Train));

        fromDisk.Train.InMemory.ShouldBeFalse();
        inMemory.Train.InMemory.ShouldBeTrue();
        (float[] parameters, History history, Evaluation test) = Train(fromDisk);
        (float[] expectedParameters, History expectedHistory, Evaluation expectedTest) = Train(inMemory);
        parameters.ShouldBe(expectedParameters);
        history.Select(epoch => epoch.ValidationLoss).ShouldBe(expectedHistory.Select(epoch => epoch.ValidationLoss));
        test.Loss.ShouldBe(expectedTest.Loss);
        test.Classification!.Accuracy.ShouldBe(expectedTest.Classification!.Accuracy);
    }

    [Fact]
    public void Batches_are_read_without_allocating()
    {
        using var folder = new TemporaryFolder();
        using IdxReader reader = IdxFile.Open(Write(folder), divideBy: 255);
        Dataset all = new(reader, Labels(), Classes);
        TrainingSet train = all.Apply(Standardizer.Fit(all)).Rows(..80).AsTrainingSet();
        using var network = new TinyNetwork(Width, Classes, Loss.CrossEntropy, batchSize: 8);
        List<long> allocated = new(100);
        network.BatchRows.EnsureCapacity(1000);
        network.FirstFeatures.EnsureCapacity(1000);
        network.AfterBackward = () => allocated.Add(GC.GetAllocatedBytesForCurrentThread());
        network.Fit(train, new Sgd(0.1f), new FitOptions { Epochs = 3, Shuffle = false });

        // Ten batches an epoch; between epochs there is the record of one.
        allocated.Count.ShouldBe(30);
        for (int i = 1; i < allocated.Count; i++)
        {
            if (i > 1 && i % 10 != 0)
            {
                (allocated[i] - allocated[i - 1]).ShouldBe(0, $"batch {i}");
            }
        }
    }

    [Fact]
    public void A_file_larger_than_an_array_is_read_anywhere()
    {
        const int Items = 3000, Size = 1 << 20;
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "large");
        using (FileStream file = File.Create(path))
        {
            // 3 GB of which the file system keeps only what is written: a mark in the middle of the first and the last item.
            file.Write(IdxContent.Header(0x08, Items, Size));
            file.SetLength(12 + ((long)Items * Size));
            file.Position = 12 + (Size / 2);
            file.WriteByte(5);
            file.Position = 12 + ((Items - 1L) * Size) + (Size / 2);
            file.WriteByte(9);
        }

        Should.Throw<DslNetFormatException>(() => IdxFile.Read(path)).Reason.ShouldContain("IdxFile.Open");
        using IdxReader reader = IdxFile.Open(path);
        float[] item = new float[Size];
        reader.Read(0, item);
        item[Size / 2].ShouldBe(5);
        reader.Read(Items - 1, item);
        item[Size / 2].ShouldBe(9);
        item.Sum().ShouldBe(9);

        TrainingSet last = new Dataset(reader, new int[Items], classes: 2).Rows(^4..).AsTrainingSet();
        using var network = new TinyNetwork(Size, 2, Loss.CrossEntropy, batchSize: 2);
        network.Fit(last, new Sgd(0.1f), new FitOptions { Epochs = 1 }).Count.ShouldBe(1);
        network.Evaluate(last).Classification!.Accuracy.ShouldBe(1);
    }

    [Fact]
    public void Several_threads_read_at_once()
    {
        using var folder = new TemporaryFolder();
        using IdxReader reader = IdxFile.Open(Write(folder));
        float[] expected = Inputs(reader), read = new float[expected.Length];

        Parallel.For(0, 20 * Rows, i => reader.Read(i % Rows, read.AsSpan(i % Rows * Width, Width)));
        read.ShouldBe(expected);
    }

    [SkippableFact]
    public void A_file_that_shrinks_or_is_closed_is_noticed()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows keeps an open file from being cut.");
        using var folder = new TemporaryFolder();
        string path = Write(folder);
        IdxReader reader = IdxFile.Open(path);
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            file.SetLength(16 + (Width * 10) + 2);
        }

        reader.Read(9, new float[Width]);
        DslNetFormatException error = Should.Throw<DslNetFormatException>(() => reader.Read(10, new float[Width]));
        error.File.ShouldBe(path);
        error.Offset.ShouldBe(16 + (Width * 10) + 2);
        reader.Dispose();
        Should.Throw<ObjectDisposedException>(() => reader.Read(0, new float[Width]));
    }

    private static (float[] Parameters, History History, Evaluation Test) Train(DataSplit split)
    {
        using var network = new TinyNetwork(Width, Classes, Loss.CrossEntropy, batchSize: 7);
        History history = network.Fit(split.Train, new Adam(0.01f), new FitOptions { Epochs = 4, Validation = split.Validation, Seed = 5 });
        return (network.Parameters, history, network.Evaluate(split.Test));
    }

    private static string Write(TemporaryFolder folder) => folder.Write("rows", IdxContent.Random(7, Rows, 2, 3));

    private static int[] Labels() => [.. Enumerable.Range(0, Rows).Select(row => row % Classes)];

    private static float[] Inputs(IdxReader reader)
    {
        float[] inputs = new float[Rows * Width];
        reader.Read(0, inputs);
        return inputs;
    }
}
