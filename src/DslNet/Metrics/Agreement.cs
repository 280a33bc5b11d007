namespace DslNet;

/// <summary>
/// The sparse confusion matrix over the classes that occur in the truth or among the predictions, for scores of agreement
/// beyond chance.
/// </summary>
internal sealed class Agreement
{
    private readonly List<(int Truth, int Predicted, long Count)> cells = [];   // by indices among the classes that occur
    private readonly long[] support, taken, found;
    private readonly double count;

    public Agreement(ReadOnlySpan<int> truth, ReadOnlySpan<int> predicted)
        : this(Cells(truth, predicted))
    {
    }

    public Agreement(ConfusionMatrix matrix)
        : this([.. matrix.NonZero()])
    {
    }

    private Agreement((int Truth, int Predicted, int Count)[] counts)
    {
        int[] classes = [.. counts.SelectMany(cell => new[] { cell.Truth, cell.Predicted }).Distinct().Order()];
        (support, taken, found) = (new long[classes.Length], new long[classes.Length], new long[classes.Length]);
        foreach ((int truth, int predicted, int cell) in counts)
        {
            int actual = Array.BinarySearch(classes, truth), guess = Array.BinarySearch(classes, predicted);
            cells.Add((actual, guess, cell));
            support[actual] += cell;
            taken[guess] += cell;
            found[actual] += actual == guess ? cell : 0;
            count += cell;
        }
    }

    /// <summary>(c·n − Σ t·p)/√((n² − Σ p²)(n² − Σ t²)), Matthews correlation, with c correct of n samples, and t true and p predicted samples of each class.</summary>
    public double MatthewsCorrelation()
    {
        double chance = 0, guesses = 0, truths = 0, square = count * count;
        for (int i = 0; i < support.Length; i++)
        {
            chance += (double)support[i] * taken[i];
            guesses += (double)taken[i] * taken[i];
            truths += (double)support[i] * support[i];
        }

        double divisor = (square - guesses) * (square - truths);
        return divisor == 0 ? 0 : ((found.Sum() * count) - chance) / Math.Sqrt(divisor);
    }

    /// <summary>Cohen's kappa, 1 − Σ w·observed/Σ w·expected, with a weight w for each pair of classes.</summary>
    public double CohenKappa(KappaWeights weights)
    {
        double observed = 0, expected = 0;
        foreach ((int actual, int guess, long cell) in cells)
        {
            observed += cell * Weight(actual, guess, weights);
        }

        for (int actual = 0; actual < support.Length; actual++)
        {
            for (int guess = 0; guess < taken.Length; guess++)
            {
                expected += Weight(actual, guess, weights) * ((double)support[actual] * taken[guess] / count);
            }
        }

        return 1 - (observed / expected);
    }

    /// <summary>Balanced accuracy: the mean recall of the classes that occur; adjusted so that chance is 0.</summary>
    public double BalancedAccuracy(bool adjusted)
    {
        double[] recalls = [.. Enumerable.Range(0, support.Length).Where(label => support[label] > 0).Select(label => (double)found[label] / support[label])];
        double mean = recalls.Average(), chance = 1.0 / recalls.Length;
        return adjusted ? (mean - chance) / (1 - chance) : mean;
    }

    private static double Weight(int actual, int guess, KappaWeights weights) => weights switch
    {
        KappaWeights.None => actual == guess ? 0 : 1,
        KappaWeights.Linear => Math.Abs(actual - guess),
        KappaWeights.Quadratic => ((double)actual - guess) * (actual - guess),
        _ => throw new ArgumentOutOfRangeException(nameof(weights), $"There are no weights {(int)weights}."),
    };

    private static (int, int, int)[] Cells(ReadOnlySpan<int> truth, ReadOnlySpan<int> predicted)
    {
        MetricChecks.Lengths(truth.Length, predicted.Length);
        MetricChecks.Classes(truth, int.MaxValue, nameof(truth));
        MetricChecks.Classes(predicted, int.MaxValue, nameof(predicted));
        Dictionary<(int, int), int> counts = [];
        for (int i = 0; i < truth.Length; i++)
        {
            counts[(truth[i], predicted[i])] = counts.GetValueOrDefault((truth[i], predicted[i])) + 1;
        }

        return [.. counts.Select(pair => (pair.Key.Item1, pair.Key.Item2, pair.Value))];
    }
}
