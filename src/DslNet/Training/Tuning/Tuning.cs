using System.Diagnostics;

namespace DslNet;

/// <summary>
/// Hyperparameter search, define-by-run: the objective asks its trial for each setting by name, trains, and returns the value to
/// minimize, such as the validation loss. (T. Akiba and others, Optuna, 2019, for the manner; J. Bergstra, Y. Bengio, Random Search for
/// Hyper-Parameter Optimization, 2012, for why random search.)
/// </summary>
public static class Tuning
{
    /// <summary>The maximum number of trials of a grid.</summary>
    private const int LargestGrid = 100_000;

    /// <summary>Random search. A setting depends on the seed, the trial's number and its name alone.</summary>
    /// <param name="trials">How many to try, at least 1.</param>
    /// <param name="seed">The seed of the draws.</param>
    /// <param name="objective">
    /// Returns the value to minimize. A trial whose training meets a <see cref="NonFiniteLossException"/>, or whose number isn't
    /// finite, has failed and is never the best.
    /// </param>
    /// <param name="cancellation">Ends the search between two trials with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 1 trials.</exception>
    public static TuningResult Random(int trials, Seed seed, Func<Trial, double> objective, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(objective);
        if (trials < 1)
        {
            throw OutOfRange.Of(nameof(trials), trials, "Expected at least 1 trial.");
        }

        List<TrialResult> results = [];
        for (int number = 0; number < trials; number++)
        {
            results.Add(Run(new Trial(number, seed, new RandomSettings(seed, number)), objective, cancellation));
        }

        return new TuningResult(results);
    }

    /// <summary>
    /// Grid search: all combinations of the choices that the objective asks for (<see cref="Trial.Choice{T}"/>, <see cref="Trial.Integer"/>).
    /// What is asked may depend on what was chosen before.
    /// </summary>
    /// <param name="objective">As for <see cref="Random"/>.</param>
    /// <param name="seed">For <see cref="Trial.Seed"/>.</param>
    /// <param name="cancellation">Ends the search between two trials with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InvalidOperationException">The objective asks for a continuous setting, or there are more than 100,000 combinations.</exception>
    public static TuningResult Grid(Func<Trial, double> objective, Seed seed = default, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(objective);
        List<TrialResult> results = [];
        GridSettings grid = new();
        do
        {
            if (results.Count == LargestGrid)
            {
                throw new InvalidOperationException($"The grid has more than {LargestGrid} combinations. Try {nameof(Tuning)}.{nameof(Random)}.");
            }

            grid.Begin();
            results.Add(Run(new Trial(results.Count, seed, grid), objective, cancellation));
        }
        while (grid.Advance());
        return new TuningResult(results);
    }

    private static TrialResult Run(Trial trial, Func<Trial, double> objective, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        long began = Stopwatch.GetTimestamp();
        double value;
        string? failure = null;
        try
        {
            value = objective(trial);
            failure = double.IsFinite(value) ? null : "The objective isn't finite.";
        }
        catch (NonFiniteLossException exception)
        {
            // A diverged training, such as by too high a learning rate, fails its trial and not the search.
            value = double.PositiveInfinity;
            failure = exception.Message;
        }

        return new TrialResult(trial.Number, value, trial.Settings, Stopwatch.GetElapsedTime(began).TotalSeconds, failure);
    }
}
