using DslNet.Data;
using DslNet.Devices;

namespace DslNet.Tests.Training;

/// <summary>Fit steps weights while gradients are made, where that is faster: with the same bits, and what goes wrong is undone all the same.</summary>
public class FusedFitTests
{
    public static TheoryData<string, int> Optimizers
    {
        get
        {
            TheoryData<string, int> data = [];
            foreach (string name in new[] { "sgd", "nesterov", "adam", "adamw", "rmsprop", "adagrad", "clipped" })
            {
                data.Add(name, 1);
                data.Add(name, 2);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Whole_trainings_have_the_bits_of_backward_and_step(string name, int threads)
    {
        TrainingSet set = Rows();
        using FusedNet fitted = new(16, 7, threads), stepped = new(16, 7, 1);
        Optimizer fitting = Made(name), stepping = Made(name);

        History history = fitted.Fit(set, fitting, new FitOptions { Epochs = 3, Seed = 5 });

        BatchReader batches = new(FusedNet.Info, set, 16, atLeastTwo: true);
        for (int epoch = 1; epoch <= 3; epoch++)
        {
            batches.BeginEpoch(5, epoch);
            stepped.Train();
            double loss = 0, norm = 0;
            for (int batch = 0; batch < batches.BatchCount; batch++)
            {
                batches.Read(batch);
                loss += (double)stepped.Backward(batches.Inputs, batches.Labels) * batches.Rows;
                stepping.Step(stepped);
                norm += stepping.GradientNorm;
            }

            history[epoch - 1].TrainLoss.ShouldBe(loss / set.Count);
            history[epoch - 1].GradientNorm.ShouldBe(norm / batches.BatchCount);
        }

        Everything(fitted, fitting).ShouldBe(Everything(stepped, stepping));
        TrainingDriver.Of(fitted)!.StepsBlindly(fitting).ShouldBe(name != "clipped");
    }

    /// <summary>The weights are stepped before the bias's gradient turns out to be no number.</summary>
    [Theory]
    [InlineData("sgd")]
    [InlineData("nesterov")]
    [InlineData("adam")]
    [InlineData("rmsprop")]
    [InlineData("adagrad")]
    public void A_gradient_that_is_not_finite_undoes_its_step(string name)
    {
        foreach (bool callbacks in new[] { false, true })
        {
            foreach (int batch in new[] { 1, 2, 5, 6, 23, 40 })
            {
                (float[] before, _) = Broken(name, batch, callbacks, spoils: false);
                (float[] after, Exception exception) = Broken(name, batch, callbacks, spoils: true);

                NonFiniteLossException nonFinite = exception.ShouldBeOfType<NonFiniteLossException>();
                nonFinite.Message.ShouldContain("the loss is finite, but the gradient of dense1.bias is not. Parameters are as they were before this batch.");
                (((nonFinite.Epoch - 1) * 5) + nonFinite.Batch).ShouldBe(batch);
                after.ShouldBe(before);
            }
        }
    }

    /// <summary>In a generated network: a row of the largest floats is finite, its product with the weights isn't.</summary>
    [Fact]
    public void A_loss_that_is_not_finite_undoes_its_statistics_and_steps_nothing()
    {
        float[] rows = Rows().Inputs.ToArray();
        Array.Fill(rows, float.MaxValue, 70 * 64, 64);
        TrainingSet set = new(rows, Rows().Labels, 3);
        using FusedNet network = new(16, 7, 1), before = new(16, 7, 1);
        Adam optimizer = new(1e-3f), used = new(1e-3f);

        NonFiniteLossException exception = Should.Throw<NonFiniteLossException>(() => network.Fit(set, optimizer, new FitOptions { Shuffle = false }));

        (exception.Epoch, exception.Batch, exception.Layer).ShouldBe((1, 5, "dense1"));
        before.Train();
        for (int batch = 0; batch < 4; batch++)
        {
            before.TrainStep(rows.AsSpan(batch * 16 * 64, 16 * 64), set.Labels.Slice(batch * 16, 16), used);
        }

        Everything(network, optimizer).ShouldBe(Everything(before, used));
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        using FusedNet network = new(16, 7, 1);
        List<long> allocated = new(200);
        network.Fit(Rows(), new Adam(1e-3f), new FitOptions { Epochs = 6, Progress = new Listener(_ => allocated.Add(GC.GetAllocatedBytesForCurrentThread())) });

        // The last epoch: everything has been called before.
        long[] last = [.. allocated[^8..]];
        last.Zip(last.Skip(1), (before, after) => after - before).ShouldAllBe(bytes => bytes == 0);
    }

    private static Optimizer Made(string name) => name switch
    {
        "sgd" => new Sgd(0.02f),
        "nesterov" => new Sgd(0.02f, momentum: 0.9f, nesterov: true, weightDecay: 1e-3f),
        "adam" => new Adam(1e-3f),
        "adamw" => new AdamW(1e-3f),
        "rmsprop" => new RmsProp(1e-3f, momentum: 0.5f),
        "adagrad" => new Adagrad(1e-2f),
        "clipped" => new Adam(1e-3f) { ClipNorm = 0.5f },
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private static TrainingSet Rows()
    {
        Random random = new(3);
        return new TrainingSet([.. Enumerable.Range(0, 120 * 64).Select(_ => random.NextSingle() - 0.5f)], [.. Enumerable.Range(0, 120).Select(_ => random.Next(3))], 3);
    }

    /// <summary>Parameters, buffers, and all that the optimizer remembers.</summary>
    private static float[] Everything(INetwork network, Optimizer optimizer)
    {
        float[] parameters = new float[network.Info.ParameterCount], buffers = new float[network.Info.BufferCount];
        network.GetParameters(parameters);
        network.GetBuffers(buffers);
        return [.. parameters, .. buffers, .. optimizer.GetState(network), optimizer.StepCount];
    }

    /// <summary>Trains until a batch, counted from 1, whose gradient is spoilt, or is cancelled before that batch.</summary>
    private static (float[] Everything, Exception Exception) Broken(string name, int batch, bool callbacks, bool spoils)
    {
        using TinyNetwork network = new(100, 100, Loss.MeanSquaredError, batchSize: 4, statistics: true);
        using CancellationTokenSource source = new();
        Optimizer optimizer = Made(name);
        Random random = new(4);
        TrainingSet set = new([.. Enumerable.Range(0, 20 * 100).Select(_ => random.NextSingle())], (ReadOnlySpan<float>)[.. Enumerable.Range(0, 20 * 100).Select(_ => random.NextSingle())], targetSize: 100);
        int done = 0;
        network.AfterBackward = () =>
        {
            if (spoils && network.BatchRows.Count == batch)
            {
                network.BiasGradient[3] = float.NaN;
            }
        };
        void CancelInTime()
        {
            if (!spoils && done == batch - 1)
            {
                source.Cancel();
            }
        }

        CancelInTime();
        Listener listener = new(_ =>
        {
            done++;
            if (callbacks && done % 7 == 3)
            {
                Should.Throw<InvalidOperationException>(() => network.SetParameters([.. network.Parameters.Select(value => value * 0.5f)]));
                optimizer.LearningRate *= 0.9f;
            }

            CancelInTime();
        });
        FitOptions options = new() { Epochs = 20, Augmentation = Augment.Noise(0.1f), CancellationToken = source.Token, Progress = listener };
        Exception exception = spoils
            ? Should.Throw<NonFiniteLossException>(() => network.Fit(set, optimizer, options))
            : Should.Throw<TrainingCanceledException>(() => network.Fit(set, optimizer, options));
        return (Everything(network, optimizer), exception);
    }

    private sealed class Listener(Action<BatchRecord> batchEnded) : ITrainingProgress
    {
        public void Started(NetworkInfo network, int epochs, int batches)
        {
        }

        public void BatchEnded(BatchRecord batch) => batchEnded(batch);

        public void EpochEnded(EpochRecord epoch)
        {
        }

        public void Ended(History history)
        {
        }
    }
}
