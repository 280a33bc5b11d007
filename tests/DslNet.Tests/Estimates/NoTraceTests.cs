using DslNet.Data;
using DslNet.Kernels.Driver;
using DslNet.Kernels.RandomNumbers;
using DslNet.Kernels.Threads;
using DslNet.Tests.Training;

namespace DslNet.Tests.Estimates;

/// <summary>An estimate trains for real, and yet nothing is different afterwards.</summary>
public class NoTraceTests
{
    private static readonly TrainingSet Digits = Datasets.Digits().Split(validation: 0.15, test: 0.15, seed: 1).Train;

    [Theory]
    [InlineData(Mode.Train)]
    [InlineData(Mode.Eval)]
    public void The_network_is_as_it_was(Mode mode)
    {
        using StatefulNet network = Trained(out Adam optimizer);
        if (mode == Mode.Eval)
        {
            network.Eval();
        }

        State before = State.Of(network);
        (long steps, float norm, float rate) = (optimizer.StepCount, optimizer.GradientNorm, optimizer.LearningRate);

        TrainingTime time = TrainingTime.Estimate(network, Digits, epochs: 3, optimizer);

        State.Of(network).ShouldBe(before);
        (optimizer.StepCount, optimizer.GradientNorm, optimizer.LearningRate).ShouldBe((steps, norm, rate));
        network.Mode.ShouldBe(mode);
        time.BatchesPerEpoch.ShouldBe((Digits.Count + 63) / 64);
        time.Epochs.ShouldBe(3);
        time.SecondsPerBatch.ShouldBeGreaterThan(0);
    }

    /// <summary>The hidden state shows in what comes next: dropout's masks, the optimizer's moments.</summary>
    [Fact]
    public void Training_goes_on_with_the_same_bits()
    {
        using StatefulNet undisturbed = Trained(out Adam first), estimated = Trained(out Adam second);
        TrainingTime.Estimate(estimated, Digits, epochs: 1, second);

        Continue(undisturbed, first);
        Continue(estimated, second);

        State.Of(estimated).ShouldBe(State.Of(undisturbed));
    }

    [Fact]
    public void A_new_optimizer_stays_free_for_any_network()
    {
        var optimizer = new Sgd(0.1f, momentum: 0.9f);
        using var one = new StatefulNet(batchSize: 64, seed: 1, threads: 1);
        using var other = new StatefulNet(batchSize: 64, seed: 1, threads: 1);

        TrainingTime.Estimate(one, Digits, epochs: 1, optimizer);

        Continue(other, optimizer);
        optimizer.StepCount.ShouldBe(1);
    }

    [Fact]
    public void A_failure_leaves_no_trace_either()
    {
        using StatefulNet network = Trained(out _);
        State before = State.Of(network);
        float[] inputs = Digits.Inputs.ToArray();
        inputs[^1] = float.NaN;

        Should.Throw<NonFiniteLossException>(() => TrainingTime.Estimate(network, new TrainingSet(inputs, Digits.Labels, 10), epochs: 1)).Layer.ShouldBe("input");

        State.Of(network).ShouldBe(before);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        using var network = new StatefulNet(batchSize: 64, seed: 1, threads: 1);

        Should.Throw<ArgumentException>(() => TrainingTime.Estimate(network, new TrainingSet([1f], [1f]), epochs: 1)).Message.ShouldContain("The set has 1 features a row, StatefulNet takes 64.");
        Should.Throw<ArgumentOutOfRangeException>(() => TrainingTime.Estimate(network, Digits, epochs: 0)).ParamName.ShouldBe("epochs");
    }

    /// <summary>Whoever adds an optimizer learns here that an estimate has to know it.</summary>
    [Fact]
    public void Every_optimizer_has_a_twin_with_its_settings()
    {
        Optimizer[] all =
        [
            new Sgd(0.1f, momentum: 0.5f, nesterov: true, weightDecay: 0.25f), new Adam(0.1f, 0.5f, 0.25f, 0.125f), new AdamW(0.1f, 0.5f, 0.25f, 0.125f, 0.75f),
            new NAdam(0.1f, 0.5f, 0.25f, 0.125f, 0.75f, 0.0625f),
            new RmsProp(0.1f, 0.5f, 0.25f, 0.125f), new Adagrad(0.1f, 0.5f),
        ];
        typeof(Optimizer).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Optimizer)) && !type.IsAbstract).ShouldBe(all.Select(optimizer => optimizer.GetType()), ignoreOrder: true);

        Optimizer[] variants =
        [
            new Adam(0.1f, amsgrad: true), new AdamW(0.1f, amsgrad: true) { Groups = [ParameterGroup.BiasesAndNormalization.WithoutDecay()] },
            new OwnSgd(0.1f, 0.5f) { Groups = [ParameterGroup.BiasesAndNormalization.WithoutDecay()] },
        ];
        foreach (Optimizer optimizer in all.Concat(variants))
        {
            (optimizer.ClipNorm, optimizer.ClipValue) = (2, 3);
            Optimizer twin = ZeroRateOptimizer.Of(optimizer);
            twin.ShouldNotBeSameAs(optimizer);
            Settings(twin).ShouldBe(Settings(optimizer));
            twin.Groups.ShouldBe(optimizer.Groups);
            (twin.LearningRate, optimizer.LearningRate).ShouldBe((0, 0.1f));
        }
    }

    private static IEnumerable<string> Settings(Optimizer optimizer) => optimizer.GetType().GetProperties()
        .Where(property => property.Name is not (nameof(Optimizer.LearningRate) or nameof(Optimizer.Groups)))
        .Select(property => $"{optimizer.GetType()}.{property.Name} = {property.GetValue(optimizer)}");

    private static StatefulNet Trained(out Adam optimizer)
    {
        var network = new StatefulNet(batchSize: 64, seed: 7, threads: 1);
        optimizer = new Adam();
        network.Fit(Digits, optimizer, new FitOptions { Epochs = 1 });
        network.Train();
        network.Regularization = new Regularization(0, 0.01f);
        network.Backward(Digits.Inputs[..(64 * 64)], Digits.Labels[..64]);
        return network;
    }

    private static void Continue(StatefulNet network, Optimizer optimizer) =>
        network.TrainStep(Digits.Inputs[..(64 * 64)], Digits.Labels[..64], optimizer);

    /// <summary>Everything that a network remembers.</summary>
    private sealed record State(string Bits, Mode Mode, RandomState Random, Regularization Regularization)
    {
        public static State Of(StatefulNet network)
        {
            float[] parameters = new float[StatefulNet.Info.ParameterCount], gradients = new float[parameters.Length], buffers = new float[StatefulNet.Info.BufferCount];
            network.GetParameters(parameters);
            network.GetGradients(gradients);
            network.GetBuffers(buffers);
            string bits = string.Join(' ', parameters.Concat(gradients).Concat(buffers).Select(BitConverter.SingleToInt32Bits));
            return new State(bits, network.Mode, ((ICompiledNetwork)network).Driver.Random, network.Regularization);
        }
    }
}
