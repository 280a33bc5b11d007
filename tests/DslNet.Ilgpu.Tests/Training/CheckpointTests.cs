using DslNet.Data;
using DslNet.Ilgpu.Tests.Harness;

namespace DslNet.Ilgpu.Tests.Training;

/// <summary>A training on an accelerator that was interrupted goes on, there or elsewhere.</summary>
public sealed class CheckpointTests : IDisposable
{
    private static readonly TrainingSet Iris = Datasets.Iris().AsTrainingSet();

    private readonly string folder = Directory.CreateTempSubdirectory("dslnet-checkpoint-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Resumed_on_an_accelerator_it_ends_with_the_bits_of_one_that_was_never_interrupted()
    {
        (float[] whole, History uninterrupted) = Fit(onCpu: false, null);
        string path = Path.Combine(folder, "interrupted");
        Should.Throw<OperationCanceledException>(() => Fit(onCpu: false, path, stopsAfter: 13));
        (float[] parameters, History resumed) = Fit(onCpu: false, path);
        parameters.ShouldBe(whole);
        resumed.Select(epoch => epoch with { Seconds = 0 }).ShouldBe(uninterrupted.Select(epoch => epoch with { Seconds = 0 }));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_one_device_began_another_ends(bool beginsOnCpu)
    {
        (float[] whole, _) = Fit(beginsOnCpu, null);
        string path = Path.Combine(folder, "moved");
        Should.Throw<OperationCanceledException>(() => Fit(beginsOnCpu, path, stopsAfter: 13));
        (float[] parameters, _) = Fit(!beginsOnCpu, path);
        parameters.ShouldBeCloseTo(whole, "parameters");
    }

    private static (float[] Parameters, History History) Fit(bool onCpu, string? path, int stopsAfter = int.MaxValue)
    {
        using NetworkPair pair = NetworkPair.Of(typeof(FlowerNet), 25, seed: 6, threadsPerGroup: 2);
        using CancellationTokenSource cancellation = new();
        INetwork network = onCpu ? pair.Cpu : pair.Gpu;
        History history = network.Fit(Iris, new Adam(0.01f), new FitOptions
        {
            Epochs = 4,
            Checkpoint = path is null ? null : new Checkpoint(path),
            Progress = new Interruption(stopsAfter, cancellation),
            CancellationToken = cancellation.Token,
            Seed = 9,
        });
        return (network.Parameters(), history);
    }

    private sealed class Interruption(int batches, CancellationTokenSource cancellation) : ITrainingProgress
    {
        private int seen;

        public void Started(NetworkInfo network, int epochs, int batches)
        {
        }

        public void BatchEnded(BatchRecord batch)
        {
            if (++seen == batches)
            {
                cancellation.Cancel();
            }
        }

        public void EpochEnded(EpochRecord epoch)
        {
        }

        public void Ended(History history)
        {
        }
    }
}
