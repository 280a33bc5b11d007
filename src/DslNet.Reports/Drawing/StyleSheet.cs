using System.Globalization;
using System.Text;

namespace DslNet.Reports;

/// <summary>The classes that drawings use. Colours are written out rather than as variables, which many SVG programs don't know.</summary>
internal static class StyleSheet
{
    /// <summary>The font of everything; of the reader's own machine, so that nothing is fetched.</summary>
    public const string Font = "system-ui,-apple-system,\"Segoe UI\",Roboto,\"DejaVu Sans\",\"Liberation Sans\",sans-serif";

    /// <summary>How lines of equal colour are told apart, and lines by those who see no colour.</summary>
    private static readonly string[] Dashes = ["none", "6 3", "2 2.5", "9 3 2 3"];

    /// <summary>The number of looks before they repeat.</summary>
    public static int Looks => Colours.Light.Series.Count * Dashes.Length;

    /// <summary>The class of the line of a series.</summary>
    public static string LineOf(int series) => string.Create(CultureInfo.InvariantCulture, $"line s{series % Colours.Light.Series.Count} d{DashOf(series)}");

    /// <summary>The class of a dot or area of a series.</summary>
    public static string AreaOf(int series) => string.Create(CultureInfo.InvariantCulture, $"f{series % Colours.Light.Series.Count}");

    /// <summary>What all drawings need, light, and dark where the reader prefers that.</summary>
    public static string Css { get; } =
        $".plot{{font-family:{Font};font-size:12px}}"
        + ".plot .line{fill:none;stroke-width:2;stroke-linejoin:round;stroke-linecap:round}.plot .faint{font-size:11px}.plot .small{font-size:10px}.plot .heading{font-weight:600;font-size:13px}"
        + ".plot .axis{stroke-width:1;fill:none}.plot .rule{stroke-width:1;fill:none}.plot .chance{stroke-width:1;stroke-dasharray:4 4;fill:none}.plot .edge{stroke-width:1;stroke-opacity:.6;fill:none}"
        + ".plot .box,.plot .node{stroke-width:1.5}.plot .pixels{image-rendering:pixelated}"
        + string.Concat(Dashes.Select((dash, i) => string.Create(CultureInfo.InvariantCulture, $".plot .d{i}{{stroke-dasharray:{dash}}}")))
        + Coloured(Colours.Light)
        + "@media (prefers-color-scheme:dark){" + Coloured(Colours.Dark) + "}";

    private static int DashOf(int series) => (series + (series / Colours.Light.Series.Count)) % Dashes.Length;

    private static string Coloured(Colours colours)
    {
        var css = new StringBuilder();
        css.Append(CultureInfo.InvariantCulture, $".plot .ground{{fill:{colours.Background}}}.plot text{{fill:{colours.Text}}}.plot .faint,.plot .small{{fill:{colours.Faint}}}");
        css.Append(CultureInfo.InvariantCulture, $".plot .axis{{stroke:{colours.Faint}}}.plot .rule{{stroke:{colours.Rule}}}.plot .chance,.plot .edge{{stroke:{colours.Faint}}}");
        css.Append(CultureInfo.InvariantCulture, $".plot .heat{{fill:{colours.Heat}}}.plot .onheat{{fill:{colours.OnHeat}}}.plot .oncold{{fill:{colours.OnCold}}}");
        css.Append(CultureInfo.InvariantCulture, $".plot .box{{fill:{colours.Surface};stroke:{colours.Rule}}}.plot .node{{fill:{colours.Surface};stroke:{colours.Series[0]}}}");
        for (int i = 0; i < colours.Series.Count; i++)
        {
            css.Append(CultureInfo.InvariantCulture, $".plot .s{i}{{stroke:{colours.Series[i]}}}.plot .f{i}{{fill:{colours.Series[i]}}}");
        }

        return css.ToString();
    }
}
