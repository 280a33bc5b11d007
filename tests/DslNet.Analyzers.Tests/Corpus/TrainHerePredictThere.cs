// One class trains and owns the network, another one predicts with it.
using DslNet;
using DslNet.Data;
using static DslNet.Dsl;

namespace Corpus.TrainHerePredictThere;

[Network(Loss = Loss.CrossEntropy)]
public sealed partial class WineNet
{
    static Net Define() => Input(13) >> Dense(32) >> BatchNorm() >> Relu >> Dense(3) >> Softmax;
}

public sealed class WineTrainer : IDisposable
{
    private readonly WineNet network = new(batchSize: 16, seed: 7);

    public WineNet Network => network;

    public History Train(DataSplit split) => network.Fit(split.Train, new Adam(1e-2f), new FitOptions
    {
        Epochs = 40,
        Validation = split.Validation,
        Schedule = Schedule.Cosine(),
    });

    public void Dispose() => network.Dispose();
}

public sealed class WinePredictor(INetwork network)
{
    public float[] Predict(float[] wine)
    {
        float[] output = new float[WineNet.OutputSize];
        network.Predict(wine, output);
        return output;
    }
}

public static class Program
{
    public static void Main()
    {
        DataSplit split = Datasets.Wine().Split(seed: 3);
        split = split.Apply(Standardizer.Fit(split.Train));
        using WineTrainer trainer = new();
        Console.WriteLine(trainer.Train(split).Best);
        WinePredictor predictor = new(trainer.Network);
        Console.WriteLine(string.Join(" ", predictor.Predict(split.Validation.Input(0).ToArray())));
        Console.WriteLine(trainer.Network.Evaluate(split.Test).Classification!.Accuracy);
    }
}
