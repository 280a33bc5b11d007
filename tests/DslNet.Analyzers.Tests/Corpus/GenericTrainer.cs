// One trainer for every network: static Create, any loss.
using DslNet;
using DslNet.Data;
using static DslNet.Dsl;

namespace Corpus.GenericTrainer;

[Network(Loss = Loss.CrossEntropy)]
public sealed partial class Small
{
    static Net Define() => Input(30) >> Dense(16) >> Relu >> Dense(2) >> Softmax;
}

[Network(Loss = Loss.CrossEntropy)]
public sealed partial class Large
{
    static Net Define() => Input(30) >> Repeat(3, Dense(64) >> BatchNorm() >> Relu) >> Dropout(0.4f) >> Dense(2) >> Softmax;
}

public static class Trainer<T>
    where T : INetwork<T>
{
    public static T Train(DataSplit split, Func<Optimizer> optimizer, int epochs = 30, ulong seed = 0)
    {
        T network = T.Create(batchSize: 32, seed, threads: 0);
        network.Fit(split.Train, optimizer(), new FitOptions { Epochs = epochs, Validation = split.Validation, Schedule = Schedule.Exponential(0.95f) });
        return network;
    }

    public static double Score(DataSplit split, Func<Optimizer> optimizer)
    {
        using T network = Train(split, optimizer);
        return network.Evaluate(split.Validation).Loss;
    }
}

public static class Program
{
    public static void Main()
    {
        DataSplit split = Datasets.BreastCancer().Split(seed: 9);
        split = split.Apply(Standardizer.Fit(split.Train));
        double small = Trainer<Small>.Score(split, () => new AdamW(1e-3f));
        double large = Trainer<Large>.Score(split, () => new AdamW(1e-3f));
        Console.WriteLine(small < large ? "small" : "large");
    }
}
