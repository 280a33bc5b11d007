using DslNet.Data;
using DslNet.Kernels.Threads;
using DslNet.Reports;
using DslNet.Tests.Reports;

namespace DslNet.Tests.Training;

/// <summary>The learning-rate range test: on a problem whose losses are known by hand, and without a trace.</summary>
public class RateRangeTests
{
    private static readonly DataSplit Iris = Datasets.Iris().Split(validation: 0.2, test: 0.2, seed: 1);

    /// <summary>
    /// One weight and one bias, rows (1 → 1): the error e starts at −1, the loss is e²/2, and a step of rate r makes it (1 − 2r)·e, as weight and bias
    /// both move by r·e. All of that by hand, rate by rate.
    /// </summary>
    [Fact]
    public void Its_losses_are_those_of_the_rates()
    {
        using TinyNetwork network = new(1, 1, Loss.MeanSquaredError);
        var train = new TrainingSet([1f, 1f, 1f, 1f], [1f, 1f, 1f, 1f]);
        RateRange range = network.RateRange(train, new Sgd(0.1f), from: 1e-3f, to: 100f, steps: 41);

        double error = -1, mean = 0;
        bool known = true;
        int compared = 0;
        for (int i = 0; i < range.Rates.Count; i++)
        {
            double rate = 1e-3 * Math.Pow(1e5, i / 40.0);
            ((double)range.Rates[i]).ShouldBe(rate, 1e-5 * rate);
            double loss = error * error / 2;
            mean = (0.9 * mean) + (0.1 * loss);
            // Once the error has been next to nothing, what is left of it is float's rounding.
            known &= Math.Abs(error) > 1e-2;
            if (known)
            {
                range.Losses[i].ShouldBe(loss, 1e-4 * loss);
                range.SmoothedLosses[i].ShouldBe(mean / (1 - Math.Pow(0.9, i + 1)), 1e-4);
                compared++;
            }

            error *= 1 - (2 * rate);
        }

        compared.ShouldBeGreaterThan(15);

        // The error grows once 1 − 2r is below −1.
        range.EndedEarly.ShouldBeTrue();
        range.Rates[^1].ShouldBeInRange(1f, 99f);
        range.Suggestion!.Value.ShouldBeInRange(0.02f, 0.6f);
        network.Parameters.ShouldBe([0f, 0f]);
    }

    [Fact]
    public void It_leaves_no_trace()
    {
        using PlainNet network = new(16, seed: 3, threads: 2), twin = new(16, seed: 3, threads: 2);
        Adam optimizer = new(0.01f), other = new(0.01f);
        network.Fit(Iris.Train, optimizer, new FitOptions { Epochs = 2 });
        twin.Fit(Iris.Train, other, new FitOptions { Epochs = 2 });
        RateRange range = network.RateRange(Iris.Train, optimizer, steps: 60);

        range.Suggestion!.Value.ShouldBeInRange(1e-5f, 3f);
        network.Mode.ShouldBe(Mode.Eval);
        (optimizer.LearningRate, optimizer.StepCount).ShouldBe((other.LearningRate, other.StepCount));
        network.Fit(Iris.Train, optimizer, new FitOptions { Epochs = 2 });
        twin.Fit(Iris.Train, other, new FitOptions { Epochs = 2 });
        Parameters(network).ShouldBe(Parameters(twin));
    }

    [Fact]
    public void One_s_own_optimizer_is_tested_too()
    {
        using PlainNet network = new(16, seed: 3, threads: 2);
        var optimizer = new OwnSgd(0.1f, 0.9f);
        RateRange own = network.RateRange(Iris.Train, optimizer, steps: 30), library = network.RateRange(Iris.Train, new Sgd(0.5f, 0.9f), steps: 30);
        own.Losses.ShouldBe(library.Losses);
        optimizer.StepCount.ShouldBe(0);
    }

    [Fact]
    public void It_is_drawn()
    {
        using PlainNet network = new(16, seed: 3, threads: 2);
        RateRange range = network.RateRange(Iris.Train, new Adam(), steps: 60);
        IReadOnlyList<string> texts = [.. SvgDocument.Texts(SvgDocument.Read(RateRangePlot.Of(range)))];
        texts.ShouldContain("Learning-rate range test");
        texts.ShouldContain("learning rate (logarithmic)");
        texts.ShouldContain(text => text.StartsWith("falls fastest", StringComparison.Ordinal));
        range.ToString().ShouldContain("suggestion: ");
    }

    [Fact]
    public void Wrong_arguments_are_named()
    {
        using PlainNet network = new(16);
        Should.Throw<ArgumentOutOfRangeException>(() => network.RateRange(Iris.Train, new Adam(), from: 0)).ParamName.ShouldBe("from");
        Should.Throw<ArgumentOutOfRangeException>(() => network.RateRange(Iris.Train, new Adam(), from: 1, to: 0.5f)).ParamName.ShouldBe("to");
        Should.Throw<ArgumentOutOfRangeException>(() => network.RateRange(Iris.Train, new Adam(), steps: 5)).ParamName.ShouldBe("steps");
    }

    private static float[] Parameters(INetwork network)
    {
        float[] values = new float[network.Info.ParameterCount];
        network.GetParameters(values);
        return values;
    }
}
