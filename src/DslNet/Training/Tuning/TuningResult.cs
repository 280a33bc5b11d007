namespace DslNet;

/// <summary>The results of a search.</summary>
public sealed class TuningResult
{
    private readonly TrialResult? best;

    internal TuningResult(IReadOnlyList<TrialResult> trials)
    {
        Trials = trials;
        best = trials.Where(trial => trial.Failure is null).MinBy(trial => trial.Value);
    }

    /// <summary>All trials, in the order in which they ran.</summary>
    public IReadOnlyList<TrialResult> Trials { get; }

    /// <summary>The trial with the smallest value; of equal ones the first.</summary>
    /// <exception cref="InvalidOperationException">All trials have failed.</exception>
    public TrialResult Best => best ?? throw new InvalidOperationException($"All {Trials.Count} trials have failed. The first: {Trials[0].Failure}");

    /// <summary>A table, the best trial first and marked.</summary>
    public override string ToString()
    {
        string[] names = [.. Trials.SelectMany(trial => trial.Settings.Select(setting => setting.Name)).Distinct()];
        AlignedText table = new();
        table.Add(["trial", "value", "seconds", .. names]);
        foreach (TrialResult trial in Trials.OrderBy(trial => trial.Failure is not null).ThenBy(trial => trial.Value))
        {
            string number = FormattableString.Invariant($"{trial.Number}") + (trial == best ? " *" : "");
            string value = trial.Failure is null ? FormattableString.Invariant($"{trial.Value:G4}") : "failed";
            IEnumerable<string> settings = names.Select(name => trial.Settings.FirstOrDefault(setting => setting.Name == name)?.Text ?? "–");
            table.Add([number, value, FormattableString.Invariant($"{trial.Seconds:0.00}"), .. settings]);
        }

        return table.ToString();
    }
}
