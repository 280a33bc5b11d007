// Stages: a new optimizer for each stage, the training inside it.
using DslNet;
using DslNet.Data;
using static DslNet.Dsl;

namespace Corpus.WarmRestarts;

[Network(Loss = Loss.CrossEntropy)]
public sealed partial class DigitsNet
{
    static Net Define() => Input(64) >> Dense(64) >> BatchNorm() >> Relu >> Dense(10) >> Softmax;
}

public static class Program
{
    public static void Main()
    {
        DataSplit split = Datasets.Digits().Split(seed: 2);
        split = split.Apply(Standardizer.Fit(split.Train));
        using DigitsNet network = new(batchSize: 64, seed: 2);
        foreach (float rate in new[] { 1e-2f, 3e-3f, 1e-3f })
        {
            network.Fit(split.Train, new Adam(rate), new FitOptions { Epochs = 8, Validation = split.Validation, Schedule = Schedule.Cosine() });
        }

        float[] rows = split.Train.Inputs[..(64 * DigitsNet.InputSize)].ToArray();
        int[] labels = split.Train.Labels[..64].ToArray();
        for (int stage = 1; stage <= 3; stage++)
        {
            Sgd optimizer = new(0.01f / stage, momentum: 0.9f);
            network.Train();
            for (int step = 0; step < 20; step++)
            {
                network.TrainStep(rows, labels, optimizer);
            }
        }

        network.Eval();
        Console.WriteLine(network.Evaluate(split.Test));
    }
}
