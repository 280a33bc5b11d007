using static DslNet.Dsl;

namespace DslNet.Tests.Training;

/// <summary>Layers that are frozen at run time: a parameter takes no step then, so that what follows is as if those steps hadn't been.</summary>
public sealed partial class FreezingTests : IDisposable
{
    private const int Batch = 4;
    private readonly string folder = Directory.CreateTempSubdirectory("dslnet-freezing-").FullName;

    public static TheoryData<string, Func<Optimizer>> Optimizers => new()
    {
        { "sgd", () => new Sgd(0.05f, momentum: 0.9f) },
        { "adagrad", () => new Adagrad(0.05f) },
        { "rmsprop", () => new RmsProp(0.01f) },
        { "adam", () => new Adam(0.01f) },
        { "amsgrad", () => new Adam(0.01f, amsgrad: true) },
        { "adamw", () => new AdamW(0.01f) { Groups = [new ParameterGroup { Layers = ["upper"], LearningRateFactor = 0.5f, WeightDecay = 0.1f }] } },
        { "nadam", () => new NAdam(0.01f, weightDecay: 0.01f) },
    };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Steps_of_a_time_when_all_was_frozen_leave_no_trace(string name, Func<Optimizer> create)
    {
        using FreezingNet plain = new(Batch, seed: 3), frozen = new(Batch, seed: 3);
        Optimizer steps = create(), more = create();
        frozen.Freeze("lower", "upper");
        for (int step = 0; step < 5; step++)
        {
            Step(frozen, more, 100 + step);
        }

        Parameters(frozen).ShouldBe(Parameters(plain), name);
        frozen.Unfreeze("upper");
        frozen.Unfreeze();
        for (int step = 0; step < 4; step++)
        {
            Step(plain, steps, step);
            Step(frozen, more, step);
        }

        Parameters(frozen).ShouldBe(Parameters(plain), name);
        (steps.StepCount, more.StepCount).ShouldBe((4, 9));
    }

    [Fact]
    public void A_training_of_what_was_frozen_for_a_while_goes_on_from_its_checkpoint()
    {
        float[] whole = Train("whole", interrupted: false);
        Train("parts", interrupted: true).ShouldBe(whole);
    }

    [Fact]
    public void A_checkpoint_of_other_frozen_layers_is_refused()
    {
        string path = Path.Combine(folder, "training");
        using FreezingNet first = new(Batch, seed: 3), second = new(Batch, seed: 3);
        first.Freeze("lower");
        first.Fit(Samples(), new Adam(), new FitOptions { Epochs = 1, Seed = 1, Checkpoint = new Checkpoint(path) });
        FitOptions options = new() { Epochs = 2, Seed = 1, Checkpoint = new Checkpoint(path) };
        Should.Throw<InvalidOperationException>(() => second.Fit(Samples(), new Adam(), options)).Message.ShouldContain("frozen layers: lower there, none here");
    }

    /// <summary>Two epochs with one layer frozen, then three of all, of which the process ends behind the first or not.</summary>
    private float[] Train(string name, bool interrupted)
    {
        string before = Path.Combine(folder, name + "1"), path = Path.Combine(folder, name + "2");
        float[] parameters = [];
        for (int attempt = interrupted ? 0 : 1; attempt < 2; attempt++)
        {
            using FreezingNet network = new(Batch, seed: 3);
            NAdam optimizer = new(0.01f);
            network.Freeze("lower");
            network.Fit(Samples(), optimizer, new FitOptions { Epochs = 2, Seed = 1, Checkpoint = new Checkpoint(before) });
            network.Unfreeze();
            using CancellationTokenSource cancellation = new();
            FitOptions options = new() { Epochs = 3, Seed = 2, Checkpoint = new Checkpoint(path), StopWhen = epoch => Cancelled(cancellation, attempt == 0 && epoch.Epoch == 1), CancellationToken = cancellation.Token };
            if (attempt == 0)
            {
                Should.Throw<TrainingCanceledException>(() => network.Fit(Samples(), optimizer, options));
            }
            else
            {
                network.Fit(Samples(), optimizer, options);
                parameters = Parameters(network);
            }
        }

        return parameters;
    }

    private static bool Cancelled(CancellationTokenSource cancellation, bool now)
    {
        if (now)
        {
            cancellation.Cancel();
        }

        return false;
    }

    private static void Step(FreezingNet network, Optimizer optimizer, int seed)
    {
        Random random = new(seed);
        float[] inputs = [.. Enumerable.Range(0, Batch * 3).Select(_ => random.NextSingle())];
        float[] targets = [.. Enumerable.Range(0, Batch * 2).Select(_ => random.NextSingle())];
        network.TrainStep(inputs, targets, optimizer);
    }

    private static TrainingSet Samples()
    {
        Random random = new(9);
        float[] inputs = [.. Enumerable.Range(0, 20 * 3).Select(_ => random.NextSingle())];
        float[] targets = [.. Enumerable.Range(0, 20 * 2).Select(_ => random.NextSingle())];
        return new Dataset(inputs, targets, targetSize: 2).AsTrainingSet();
    }

    private static float[] Parameters(FreezingNet network)
    {
        float[] parameters = new float[FreezingNet.Info.ParameterCount];
        network.GetParameters(parameters);
        return parameters;
    }

    [Network(Loss = Loss.MeanSquaredError)]
    public sealed partial class FreezingNet
    {
        static Net Define() => Input(3) >> Dense(6, name: "lower") >> Tanh >> Dense(2, name: "upper");
    }
}
