using DslNet.Interrupted;
using DslNet.Tests.Training;

namespace DslNet.Tests.Checkpoints;

public sealed class CheckpointTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("dslnet-checkpoint-").FullName;

    private string File => Path.Combine(folder, "training.checkpoint");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Checkpoints_change_nothing_in_a_training() => InterruptedTraining.Run(File).ShouldBe(InterruptedTraining.Run(null));

    [Fact]
    public void A_training_that_has_ended_is_not_trained_again()
    {
        string first = InterruptedTraining.Run(File);
        DateTime written = System.IO.File.GetLastWriteTimeUtc(File);

        InterruptedTraining.Run(File).ShouldBe(first);

        System.IO.File.GetLastWriteTimeUtc(File).ShouldBe(written);
        Directory.GetFiles(folder).ShouldBe([File, File + ".history"], ignoreOrder: true);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 1)]
    [InlineData(true, 3)]
    public void Interrupted_between_batches_it_goes_on_behind_the_last_checkpoint(bool classes, int everyEpochs)
    {
        float[] whole = Fit(classes, everyEpochs, null, out History uninterrupted);
        for (int batches = 1; batches < 40; batches += 5)
        {
            string path = Path.Combine(folder, $"{classes} {everyEpochs} {batches}");
            Should.Throw<OperationCanceledException>(() => Fit(classes, everyEpochs, path, out _, batches));
            Fit(classes, everyEpochs, path, out History resumed).ShouldBe(whole);
            resumed.Count.ShouldBe(uninterrupted.Count);
            for (int i = 0; i < resumed.Count; i++)
            {
                (resumed[i] with { Seconds = 0, Validation = null }).ShouldBe(uninterrupted[i] with { Seconds = 0, Validation = null });
                resumed[i].Validation!.ToString().ShouldBe(uninterrupted[i].Validation!.ToString());
            }
        }
    }

    [Fact]
    public void The_checkpoint_of_another_training_is_refused_and_nothing_has_changed()
    {
        Fit(classes: true, 1, File, out _);
        using TinyNetwork network = new(2, 2, Loss.CrossEntropy);
        network.SetParameters([1, 2, 3, 4, 5, 6]);
        FitOptions options = Options(1, File) with { Validation = Samples(true).AsValidationSet(), Seed = 77 };

        InvalidOperationException exception = Should.Throw<InvalidOperationException>(() => network.Fit(Samples(true).AsTrainingSet(), new Adam(0.01f), options));

        exception.Message.ShouldContain("another training");
        exception.Message.ShouldContain("\n  seed of Fit: 3 there, 77 here");
        network.Parameters.ShouldBe([1, 2, 3, 4, 5, 6]);
        Should.Throw<InvalidOperationException>(() => network.Fit(Samples(true).AsTrainingSet(), new Sgd(0.01f), options with { Seed = 3 })).Message.ShouldContain("Sgd");
        using TinyNetwork another = new(2, 2, Loss.CrossEntropy, statistics: true);
        Should.Throw<InvalidOperationException>(() => another.Fit(Samples(true).AsTrainingSet(), new Adam(0.05f, beta1: 0.8f), options with { Seed = 3 })).Message.ShouldContain("beta1: 0.8");
    }

    [Fact]
    public void A_damaged_checkpoint_is_refused()
    {
        Fit(classes: true, 1, File, out _);
        byte[] whole = System.IO.File.ReadAllBytes(File);
        Refuses([], 0, "no checkpoint");
        Refuses([.. "PK34567890"u8], 0, "no checkpoint");
        Refuses([.. whole[..7], 9, .. whole[8..]], 7, "version 9; this library reads versions 2 to 4");
        Refuses(whole[..20], 20, "ends after 20 bytes");
        Refuses(whole[..^1], 8, "announced");
        Refuses([.. whole[..8], .. BitConverter.GetBytes(long.MaxValue), .. whole[16..]], 8, "announced");
        Refuses([.. whole[..^1], (byte)(whole[^1] ^ 1)], 16, "checksum");
    }

    [Fact]
    public void Every_damage_ends_in_data_or_in_the_exception()
    {
        Fit(classes: true, 1, File, out _);
        byte[] whole = System.IO.File.ReadAllBytes(File);
        Random random = new(4);
        int refused = 0;
        long most = 0;
        for (int i = 0; i < 20_000; i++)
        {
            byte[] damaged = Damage(whole, random);
            System.IO.File.WriteAllBytes(File, damaged);
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                CheckpointFile.Read(File).History.Epochs.ShouldBe(6);
                damaged.ShouldBe(whole);
            }
            catch (DslNetFormatException exception)
            {
                exception.File.ShouldBe(File);
                refused++;
            }

            most = Math.Max(most, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        refused.ShouldBeGreaterThan(19_000);
        most.ShouldBeLessThan(1 << 20);
    }

    [Fact]
    public void Damage_behind_a_right_checksum_is_told_too()
    {
        Fit(classes: true, 1, File, out _);
        byte[] content = System.IO.File.ReadAllBytes(File)[48..];
        Random random = new(5);
        for (int i = 0; i < 20_000; i++)
        {
            byte[] damaged = Damage(content, random);
            try
            {
                CheckpointContent.Read(new MemoryStream(damaged)).ShouldNotBeNull();
            }
            catch (Exception exception) when (exception is EndOfStreamException or FormatException or ArgumentException or OverflowException)
            {
                exception.Message.ShouldNotBeEmpty();
            }
        }
    }

    /// <summary>A few bytes could say so many samples or classes that memory for them would be gigabytes.</summary>
    [Theory]
    [InlineData(0, 0, int.MaxValue, "2147483647 samples are counted; the validation set has 30.")]
    [InlineData(0, int.MaxValue, 30, "30 samples of class 0 taken for 2147483647: there are 2 classes.")]
    [InlineData(-1, 0, 30, "30 samples of class -1 taken for 0: there are 2 classes.")]
    [InlineData(0, 0, -5, "-5 samples of class 0 taken for 0")]
    public void Counts_that_are_not_those_of_the_set_are_refused(int truth, int predicted, int count, string reason)
    {
        Fit(classes: true, 1, File, out _);
        CheckpointFile.Write(File, CheckpointFile.Read(File) with { LastCounts = new SparseCounts([(truth, predicted, count)]) });
        long before = GC.GetAllocatedBytesForCurrentThread();

        DslNetFormatException exception = Should.Throw<DslNetFormatException>(() => Fit(classes: true, 1, File, out _));

        exception.Reason.ShouldContain(reason);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_told_before_the_training()
    {
        using TinyNetwork network = new(2, 2, Loss.CrossEntropy);
        string path = Path.Combine(folder, "nowhere", "x");
        Should.Throw<DirectoryNotFoundException>(() => network.Fit(Samples(true).AsTrainingSet(), new Adam(), new FitOptions { Checkpoint = new Checkpoint(path) })).Message.ShouldContain("nowhere");
        Should.Throw<ArgumentException>(() => new Checkpoint(" ")).ParamName.ShouldBe("path");
        Should.Throw<ArgumentOutOfRangeException>(() => new Checkpoint("x", 0)).ParamName.ShouldBe("everyEpochs");
    }

    private static byte[] Damage(byte[] whole, Random random)
    {
        byte[] damaged = [.. whole];
        switch (random.Next(3))
        {
            case 0:
                for (int flips = random.Next(1, 4); flips > 0; flips--)
                {
                    damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
                }

                return damaged;
            case 1:
                return damaged[..random.Next(damaged.Length)];
            default:
                // Somewhere, a number becomes a large one: a length, if it is one.
                int at = random.Next(damaged.Length - 4);
                BitConverter.GetBytes(random.Next(1 << 20, int.MaxValue)).CopyTo(damaged, at);
                return damaged;
        }
    }

    private static Dataset Samples(bool classes)
    {
        Random random = new(2);
        float[] inputs = [.. Enumerable.Range(0, 60).Select(_ => random.NextSingle())];
        return classes
            ? new Dataset(inputs, [.. Enumerable.Range(0, 30).Select(row => inputs[2 * row] > 0.5f ? 1 : 0)], 2)
            : new Dataset(inputs, (ReadOnlySpan<float>)[.. inputs.Select(x => 2 * x)], 2);
    }

    private static FitOptions Options(int everyEpochs, string? path) => new()
    {
        Epochs = 6,
        Seed = 3,
        EarlyStopping = new EarlyStopping(5),
        Schedule = Schedule.ReduceOnPlateau(0.5f, 0),
        Checkpoint = path is null ? null : new Checkpoint(path, everyEpochs),
    };

    private static float[] Fit(bool classes, int everyEpochs, string? path, out History history, int? batches = null)
    {
        using TinyNetwork network = new(2, 2, classes ? Loss.CrossEntropy : Loss.MeanSquaredError, statistics: true);
        using CancellationTokenSource source = new();
        network.AfterBackward = () =>
        {
            if (network.BatchRows.Count == batches)
            {
                source.Cancel();
            }
        };
        Dataset samples = Samples(classes);
        history = network.Fit(samples.AsTrainingSet(), new Adam(0.05f), Options(everyEpochs, path) with { Validation = samples.AsValidationSet(), CancellationToken = source.Token });
        return [.. network.Parameters, .. network.Buffers];
    }

    private void Refuses(byte[] content, long offset, string reason)
    {
        System.IO.File.WriteAllBytes(File, content);
        DslNetFormatException exception = Should.Throw<DslNetFormatException>(() => CheckpointFile.Read(File));
        exception.Offset.ShouldBe(offset);
        exception.Reason.ShouldContain(reason);
    }
}
