using System.Diagnostics;
using DslNet.Kernels.Threads;
using DslNet.Tests.Estimates;
using Xunit.Abstractions;

namespace DslNet.Tests.Sharing;

/// <summary>What a predictor takes of the process: what it says, and no thread.</summary>
[Collection(AloneCollection.Name)]
public class PredictorCostTests(ITestOutputHelper output)
{
    private const int Tries = 5;

    [Fact]
    public void It_takes_what_it_says()
    {
        using var network = new LargeNet(batchSize: 1, seed: 1, threads: 1);
        long weights = sizeof(float) * LargeNet.Info.Parameters.Sum(parameter => parameter.Stored);
        List<Predictor<LargeNet>> kept = [Used(network)];
        double closest = double.PositiveInfinity;
        for (int attempt = 0; attempt < Tries && closest > 0.05; attempt++)
        {
            long before = ProcessMemory.Held();
            kept.Add(Used(network));
            long happened = ProcessMemory.Held() - before;
            MemoryUse said = kept[^1].Memory;
            said.Parameters.ShouldBe(weights);
            said.Gradients.ShouldBe(0);
            double off = ((double)said.Total / happened) - 1;
            output.WriteLine(FormattableString.Invariant($"{said.Total:N0} bytes said, {happened:N0} happened: {100 * off:0.0} %"));
            closest = Math.Min(closest, Math.Abs(off));
        }

        kept.ForEach(predictor => predictor.Dispose());
        closest.ShouldBeLessThan(0.05);
    }

    [Fact]
    public void Batch_normalization_is_folded_and_what_inference_does_not_read_is_left_behind()
    {
        using var network = new TableNet(batchSize: 1, seed: 1, threads: 1);
        using var predictor = new Predictor<TableNet>(network);

        // Two weights in panels of 16 columns (13 × 32, 20 × 16), two biases, a factor and an offset; each rounded up to 16 floats.
        predictor.Memory.Parameters.ShouldBe(sizeof(float) * ((13 * 32) + (20 * 16) + 32 + 16 + 32 + 32));
    }

    [Fact]
    public void It_starts_no_thread_and_networks_share_theirs()
    {
        using Process process = Process.GetCurrentProcess();
        using var network = new WideNet(batchSize: 64, seed: 1, threads: 1);
        using var warm = new Predictor<WideNet>(network);
        float[] input = PredictorTests.Inputs(network, 64, seed: 1), answers = new float[64 * WideNet.OutputSize];
        warm.Predict(input, answers);
        process.Refresh();
        int before = process.Threads.Count;
        List<IDisposable> kept = [];
        for (int i = 0; i < 100; i++)
        {
            Predictor<WideNet> predictor = new(network);
            predictor.Predict(input, answers);
            kept.Add(predictor);
        }

        // The runtime may start some of its own meanwhile.
        process.Refresh();
        process.Threads.Count.ShouldBeLessThan(before + 10);
        for (int i = 0; i < 100; i++)
        {
            kept.Add(new WideNet(batchSize: 2, seed: 1, threads: 8));
        }

        process.Refresh();
        process.Threads.Count.ShouldBeLessThan(before + Worker.Most + 10);
        kept.ForEach(each => each.Dispose());
    }

    [Fact]
    public void Networks_dropped_undisposed_hold_neither_threads_nor_memory()
    {
        using Process process = Process.GetCurrentProcess();
        float[] input = new float[128 * 300];
        int[] labels = new int[128];
        Train(10);
        process.Refresh();
        int threads = process.Threads.Count;
        WeakReference[] dropped = Train(100);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        process.Refresh();
        process.Threads.Count.ShouldBeLessThan(threads + Worker.Most);
        dropped.Count(reference => reference.IsAlive).ShouldBeLessThan(10);

        WeakReference[] Train(int count) => [.. Enumerable.Range(0, count).Select(_ => Trained())];

        WeakReference Trained()
        {
            var network = new WideNet(batchSize: 128, seed: 1, threads: 2);
            network.TrainStep(input, labels, new Sgd(0.1f));
            return new WeakReference(network);
        }
    }

    private static Predictor<LargeNet> Used(LargeNet network)
    {
        Predictor<LargeNet> predictor = new(network);
        predictor.Predict(new float[64 * LargeNet.InputSize], new float[64 * LargeNet.OutputSize]);
        return predictor;
    }
}
