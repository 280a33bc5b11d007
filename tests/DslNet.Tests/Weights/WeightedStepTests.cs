namespace DslNet.Tests.Weights;

public class WeightedStepTests
{
    public static TheoryData<string> Cases => [.. WeightedRuns.All.Steps.Select(Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Losses_and_gradients_are_those_of_PyTorch_step_by_step(string name)
    {
        WeightedRuns.Run run = Of(name);
        using INetwork network = WeightedRuns.Make(run.Network, batchSize: 6);
        network.SetParameters(run.Parameters);
        Sgd optimizer = new(0.1f, 0.9f);
        float[] gradients = new float[network.Info.ParameterCount];
        for (int step = 0; step < run.Batches.Length; step++)
        {
            float loss = Backward(network, run.Batches[step]);
            network.GetGradients(gradients);
            WeightedRuns.ShouldBeClose([loss], [run.Batches[step].Loss], $"loss of step {step}");
            WeightedRuns.ShouldBeClose(gradients, run.Batches[step].Gradients, $"gradients of step {step}");
            optimizer.Step(network);
        }

        WeightedRuns.ShouldBeClose(Parameters(network), run.Final, "final parameters");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_training_step_has_the_bits_of_both_calls_whatever_the_threads(string name)
    {
        WeightedRuns.Run run = Of(name);
        using INetwork apart = WeightedRuns.Make(run.Network, batchSize: 6), fused = WeightedRuns.Make(run.Network, batchSize: 6, threads: 3);
        apart.SetParameters(run.Parameters);
        fused.SetParameters(run.Parameters);
        Sgd optimizer = new(0.1f, 0.9f), other = new(0.1f, 0.9f);
        foreach (WeightedRuns.Batch batch in run.Batches)
        {
            float loss = Backward(apart, batch);
            optimizer.Step(apart);
            TrainStep(fused, batch, other).ShouldBe(loss);
        }

        Parameters(fused).ShouldBe(Parameters(apart));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_weighted_step_allocates_nothing(string name)
    {
        WeightedRuns.Run run = Of(name);
        using INetwork network = WeightedRuns.Make(run.Network, batchSize: 6);
        Sgd optimizer = new(0.1f, 0.9f);
        for (int i = 0; i < 3; i++)
        {
            TrainStep(network, run.Batches[0], optimizer);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++)
        {
            TrainStep(network, run.Batches[i % 4], optimizer);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void Equal_weights_are_as_none()
    {
        WeightedRuns.Run run = Of("Squared");
        using SquaredNet network = new(6, 1, 1), weighed = new(6, 1, 1);
        float[] gradients = new float[SquaredNet.ParameterCount], weighedGradients = new float[SquaredNet.ParameterCount];
        float loss = network.Backward(run.Batches[0].Input, run.Batches[0].Target);
        network.GetGradients(gradients);
        foreach (float weight in new[] { 1, 0.3f, 1e-30f, 1e30f, float.MaxValue })
        {
            float[] weights = [.. Enumerable.Repeat(weight, 6)];
            WeightedRuns.ShouldBeClose([weighed.Backward(run.Batches[0].Input, run.Batches[0].Target, weights)], [loss], "loss");
            weighed.GetGradients(weighedGradients);
            WeightedRuns.ShouldBeClose(weighedGradients, gradients, "gradients");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Where_all_weights_are_zero_so_are_loss_and_gradients(string name)
    {
        WeightedRuns.Run run = Of(name);
        WeightedRuns.Batch batch = run.Batches[0];
        using INetwork network = WeightedRuns.Make(run.Network, batchSize: 6);
        Backward(network, batch with { Weights = new float[6] }).ShouldBe(0);
        float[] gradients = new float[network.Info.ParameterCount];
        network.GetGradients(gradients);
        gradients.ShouldAllBe(gradient => gradient == 0);
    }

    [Fact]
    public void A_row_of_weight_zero_is_as_if_it_were_not_there()
    {
        using ClassesNet network = new(4, 1, 1);
        float loss = network.Backward([1, 2, 3, -1, 0, 2], [0, 2]);
        float weighed = network.Backward([1, 2, 3, 9, 9, 9, -1, 0, 2, 5, -5, 5], [0, 1, 2, 0], [1, 0, 1, 0]);
        weighed.ShouldBe(loss, 1e-6f);
    }

    [Fact]
    public void Weights_that_are_none_are_refused()
    {
        using ClassesNet network = new(4, 1, 1);
        Sgd optimizer = new(0.1f);
        float[] input = [1, 2, 3, -1, 0, 2];
        Should.Throw<ArgumentException>(() => network.Backward(input, [0, 1], [1f])).Message.ShouldBe("Expected 2 weights, one for each row, but got 1. (Parameter 'weights')");
        foreach (float weight in new[] { -1, float.NaN, float.PositiveInfinity })
        {
            Should.Throw<ArgumentOutOfRangeException>(() => network.TrainStep(input, [0, 1], [1f, weight], optimizer)).ParamName.ShouldBe("weights");
            Should.Throw<ArgumentOutOfRangeException>(() => network.Backward(input, [1f, 0, 0, 0, 1, 0], [1f, weight])).ParamName.ShouldBe("weights");
        }
    }

    [Fact]
    public void A_row_of_the_ignored_class_is_left_out_of_the_mean()
    {
        using IgnoringNet network = new(4, 1, 1);
        using ClassesNet plain = new(4, 1, 1);
        float[] parameters = new float[ClassesNet.ParameterCount], gradients = new float[ClassesNet.ParameterCount], expected = new float[ClassesNet.ParameterCount];
        plain.GetParameters(parameters);
        network.SetParameters(parameters);
        network.Backward([1, 2, 3, 9, 9, 9, -1, 0, 2, 5, -5, 5], [0, -100, 2, -100]).ShouldBe(plain.Backward([1, 2, 3, -1, 0, 2], [0, 2]), 1e-6f);
        network.GetGradients(gradients);
        plain.GetGradients(expected);
        WeightedRuns.ShouldBeClose(gradients, expected, "gradients");
        network.Backward([9, 9, 9], [-100]).ShouldBe(0);
        Should.Throw<ArgumentOutOfRangeException>(() => network.Backward([9, 9, 9], [-1])).Message.ShouldStartWith("Expected labels from 0 to 2, or -100 for none, but label 0 is -1.");
        Should.Throw<ArgumentOutOfRangeException>(() => plain.Backward([9, 9, 9], [-100]));
    }

    internal static float Backward(INetwork network, WeightedRuns.Batch batch) => (batch.Labels, batch.Weights) switch
    {
        (null, null) => network.Backward(batch.Input, batch.Target),
        (null, _) => network.Backward(batch.Input, batch.Target, batch.Weights),
        (_, null) => network.Backward(batch.Input, batch.Labels),
        _ => network.Backward(batch.Input, batch.Labels, batch.Weights),
    };

    private static float TrainStep(INetwork network, WeightedRuns.Batch batch, Optimizer optimizer) => (batch.Labels, batch.Weights) switch
    {
        (null, null) => network.TrainStep(batch.Input, batch.Target, optimizer),
        (null, _) => network.TrainStep(batch.Input, batch.Target, batch.Weights, optimizer),
        (_, null) => network.TrainStep(batch.Input, batch.Labels, optimizer),
        _ => network.TrainStep(batch.Input, batch.Labels, batch.Weights, optimizer),
    };

    internal static float[] Parameters(INetwork network)
    {
        float[] parameters = new float[network.Info.ParameterCount];
        network.GetParameters(parameters);
        return parameters;
    }

    private static string Name(WeightedRuns.Run run) => run.Network + (run.Batches[0].Weights is null ? "" : ", weighted");

    private static WeightedRuns.Run Of(string name) => WeightedRuns.All.Steps.Single(run => Name(run) == name);
}
