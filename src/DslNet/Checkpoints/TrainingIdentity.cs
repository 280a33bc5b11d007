namespace DslNet;

/// <summary>What makes a training the training it is: settings by name, in order. Two are the same where every setting is.</summary>
internal sealed record TrainingIdentity(IReadOnlyList<(string Name, string Value)> Settings)
{
    /// <summary>The schedule as the program says it; its length may be left open.</summary>
    public const string Schedule = "schedule";

    /// <summary>The schedule with the length that was left open filled in: what the learning rates follow from.</summary>
    public const string FilledInSchedule = "schedule over all steps";

    private const int MostDifferences = 8, LongestValue = 200;

    /// <summary>The settings that differ, each as a line with the saved value and the one here; empty where none does.</summary>
    public IReadOnlyList<string> DifferencesFrom(TrainingIdentity saved)
    {
        Dictionary<string, string> there = Values(saved), here = Values(this);
        string[] names = [.. Settings.Concat(saved.Settings)
            .Select(setting => setting.Name)
            .Distinct()
            .Where(name => there.GetValueOrDefault(name) != here.GetValueOrDefault(name))];

        // The one follows from the other.
        names = names.Contains(Schedule) ? [.. names.Where(name => name != FilledInSchedule)] : names;
        IEnumerable<string> lines = names.Take(MostDifferences).Select(name => $"{Shown(name)}: {Shown(there.GetValueOrDefault(name))} there, {Shown(here.GetValueOrDefault(name))} here");
        return names.Length > MostDifferences
            ? [.. lines, FormattableString.Invariant($"and {names.Length - MostDifferences} settings more")]
            : [.. lines];
    }

    /// <summary>Whether nothing differs but the length of a schedule that goes over all steps of the training.</summary>
    public bool DiffersInLengthAlone(TrainingIdentity saved)
    {
        Dictionary<string, string> there = Values(saved), here = Values(this);
        return there.Count == here.Count && here.All(setting => setting.Key == FilledInSchedule
            ? there.GetValueOrDefault(setting.Key) != setting.Value
            : there.GetValueOrDefault(setting.Key) == setting.Value);
    }

    /// <summary>The value of a setting, for messages.</summary>
    public string ValueOf(string name) => Shown(Values(this).GetValueOrDefault(name));

    private static Dictionary<string, string> Values(TrainingIdentity identity)
    {
        Dictionary<string, string> values = [];
        foreach ((string name, string value) in identity.Settings)
        {
            values[name] = value;
        }

        return values;
    }

    /// <summary>For messages: values of a file may be anything, of any length.</summary>
    private static string Shown(string? value) => value is null ? "none" : OutsideText.Clean(value, LongestValue);
}
