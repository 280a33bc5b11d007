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
            .Where(name => Value(there, name) != Value(here, name))];

        // The one follows from the other.
        names = names.Contains(Schedule) ? [.. names.Where(name => name != FilledInSchedule)] : names;
        IEnumerable<string> lines = names.Take(MostDifferences).Select(name => $"{Shown(name)}: {Shown(Value(there, name))} there, {Shown(Value(here, name))} here");
        return names.Length > MostDifferences
            ? [.. lines, FormattableString.Invariant($"and {names.Length - MostDifferences} settings more")]
            : [.. lines];
    }

    /// <summary>Whether nothing differs but the length of a schedule that goes over all steps of the training.</summary>
    public bool DiffersInLengthAlone(TrainingIdentity saved)
    {
        Dictionary<string, string> there = Values(saved), here = Values(this);
        return here.Keys.Union(there.Keys).All(name => (Value(there, name) == Value(here, name)) != (name == FilledInSchedule));
    }

    /// <summary>The value of a setting, for messages.</summary>
    public string ValueOf(string name) => Shown(Value(Values(this), name));

    /// <summary>A setting that isn't there says the same as one that says there is none: files of earlier versions know nothing of later settings.</summary>
    private static string Value(Dictionary<string, string> values, string name) => values.GetValueOrDefault(name) ?? "none";

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
    private static string Shown(string value) => OutsideText.Clean(value, LongestValue);
}
