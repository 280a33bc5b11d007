using DslNet.Data;

namespace DslNet.Tests.Training;

public class GradientWatchTests
{
    private static readonly Dataset Iris = Datasets.Iris();

    [Fact]
    public void Vanishing_gradients_are_told_by_layer()
    {
        using VanishingNet network = new(batchSize: 30, seed: 1);
        History history = network.Fit(Iris.AsTrainingSet(), new Sgd(0.01f), new FitOptions { Epochs = 2 });

        history[0].Warning.ShouldNotBeNull();
        history[0].Warning!.ShouldStartWith("The gradients vanish: those of dense1 are ");
        history[0].Warning!.ShouldContain("smaller than those of dense11");
        history[0].ToString().ShouldContain("\n  The gradients vanish");
    }

    [Fact]
    public void Exploding_gradients_are_told()
    {
        using ExplodingNet network = new(batchSize: 30, seed: 1);
        Dataset numbers = new(Iris.Inputs.ToArray(), (ReadOnlySpan<float>)[.. Iris.Labels.ToArray().Select(label => (float)label)]);
        History history = network.Fit(numbers.AsTrainingSet(), new Sgd(1e-20f), new FitOptions { Epochs = 1 });

        history[0].Warning!.ShouldStartWith("The gradients explode: their norm, ");
    }

    [Fact]
    public void A_healthy_network_hears_nothing()
    {
        using HealthyNet network = new(batchSize: 30, seed: 1);
        network.Fit(Iris.AsTrainingSet(), new Adam(0.01f), new FitOptions { Epochs = 20 }).ShouldAllBe(epoch => epoch.Warning == null);
        using PlainNet plain = new(batchSize: 30, seed: 1);
        plain.Fit(Iris.AsTrainingSet(), new Adam(0.01f), new FitOptions { Epochs = 100 }).ShouldAllBe(epoch => epoch.Warning == null);
    }
}
