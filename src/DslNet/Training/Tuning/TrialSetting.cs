using System.Globalization;

namespace DslNet;

/// <summary>A setting of a trial.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">What the trial gave.</param>
public sealed record TrialSetting(string Name, object? Value)
{
    /// <summary>For example <c>rate = 0.00123</c>.</summary>
    public override string ToString() => $"{Name} = {Text}";

    /// <summary>The value as a table shows it.</summary>
    internal string Text => Value switch
    {
        float number => number.ToString("G4", CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Value}"),
    };
}
