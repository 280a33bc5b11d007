using System.Diagnostics;
using System.Security.Cryptography;
using DslNet.Tests.Training;

namespace DslNet.Tests.Checkpoints;

/// <summary>The two files of a checkpoint: how they grow, who may write them, and what is told before a training.</summary>
public sealed class CheckpointFilesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("dslnet-checkpoint-files-").FullName;

    private string Checkpoint => Path.Combine(folder, "training.checkpoint");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Of_three_hundred_classes_the_file_after_thirty_epochs_is_as_long_as_after_three()
    {
        History history = FitManyClasses(3);
        long checkpoint = new FileInfo(Checkpoint).Length, records = new FileInfo(Checkpoint + ".history").Length;
        history = FitManyClasses(30);

        new FileInfo(Checkpoint).Length.ShouldBeInRange(checkpoint - 2000, checkpoint + 2000);   // counts above 127 take another byte
        (new FileInfo(Checkpoint + ".history").Length - records).ShouldBeInRange(27, 27 * 250);
        history.Count.ShouldBe(30);
        history.Count(epoch => epoch.Validation!.Classification!.HasCounts).ShouldBeInRange(1, 2);
        history.Last.Validation!.Classification!.ConfusionMatrix.ClassCount.ShouldBe(300);
        history.Best.Validation!.Classification!.ConfusionMatrix.ClassCount.ShouldBe(300);
    }

    [Fact]
    public void The_scores_of_each_epoch_stay_without_its_counts()
    {
        List<EpochRecord> seen = [];
        History history = FitManyClasses(4, epoch => seen.Add(epoch));
        History read = FitManyClasses(4);
        for (int i = 0; i < 4; i++)
        {
            ClassificationReport whole = seen[i].Validation!.Classification!;
            foreach (ClassificationReport kept in (ClassificationReport[])[history[i].Validation!.Classification!, read[i].Validation!.Classification!])
            {
                kept.Accuracy.ShouldBe(whole.Accuracy);
                kept.Macro.ShouldBe(whole.Macro);
                kept.F1(Average.Weighted).ShouldBe(whole.F1(Average.Weighted));
                kept.Precision(Average.Micro).ShouldBe(whole.Precision(Average.Micro));
                kept.ToString().ShouldContain("accuracy");
                kept.HasCounts.ShouldBe(ReferenceEquals(history[i], history.Last) || ReferenceEquals(history[i], history.Best));
                if (!kept.HasCounts)
                {
                    Should.Throw<InvalidOperationException>(() => kept.ConfusionMatrix).Message.ShouldContain("weren't kept");
                    kept.Classes.ShouldBeEmpty();
                }
            }
        }
    }

    [Fact]
    public async Task Of_four_trainings_on_one_path_one_goes_on_and_three_are_told()
    {
        using ManualResetEventSlim othersAreTold = new();
        int told = 0;
        Task<History>[] trainings = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            try
            {
                return Fit(Checkpoint, _ => !othersAreTold.Wait(TimeSpan.FromMinutes(2)));
            }
            catch (IOException) when (Interlocked.Increment(ref told) == 3)
            {
                othersAreTold.Set();
                throw;
            }
        }))];
        await Task.WhenAll(trainings).ContinueWith(_ => { }, TaskScheduler.Default);

        trainings.Count(training => training.IsCompletedSuccessfully && training.Result.Count == 6).ShouldBe(1);
        IOException[] refused = [.. trainings.Where(training => training.IsFaulted).Select(training => training.Exception!.InnerException).OfType<IOException>()];
        refused.Length.ShouldBe(3);
        refused.ShouldAllBe(exception => exception.Message.Contains($"Another training is at work on the checkpoint {Checkpoint}"));

        // It is free again.
        Fit(Checkpoint).Count.ShouldBe(6);
    }

    [Fact]
    public void Through_a_link_it_is_the_same_checkpoint()
    {
        string link = Path.Combine(folder, "link");
        File.CreateSymbolicLink(link, Checkpoint);
        Fit(link, epoch =>
        {
            Should.Throw<IOException>(() => Fit(Checkpoint)).Message.ShouldContain("Another training is at work");
            return false;
        });
        new FileInfo(link).LinkTarget.ShouldBe(Checkpoint);
        File.Exists(link + ".history").ShouldBeFalse();
        Fit(Checkpoint).Count.ShouldBe(6);
    }

    [Fact]
    public void A_path_that_can_not_be_written_is_told_before_the_training()
    {
        string[] paths =
        [
            folder,
            Path.Combine(folder, new string('n', 256)),
            Path.Combine(folder, new string('n', 250)),   // too long with ".history" behind it
            .. OperatingSystem.IsLinux() ? (string[])["/sys/training.checkpoint", "/dev/null"] : [],
        ];
        foreach (string path in paths)
        {
            bool trained = false;
            Should.Throw<IOException>(() => Fit(path, _ => trained = true), path);
            trained.ShouldBeFalse();
        }

        Should.Throw<ArgumentException>(() => Fit("a\0b", _ => throw new InvalidOperationException()));
    }

    [Fact]
    public void A_checkpoint_of_version_1_is_refused_and_left_alone()
    {
        byte[] old = [.. "DslNet"u8, 0x1A, 1, .. new byte[100]];
        File.WriteAllBytes(Checkpoint, old);

        DslNetFormatException exception = Should.Throw<DslNetFormatException>(() => Fit(Checkpoint));

        exception.Reason.ShouldContain("of version 1; this library reads versions 2 to 4");
        Directory.GetFiles(folder).ShouldBe([Checkpoint]);
        File.ReadAllBytes(Checkpoint).ShouldBe(old);
    }

    [Fact]
    public void What_was_written_behind_the_last_checkpoint_is_cut_off()
    {
        History whole = Fit(Path.Combine(folder, "whole"), epochs: 9);
        Fit(Checkpoint);
        File.AppendAllText(Checkpoint + ".history", "the beginning of a record");
        File.WriteAllText(Checkpoint + ".0123456789abcdef.tmp", "the beginning of a checkpoint");

        History resumed = Fit(Checkpoint, epochs: 9);

        resumed.Select(epoch => epoch with { Seconds = 0 }).ShouldBe(whole.Select(epoch => epoch with { Seconds = 0 }));
        File.ReadAllBytes(Checkpoint + ".history").Length.ShouldBe(File.ReadAllBytes(Path.Combine(folder, "whole.history")).Length);
        Directory.GetFiles(folder, "*.tmp").ShouldBeEmpty();
    }

    [Fact]
    public void Records_that_are_missing_or_another_trainings_are_refused()
    {
        string other = Path.Combine(folder, "other");
        Fit(other, epochs: 7);
        Fit(Checkpoint);
        File.Copy(other + ".history", Checkpoint + ".history", overwrite: true);
        Should.Throw<DslNetFormatException>(() => Fit(Checkpoint)).File.ShouldBe(Checkpoint + ".history");
        File.Delete(Checkpoint + ".history");
        Should.Throw<DslNetFormatException>(() => Fit(Checkpoint)).Reason.ShouldStartWith("The file is missing, and the records of the checkpoint's 6 epochs with it");
        File.Exists(Checkpoint + ".history").ShouldBeFalse();
        File.WriteAllBytes(Checkpoint + ".history", []);
        Should.Throw<DslNetFormatException>(() => Fit(Checkpoint)).Reason.ShouldContain("bytes of records; the file has 0");

        // Without its first file a checkpoint begins anew, whatever is left of the second.
        File.Delete(other);
        Fit(other).Count.ShouldBe(6);
    }

    /// <summary>Not all may mount.</summary>
    [Fact]
    public void On_a_full_disk_a_training_does_not_begin_and_leaves_nothing()
    {
        string disk = Path.Combine(folder, "disk");
        Directory.CreateDirectory(disk);
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess || Run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk) != 0)
        {
            return;
        }

        try
        {
            string rest = Path.Combine(disk, "rest");
            using (FileStream file = new(rest, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                Should.Throw<IOException>(() =>
                {
                    while (true)
                    {
                        file.Write(new byte[4096]);
                    }
                });
            }

            bool trained = false;
            Should.Throw<IOException>(() => Fit(Path.Combine(disk, "x"), _ => trained = true)).Message.ShouldContain("x.history can't be written");
            trained.ShouldBeFalse();
            Directory.GetFiles(disk).ShouldBe([rest]);
        }
        finally
        {
            Run("umount", disk).ShouldBe(0);
        }
    }

    /// <summary>Seven lists of 80 million numbers each are more than an array, and more than 2³¹ bytes.</summary>
    [Fact]
    public void A_checkpoint_of_more_than_2_GB_is_written()
    {
        Fit(Checkpoint);
        float[] many = new float[80_000_000];
        many[^1] = 7;
        TrainingState state = CheckpointFile.Read(Checkpoint) with
        {
            Parameters = many, Buffers = many, OptimizerState = many, BestParameters = many, BestBuffers = many, AverageParameters = many, AverageBuffers = many,
        };
        using CountingStream counted = new();
        using HashingStream content = new(counted);
        CheckpointContent.Write(content, state);
        content.Flush();
        content.Length.ShouldBeGreaterThan(7L * 320_000_000);
        content.Length.ShouldBeLessThan((7L * 320_000_000) + 10_000);
        counted.Bytes.ShouldBe(content.Length);
    }

    /// <summary>What arrays can't hold is told before the training, and not after its first epoch.</summary>
    [Fact]
    public void What_an_optimizer_remembers_is_at_most_an_array()
    {
        ResumableChecks.CanBeKept("x", int.MaxValue, new Sgd(0.1f));
        ResumableChecks.CanBeKept("x", 1_000_000_000, new Adam());
        Should.Throw<InvalidOperationException>(() => ResumableChecks.CanBeKept("big.checkpoint", 1_100_000_000, new Adam())).Message
            .ShouldStartWith("The checkpoint big.checkpoint would hold 2200000000 numbers (8800000000 bytes) that Adam remembers of 1100000000 parameters; 2147483591 numbers (8589934364 bytes) are the most.");
    }

    [Fact]
    public void The_sum_of_what_is_written_piece_by_piece_is_that_of_the_whole()
    {
        Random random = new(3);
        byte[] whole = new byte[200_000];
        random.NextBytes(whole);
        using MemoryStream below = new();
        using HashingStream summed = new(below);
        for (int at = 0; at < whole.Length;)
        {
            int count = Math.Min(whole.Length - at, random.Next(3) == 0 ? random.Next(40_000) : random.Next(9));
            summed.Write(whole, at, count);
            at += count;
        }

        summed.Length.ShouldBe(whole.Length);
        summed.Sum().ShouldBe(SHA256.HashData(whole));
        below.ToArray().ShouldBe(whole);
    }

    [Fact]
    public void A_file_of_the_users_that_has_the_name_is_left_alone()
    {
        string victim = Path.Combine(folder, "victim");
        File.WriteAllText(victim, "precious");
        File.CreateSymbolicLink(Checkpoint + ".history", victim);
        Should.Throw<IOException>(() => Fit(Checkpoint)).Message.ShouldContain("symbolic link");
        File.Delete(Checkpoint + ".history");
        File.Copy(victim, Checkpoint + ".history");
        Should.Throw<DslNetFormatException>(() => Fit(Checkpoint));
        File.ReadAllText(victim).ShouldBe("precious");
        File.ReadAllText(Checkpoint + ".history").ShouldBe("precious");
    }

    [Fact]
    public void Every_damage_of_the_records_ends_in_data_or_in_the_exception()
    {
        Fit(Checkpoint);
        HistoryMark mark = CheckpointFile.Read(Checkpoint).History;
        string file = Path.Combine(folder, "damaged");
        byte[] whole = File.ReadAllBytes(Checkpoint + ".history");
        Random random = new(6);
        int refused = 0;
        for (int i = 0; i < 5000; i++)
        {
            byte[] damaged = [.. whole];
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(file + ".history", random.Next(4) == 0 ? damaged[..random.Next(damaged.Length)] : damaged);
            try
            {
                using CheckpointHistory history = CheckpointHistory.Open(file);
                history.Read(mark).Count.ShouldBe(6);
            }
            catch (DslNetFormatException)
            {
                refused++;
            }
        }

        refused.ShouldBe(5000);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void Numbers_that_no_training_has_are_refused(float bad)
    {
        Fit(Checkpoint);
        TrainingState state = CheckpointFile.Read(Checkpoint);
        float[] parameters = [.. state.Parameters];
        parameters[2] = bad;
        CheckpointFile.Write(Checkpoint, state with { Parameters = parameters });

        Should.Throw<DslNetFormatException>(() => Fit(Checkpoint, epochs: 9)).Reason.ShouldContain($"'dense1.bias' has {FormattableString.Invariant($"{bad}")} as number 0");
    }

    private static int Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }

    private static History Fit(string path, Func<EpochRecord, bool>? stopWhen = null, int epochs = 6)
    {
        // One output more than inputs: two weights, then two biases.
        using TinyNetwork network = new(1, 2, Loss.MeanSquaredError);
        return network.Fit(new TrainingSet([0f, 1f, 2f, 3f], [1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f], targetSize: 2), new Adam(0.05f), new FitOptions
        {
            Epochs = epochs,
            StopWhen = stopWhen,
            Checkpoint = new Checkpoint(path),
        });
    }

    private History FitManyClasses(int epochs, Action<EpochRecord>? seen = null)
    {
        Random random = new(1);
        float[] inputs = [.. Enumerable.Range(0, 900 * 4).Select(_ => random.NextSingle())];
        Dataset data = new(inputs, [.. Enumerable.Range(0, 900).Select(row => row % 300)], 300);
        using ManyClassesNet network = new(100, 1, 1);
        return network.Fit(data.AsTrainingSet(), new Adam(0.01f), new FitOptions
        {
            Epochs = epochs,
            Validation = data.AsValidationSet(),
            Checkpoint = new Checkpoint(Checkpoint),
            StopWhen = epoch =>
            {
                seen?.Invoke(epoch);
                return false;
            },
        });
    }

    /// <summary>Keeps nothing.</summary>
    private sealed class CountingStream : MemoryStream
    {
        public long Bytes { get; private set; }

        public override void Write(ReadOnlySpan<byte> buffer) => Bytes += buffer.Length;
    }
}
