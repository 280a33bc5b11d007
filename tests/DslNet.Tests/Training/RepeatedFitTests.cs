using DslNet.Data;
using DslNet.Tests.Checkpoints;

namespace DslNet.Tests.Training;

/// <summary>A training that follows another one of the same network goes on with orders of rows and variants of them, as it does with everything else.</summary>
public sealed class RepeatedFitTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("dslnet-again-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void One_epoch_called_again_and_again_is_as_many_epochs(bool augments)
    {
        float[] whole = Trained(augments, (network, train, optimizer, options) => network.Fit(train, optimizer, options with { Epochs = 5 }));
        float[] one = Trained(augments, (network, train, optimizer, options) =>
        {
            for (int epoch = 0; epoch < 5; epoch++)
            {
                network.Fit(train, optimizer, options with { Epochs = 1 });
            }
        });
        float[] two = Trained(augments, (network, train, optimizer, options) =>
        {
            network.Fit(train, optimizer, options with { Epochs = 2 });
            network.Fit(train, optimizer, options with { Epochs = 3 });
        });

        one.ShouldBe(whole);
        two.ShouldBe(whole);
    }

    [Fact]
    public void Each_call_has_an_order_of_its_own_and_the_seed_decides_all_of_them()
    {
        using TinyNetwork network = new(1, 1, Loss.MeanSquaredError, batchSize: 4);
        TrainingSet rows = new([.. Enumerable.Range(0, 20).Select(i => (float)i)], new float[20]);
        Sgd optimizer = new(0f);
        network.Fit(rows, optimizer, new FitOptions { Epochs = 3 });
        float[] whole = [.. network.FirstFeatures];
        network.FirstFeatures.Clear();
        network.Initialize(0);
        for (int i = 0; i < 3; i++)
        {
            network.Fit(rows, optimizer, new FitOptions { Epochs = 1 });
        }

        network.FirstFeatures.ShouldBe(whole);
        whole[..20].ShouldNotBe(whole[20..40]);
        whole[20..40].ShouldNotBe(whole[40..]);
    }

    [Fact]
    public void A_checkpoint_goes_on_where_the_trainings_before_have_left_off()
    {
        float[] whole = Trained(augments: true, (network, train, optimizer, options) => network.Fit(train, optimizer, options with { Epochs = 6 }));
        string path = Path.Combine(folder, "x");
        using CancellationTokenSource source = new();
        Trained(augments: true, (network, train, optimizer, options) =>
        {
            network.Fit(train, optimizer, options with { Epochs = 2 });
            Should.Throw<TrainingCanceledException>(() => network.Fit(train, optimizer, options with
            {
                Epochs = 4,
                Checkpoint = new Checkpoint(path),
                CancellationToken = source.Token,
                StopWhen = epoch =>
                {
                    if (epoch.Epoch == 2)
                    {
                        source.Cancel();
                    }

                    return false;
                },
            }));
        });

        // In a process of its own, to which nobody tells of the first training: the checkpoint knows.
        Trained(augments: true, (network, train, optimizer, options) => network.Fit(train, optimizer, options with { Epochs = 4, Checkpoint = new Checkpoint(path) })).ShouldBe(whole);
    }

    private static float[] Trained(bool augments, Action<Usual.Mlp, TrainingSet, Optimizer, FitOptions> train)
    {
        using Usual.Mlp network = new(8, 5, 1);
        Random random = new(1);
        TrainingSet set = new([.. Enumerable.Range(0, 40 * 4).Select(_ => random.NextSingle())], [.. Enumerable.Range(0, 40).Select(_ => random.Next(3))], 3);
        train(network, set, new Adam(0.05f), new FitOptions { Seed = 3, Augmentation = augments ? Augment.Noise(0.1f) : null });
        float[] values = new float[Usual.Mlp.ParameterCount];
        network.GetParameters(values);
        return values;
    }
}
