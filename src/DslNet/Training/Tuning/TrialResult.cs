namespace DslNet;

/// <summary>The outcome of a trial.</summary>
/// <param name="Number">Which one it is, from 0.</param>
/// <param name="Value">What the objective returned; infinite where its training met a loss that isn't finite.</param>
/// <param name="Settings">The settings that it asked for, in order.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Failure">Why it failed, or null.</param>
public sealed record TrialResult(int Number, double Value, IReadOnlyList<TrialSetting> Settings, double Seconds, string? Failure)
{
    /// <summary>A setting by its name.</summary>
    /// <exception cref="ArgumentException">The trial asked for no such setting, or for one of another type.</exception>
    public T Get<T>(string name) => Settings.FirstOrDefault(setting => setting.Name == name) switch
    {
        { Value: T value } => value,
        null => throw new ArgumentException($"The trial has no setting '{name}'; it has {(Settings.Count == 0 ? "none" : string.Join(", ", Settings.Select(setting => setting.Name)))}.", nameof(name)),
        var other => throw new ArgumentException($"'{name}' is a {other.Value?.GetType().Name ?? "null"}, not a {typeof(T).Name}.", nameof(name)),
    };

    /// <summary>For example <c>trial 3: 0.0821 with rate = 0.0012, batch = 32</c>.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"trial {Number}: {Value:G4}") + (Settings.Count == 0 ? "" : $" with {string.Join(", ", Settings)}") + (Failure is null ? "" : " (failed)");
}
