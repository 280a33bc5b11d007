using System.Globalization;

namespace DslNet.Reports;

/// <summary>How a report's page looks around its plots: one column on a telephone, as many as fit elsewhere.</summary>
internal static class PageStyle
{
    public static string Css { get; } =
        $"*{{box-sizing:border-box}}body{{margin:0 auto;max-width:1400px;padding:16px 14px 40px;font:15px/1.5 {StyleSheet.Font};overflow-wrap:anywhere}}"
        + "h1{font-size:1.7em;line-height:1.2;margin:.3em 0}h2{font-size:1.25em;margin:1.6em 0 .5em}p{max-width:70ch;margin:.3em 0}"
        + ".plots{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,360px),1fr));gap:14px;align-items:start}"
        + ".card{border:1px solid;border-radius:8px;padding:10px;min-width:0}.plot{display:block;width:100%;height:auto;max-width:520px;margin:0 auto}"
        + ".facts{display:flex;flex-wrap:wrap;gap:8px 26px;margin:12px 0;padding:0;list-style:none}.facts b{display:block;font-size:1.35em}.facts span{font-size:.85em}"
        + ".scroll{overflow-x:auto;margin-top:14px}table{border-collapse:collapse;font-size:.92em;font-variant-numeric:tabular-nums}caption{text-align:left;font-weight:600;padding:.3em 0}"
        + "th,td{text-align:left;padding:3px 8px 3px 0;border-bottom:1px solid;overflow-wrap:normal}.number{text-align:right;padding-right:8px;white-space:nowrap}"
        + Coloured(Colours.Light)
        + "@media (prefers-color-scheme:dark){" + Coloured(Colours.Dark) + "}"
        + "@media print{.card{break-inside:avoid}}";

    private static string Coloured(Colours colours) => string.Create(
        CultureInfo.InvariantCulture,
        $"body{{background:{colours.Background};color:{colours.Text}}}.card,th,td{{border-color:{colours.Rule}}}.facts span,.second{{color:{colours.Faint}}}");
}
