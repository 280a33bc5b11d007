// Folds: a network, an optimizer and a standardizer for each.
using DslNet;
using DslNet.Data;
using static DslNet.Dsl;

namespace Corpus.CrossValidation;

[Network(Loss = Loss.CrossEntropy)]
public sealed partial class WineNet
{
    static Net Define() => Input(13) >> Dense(24) >> Relu >> Dropout(0.2f) >> Dense(3) >> Softmax;
}

public static class Program
{
    public static void Main()
    {
        List<double> scores = [];
        foreach (Fold raw in Datasets.Wine().Folds(5, seed: 1))
        {
            Fold fold = raw.Apply(Standardizer.Fit(raw.Train));
            using WineNet network = new(batchSize: 16, seed: (ulong)fold.Number);
            network.Fit(fold.Train, new Adam(3e-3f), new FitOptions { Epochs = 60, Validation = fold.Validation, Schedule = Schedule.Cosine() });
            scores.Add(network.Evaluate(fold.Validation).Classification!.Accuracy);
        }

        Console.WriteLine($"{scores.Average():0.000} ± {Math.Sqrt(scores.Select(score => Math.Pow(score - scores.Average(), 2)).Average()):0.000}");
    }
}
