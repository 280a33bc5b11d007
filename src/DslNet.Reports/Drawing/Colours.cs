namespace DslNet.Reports;

/// <summary>
/// The palettes of light and dark mode. Text has a contrast of at least 4.5 to what it stands on, lines and
/// dots one of at least 3 (WCAG 2.2, 1.4.3 and 1.4.11); the hues are told apart by the colour-blind (after M. Okabe and K. Ito,
/// "Color Universal Design", 2002).
/// </summary>
/// <param name="Background">Behind everything.</param>
/// <param name="Surface">Behind boxes and every second row.</param>
/// <param name="Text">What is read.</param>
/// <param name="Faint">What is read second: labels of axes.</param>
/// <param name="Rule">Lines that help the eye; not to be read.</param>
/// <param name="Heat">A heat map's colour for 1, laid over <paramref name="Background"/> as thickly as the value says.</param>
/// <param name="OnHeat">Text on a heat map above <see cref="HeatMap.TextChanges"/>; below, it is <paramref name="OnCold"/>.</param>
/// <param name="OnCold">Text on a heat map up to <see cref="HeatMap.TextChanges"/>.</param>
/// <param name="Series">Lines and areas, by number.</param>
internal sealed record Colours(
    string Background, string Surface, string Text, string Faint, string Rule, string Heat, string OnHeat, string OnCold, IReadOnlyList<string> Series)
{
    public static Colours Light { get; } = new(
        "#ffffff", "#f2f4f7", "#1b1f24", "#57606a", "#d5dae0", "#002b5c", "#ffffff", "#000000",
        ["#0068a8", "#c2410c", "#00755a", "#9c3d7a", "#7a5c00", "#5b4bb5", "#3b4652", "#b3261e"]);

    public static Colours Dark { get; } = new(
        "#14171b", "#20252b", "#e8ebee", "#a9b2bc", "#3a424b", "#6cb0f0", "#000000", "#ffffff",
        ["#56b4e9", "#ff9a52", "#3ecf9f", "#eb9bcb", "#e2c044", "#b0a3ff", "#c3ccd5", "#ff8a80"]);
}
