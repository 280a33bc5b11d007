using DslNet.Kernels.Driver;
using DslNet.Kernels.Memory;
using DslNet.Tests.Estimates;

namespace DslNet.Tests.Memory;

/// <summary>The constructor takes all memory that there will ever be, and <c>Info.Memory</c> says how much: counted where memory is taken, while no other test runs.</summary>
[Collection(AloneCollection.Name)]
public class TakenMemoryTests
{
    private const int Batch = 5;

    // Buffers are filled up at their ends, and a network's loss and penalties, and what its positive targets count, stand beside the rest.
    private const long Beside = 4096;

    [Fact]
    public void The_constructor_takes_what_Info_says_and_no_pass_takes_more()
    {
        AnyNetwork.All.Count.ShouldBeGreaterThan(80);
        foreach (AnyNetwork any in AnyNetwork.All)
        {
            TakesAllAtOnce(any, threads: 2);
        }
    }

    /// <summary>A border of a pixel around 224×224×16 is (226 · 226 · 16) floats for each thread.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Scratch_memory_is_counted_for_each_thread(int threads)
    {
        AnyNetwork padded = AnyNetwork.All.Single(any => any.Name == typeof(PaddedNet).FullName);
        TakesAllAtOnce(padded, threads);

        MemoryUse use = PaddedNet.Info.Memory(Batch, new Adam(), threads), one = PaddedNet.Info.Memory(Batch, new Adam(), threads: 1);
        use.Scratch.ShouldBe(threads * one.Scratch);
        (use with { Scratch = 0 }).ShouldBe(one with { Scratch = 0 });
        one.Scratch.ShouldBeInRange(226 * 226 * 16 * sizeof(float), 226 * 226 * 16 * sizeof(float) * 11 / 10);
        use.ToString().ShouldContain($"scratch {(threads * one.Scratch / 1024.0 / 1024.0).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture)} MB");
    }

    [Fact]
    public void No_number_of_threads_is_every_core()
    {
        PaddedNet.Info.Memory(Batch).ShouldBe(PaddedNet.Info.Memory(Batch, threads: Environment.ProcessorCount));
        Should.Throw<ArgumentOutOfRangeException>(() => PaddedNet.Info.Memory(Batch, threads: -1)).ParamName.ShouldBe("threads");
        Should.Throw<ArgumentOutOfRangeException>(() => PaddedNet.Info.LargestBatch(1 << 30, threads: -1)).ParamName.ShouldBe("threads");
    }

    /// <summary>So each thread more leaves less for the batch.</summary>
    [Fact]
    public void The_largest_batch_leaves_room_for_scratch_memory()
    {
        const long Budget = 64 << 20;
        foreach (int threads in (int[])[1, 2, 8])
        {
            int largest = PaddedNet.Info.LargestBatch(Budget, threads: threads);
            PaddedNet.Info.Memory(largest, threads: threads).Total.ShouldBeLessThanOrEqualTo(Budget);
            PaddedNet.Info.Memory(largest + 1, threads: threads).Total.ShouldBeGreaterThan(Budget);
        }

        PaddedNet.Info.LargestBatch(Budget, threads: 8).ShouldBeLessThan(PaddedNet.Info.LargestBatch(Budget, threads: 1));
    }

    /// <summary>Weights, workspace and scratch memory; and a prediction takes nothing.</summary>
    [Fact]
    public void A_predictor_takes_what_it_says()
    {
        foreach (AnyNetwork any in AnyNetwork.All)
        {
            using INetwork network = any.Create(1, 1);
            float[] input = Rows(any.Info, 1), output = new float[Batch * any.Info.Output.Size], expected = new float[output.Length];
            foreach (int threads in (int[])[1, 3])
            {
                long before = AlignedBuffer.BytesTaken;
                using AnyPredictor predictor = any.NewPredictor(network, new PredictorOptions { BatchSize = Batch, Threads = threads, Workspaces = 1 });
                long taken = AlignedBuffer.BytesTaken - before;
                MemoryUse said = predictor.Memory();
                (taken - said.Total).ShouldBeInRange(0, Beside, any.Name);
                said.Scratch.ShouldBe(sizeof(float) * threads * any.Info.Workspace.InferenceScratch, any.Name);

                predictor.Predict(input, output);
                (AlignedBuffer.BytesTaken - before).ShouldBe(taken, any.Name);
                network.Predict(input, expected);
                output.ShouldBe(expected, any.Name);
            }
        }
    }

    private static void TakesAllAtOnce(AnyNetwork any, int threads)
    {
        long before = AlignedBuffer.BytesTaken;
        using INetwork network = any.Create(Batch, threads);
        long taken = AlignedBuffer.BytesTaken - before;
        MemoryUse said = any.Info.Memory(Batch, threads: threads);
        (taken - said.Total).ShouldBeInRange(0, Beside, any.Name);
        AnyNetwork.ScratchBytes(network).ShouldBe(said.Scratch, any.Name);

        UseAll(network);
        (AlignedBuffer.BytesTaken - before).ShouldBe(taken, any.Name);
    }

    /// <summary>Every pass that there is: training, weighted and not, with an optimizer that clips and so waits for all gradients; eval, of one row and many, and each tap.</summary>
    private static void UseAll(INetwork network)
    {
        NetworkInfo info = network.Info;
        NetworkDriver driver = ((ICompiledNetwork)network).Driver;
        float[] input = Rows(info, 2), output = new float[Batch * info.Output.Size], weights = [1, 2, 0, 1, 3];
        network.Forward(input, output);
        if (info.Loss != Loss.None)
        {
            float[] target = info.Loss == Loss.CrossEntropy && info.TargetSize == info.Output.Size ? OneHot(info.Output.Size) : new float[Batch * info.TargetSize];
            network.TrainStep(input, target, new Sgd(0.001f));
            network.TrainStep(input.AsSpan(0, 2 * info.Input.Size), target.AsSpan(0, 2 * info.TargetSize), new Sgd(0.001f));
            driver.TrainStep((ICompiledNetwork)network, input, target, weights, new Sgd(0.001f) { ClipNorm = 1 });
        }

        network.Predict(input, output);
        network.Predict(input.AsSpan(0, info.Input.Size), output.AsSpan(0, info.Output.Size));
        foreach (TapInfo tap in info.Taps)
        {
            driver.Predict((ICompiledNetwork)network, tap.Name, input, new float[Batch * tap.Shape.Size]);
        }
    }

    private static float[] OneHot(int classes) => [.. Enumerable.Range(0, Batch * classes).Select(place => place % classes == 0 ? 1f : 0f)];

    /// <summary>Random numbers; tokens and lengths in their places.</summary>
    private static float[] Rows(NetworkInfo info, int seed)
    {
        Random random = new(seed);
        float[] rows = [.. Enumerable.Range(0, Batch * info.Input.Size).Select(_ => random.NextSingle())];
        for (int start = 0; start < rows.Length && info.Inputs.Count > 0;)
        {
            foreach (InputInfo each in info.Inputs)
            {
                for (int i = 0; each.Vocabulary is { } vocabulary && i < each.Shape.Size; i++)
                {
                    rows[start + i] = random.Next(vocabulary);
                }

                start += each.RowSize;
                rows[start - 1] = each.HasLengths ? random.Next(each.Shape[0] + 1) : rows[start - 1];
            }
        }

        return rows;
    }
}
