using System.Globalization;
using DslNet.Reports;

namespace DslNet.Tests.Reports;

/// <summary>Contrasts as the Web Content Accessibility Guidelines 2.2 define them.</summary>
public class ColourTests
{
    public static TheoryData<string> Schemes => ["light", "dark"];

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Text_is_readable_and_lines_can_be_seen(string scheme)
    {
        Colours colours = Of(scheme);
        foreach (string ground in (string[])[colours.Background, colours.Surface])
        {
            Contrast(colours.Text, ground).ShouldBeGreaterThanOrEqualTo(4.5);
            Contrast(colours.Faint, ground).ShouldBeGreaterThanOrEqualTo(4.5);
            colours.Series.ShouldAllBe(series => Contrast(series, ground) >= 3);
        }
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Counts_are_readable_on_every_shade_of_a_heat_map(string scheme)
    {
        Colours colours = Of(scheme);
        for (int percent = 0; percent <= 100; percent++)
        {
            double value = percent / 100.0;
            double[] cell = [.. Channels(colours.Background).Zip(Channels(colours.Heat), (under, over) => under + (value * (over - under)))];
            string text = value > HeatMap.TextChanges ? colours.OnHeat : colours.OnCold;
            Contrast(Luminance(Channels(text)), Luminance(cell)).ShouldBeGreaterThanOrEqualTo(4.5, $"{scheme} at {percent} %");
        }
    }

    [Fact]
    public void Contrast_is_as_defined()
    {
        Contrast("#000000", "#ffffff").ShouldBe(21, 1e-9);
        Contrast("#777777", "#ffffff").ShouldBe(4.48, 0.005);   // the guidelines' well-known grey that just fails
    }

    private static Colours Of(string scheme) => scheme == "light" ? Colours.Light : Colours.Dark;

    private static double Contrast(string first, string second) => Contrast(Luminance(Channels(first)), Luminance(Channels(second)));

    private static double Contrast(double first, double second) => (Math.Max(first, second) + 0.05) / (Math.Min(first, second) + 0.05);

    private static double[] Channels(string colour) =>
        [.. Enumerable.Range(0, 3).Select(i => int.Parse(colour.AsSpan(1 + (2 * i), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)];

    private static double Luminance(double[] channels)
    {
        double[] linear = [.. channels.Select(value => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4))];
        return (0.2126 * linear[0]) + (0.7152 * linear[1]) + (0.0722 * linear[2]);
    }
}
