using DslNet;

public class DigitsNetTests
{
    [Fact]
    public void Its_outputs_are_probabilities()
    {
        TestSet digits = Digits.Load().Test;
        using var network = new DigitsNet(seed: 1);
        float[] outputs = new float[digits.Count * DigitsNet.OutputSize];
        network.Predict(digits.Inputs, outputs);

        Assert.All(outputs, output => Assert.InRange(output, 0, 1));
        Assert.All(outputs.Chunk(DigitsNet.OutputSize), row => Assert.Equal(1, row.Sum(), tolerance: 1e-5));
    }

    [Fact]
    public void It_learns()
    {
        DataSplit digits = Digits.Load();
        using var network = new DigitsNet(batchSize: 64, seed: 1);
        network.Fit(digits.Train, new Adam(learningRate: 1e-2f), new FitOptions { Epochs = 5, Validation = digits.Validation });

        Assert.True(network.Evaluate(digits.Test).Classification!.Accuracy > 0.9);
    }

    [Fact]
    public void One_seed_gives_one_network()
    {
        Assert.Equal(Trained(seed: 7), Trained(seed: 7));
        Assert.NotEqual(Trained(seed: 7), Trained(seed: 8));
    }

    private static float[] Trained(ulong seed)
    {
        using var network = new DigitsNet(batchSize: 64, seed: seed);
        DataSplit digits = Digits.Load();
        network.Fit(digits.Train, new Adam(), new FitOptions { Epochs = 1, Validation = digits.Validation });
        float[] parameters = new float[DigitsNet.ParameterCount];
        network.GetParameters(parameters);
        return parameters;
    }
}
