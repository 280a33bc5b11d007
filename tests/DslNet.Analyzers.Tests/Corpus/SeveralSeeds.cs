// The same training from several seeds, to see how much of a score is luck.
using DslNet;
using DslNet.Data;
using static DslNet.Dsl;

namespace Corpus.SeveralSeeds;

[Network(Loss = Loss.CrossEntropy)]
public sealed partial class IrisNet
{
    static Net Define() => Input(4) >> Dense(12) >> Relu >> Dense(3) >> Softmax;
}

public static class Program
{
    public static void Main()
    {
        DataSplit split = Datasets.Iris().Split(seed: 1);
        split = split.Apply(Standardizer.Fit(split.Train));
        double[] losses = new double[5];
        for (int seed = 0; seed < losses.Length; seed++)
        {
            using var network = new IrisNet(batchSize: 8, seed: (ulong)seed);
            var optimizer = new Adam(1e-2f);
            for (int step = 0; step < 200; step++)
            {
                int first = step * 8 % (split.Train.Count - 8);
                network.TrainStep(split.Train.Inputs.Slice(first * 4, 32), split.Train.Labels.Slice(first, 8), optimizer);
            }

            losses[seed] = network.Evaluate(split.Validation).Loss;
        }

        Console.WriteLine($"{losses.Min():0.000} to {losses.Max():0.000}");
    }
}
