namespace DslNet;

/// <summary>The identity of a training: its settings by name, in order. Equal where every setting is.</summary>
internal sealed record TrainingIdentity(IReadOnlyList<(string Name, string Value)> Settings)
{
    /// <summary>The schedule as declared; its length may be open.</summary>
    public const string Schedule = "schedule";

    /// <summary>The schedule with its length filled in, which determines the learning rates.</summary>
    public const string FilledInSchedule = "schedule over all steps";

    private const int MostDifferences = 8, LongestValue = 200;

    /// <summary>The settings that differ, each as a line with the saved and the current value.</summary>
    public IReadOnlyList<string> DifferencesFrom(TrainingIdentity saved)
    {
        Dictionary<string, string> there = Values(saved), here = Values(this);
        string[] names = [.. Settings.Concat(saved.Settings)
            .Select(setting => setting.Name)
            .Distinct()
            .Where(name => Value(there, name) != Value(here, name))];

        // One follows from the other.
        names = names.Contains(Schedule) ? [.. names.Where(name => name != FilledInSchedule)] : names;
        IEnumerable<string> lines = names.Take(MostDifferences).Select(name => $"{Shown(name)}: {Shown(Value(there, name))} there, {Shown(Value(here, name))} here");
        return names.Length > MostDifferences
            ? [.. lines, FormattableString.Invariant($"and {names.Length - MostDifferences} settings more")]
            : [.. lines];
    }

    /// <summary>Whether only the length of a schedule that spans the whole training differs.</summary>
    public bool DiffersInLengthAlone(TrainingIdentity saved)
    {
        Dictionary<string, string> there = Values(saved), here = Values(this);
        return here.Keys.Union(there.Keys).All(name => (Value(there, name) == Value(here, name)) != (name == FilledInSchedule));
    }

    /// <summary>The value of a setting, for messages.</summary>
    public string ValueOf(string name) => Shown(Value(Values(this), name));

    /// <summary>A missing setting equals an explicit "none": files of earlier versions lack later settings.</summary>
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

    /// <summary>Shortened and escaped for messages, since a file's values are untrusted.</summary>
    private static string Shown(string value) => OutsideText.Clean(value, LongestValue);
}
