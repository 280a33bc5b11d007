namespace DslNet;

/// <summary>
/// The losses of a learning-rate range test (Smith 2017, <i>Cyclical Learning Rates</i>), made by <see cref="NetworkTraining.RateRange"/>: where the loss falls
/// fastest is a good rate to train with, where it rises the rate is too high.
/// </summary>
public sealed class RateRange
{
    // The first smoothed losses average few batches, and the last are of a diverging network.
    private const int Begin = 5, End = 3;

    internal RateRange(float[] rates, double[] losses, double[] smoothedLosses, int askedFor)
    {
        Rates = rates;
        Losses = losses;
        SmoothedLosses = smoothedLosses;
        EndedEarly = rates.Length < askedFor;
        Suggestion = Steepest();
    }

    /// <summary>The learning rate of each step, rising by one factor from step to step.</summary>
    public IReadOnlyList<float> Rates { get; }

    /// <summary>The loss of each step's batch before the step was taken.</summary>
    public IReadOnlyList<double> Losses { get; }

    /// <summary>The same, smoothed: an exponential moving average with a factor of 0.9, corrected for its beginning.</summary>
    public IReadOnlyList<double> SmoothedLosses { get; }

    /// <summary>Whether the test ended before the highest rate, because the smoothed loss rose to four times its lowest, or wasn't finite any more.</summary>
    public bool EndedEarly { get; }

    /// <summary>
    /// The rate at which the smoothed loss falls fastest (by the logarithm of the rate), before its lowest point: a rate to begin with.
    /// Null where the loss never falls; another range, or other data, is needed then.
    /// </summary>
    public float? Suggestion { get; }

    /// <summary>For example <c>100 rates from 1E-07 to 10; suggestion: 0.0035</c>.</summary>
    public override string ToString() => Rates.Count == 0
        ? "no rates: the first loss was not finite"
        : FormattableString.Invariant($"{Rates.Count} rates from {Rates[0]:G3} to {Rates[^1]:G3}; suggestion: {(Suggestion is float rate ? FormattableString.Invariant($"{rate:G3}") : "none")}");

    private float? Steepest()
    {
        int lowest = 0;
        for (int i = 1; i < SmoothedLosses.Count; i++)
        {
            lowest = SmoothedLosses[i] < SmoothedLosses[lowest] ? i : lowest;
        }

        int found = -1;
        double steepest = 0;
        for (int i = Begin; i < Math.Min(lowest, SmoothedLosses.Count - End); i++)
        {
            double slope = SmoothedLosses[i + 1] - SmoothedLosses[i - 1];
            (found, steepest) = slope < steepest ? (i, slope) : (found, steepest);
        }

        return found < 0 ? null : Rates[found];
    }
}
