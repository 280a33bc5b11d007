using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using DslNet.Reports;

namespace DslNet.Tests.Reports;

/// <summary>
/// What a browser makes of reports. With the environment variable <c>DSLNET_KEEP_REPORTS</c>, a folder, the pages, the plots and
/// pictures of the pages are left there to be looked at.
/// </summary>
public sealed partial class ReportInBrowserTests : IDisposable
{
    private static readonly int[] Widths = [390, 1400];
    private readonly string folder = Directory.CreateTempSubdirectory("dslnet-report-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [SkippableTheory]
    [InlineData("digits")]
    [InlineData("diabetes")]
    public async Task A_report_asks_for_nothing_and_complains_of_nothing(string name)
    {
        Chromium.SkipWithoutIt();
        string page = Saved(name);

        Chromium.Visit visit = await Chromium.Open(page, "--dump-dom");

        visit.Output.ShouldContain("</svg>");
        visit.Console.ShouldBeEmpty();
        OfPages(visit.Requests).ShouldBeEmpty();
        foreach (int width in Environment.GetEnvironmentVariable("DSLNET_KEEP_REPORTS") is null ? [] : Widths)
        {
            await Keep(page, name, width);
        }
    }

    [SkippableFact]
    public async Task A_request_and_an_error_of_a_script_would_have_been_noticed()
    {
        Chromium.SkipWithoutIt();
        string page = Path.Combine(folder, "noisy.html");
        File.WriteAllText(page, "<html><body><img src=\"http://picture.test/x.png\"><script>throw new Error('lost')</script></body></html>");

        Chromium.Visit visit = await Chromium.Open(page, "--dump-dom");

        visit.Console.ShouldContain(line => line.Contains("lost"));
        OfPages(visit.Requests).ShouldContain(request => request.Contains("picture.test"));
    }

    [SkippableTheory]
    [InlineData("digits", 10)]
    [InlineData("diabetes", 7)]
    public async Task Every_plot_is_there_and_readable_on_telephones_and_wide_screens(string name, int plots)
    {
        Chromium.SkipWithoutIt();
        foreach (int width in Widths)
        {
            JsonElement measured = await Measured(Saved(name), width);

            measured.GetProperty("width").GetInt32().ShouldBe(width);
            measured.GetProperty("scrollWidth").GetInt32().ShouldBeLessThanOrEqualTo(width);
            JsonElement[] drawings = [.. measured.GetProperty("plots").EnumerateArray()];
            drawings.Length.ShouldBe(plots);
            foreach (JsonElement plot in drawings)
            {
                string what = $"{plot.GetProperty("title").GetString()} at {width} pixels";
                plot.GetProperty("shapes").GetInt32().ShouldBeGreaterThan(3, what);
                plot.GetProperty("letters").GetDouble().ShouldBeGreaterThanOrEqualTo(8, what);
                plot.GetProperty("width").GetDouble().ShouldBeGreaterThan(250, what);
                plot.GetProperty("outside").GetString().ShouldBe("", what);
                plot.GetProperty("overlapping").GetString().ShouldBe("", what);
            }
        }
    }

    [SkippableFact]
    public async Task The_worst_samples_are_images_that_a_browser_reads()
    {
        Chromium.SkipWithoutIt();

        JsonElement measured = await Measured(Saved("digits"), 1400);

        measured.GetProperty("images").EnumerateArray().Select(image => image.GetString()).ShouldBe(Enumerable.Repeat("8×8", 12));
    }

    private string Saved(string name)
    {
        string page = Path.Combine(folder, name + ".html");
        (name == "digits" ? SampleReports.Digits : SampleReports.Diabetes).Save(page);
        return page;
    }

    /// <summary>
    /// Opens the report, unchanged, in a frame of the width inside a page whose script measures it: which drawings have parts outside
    /// their edges or texts upon each other, and how large letters are on the screen.
    /// </summary>
    private async Task<JsonElement> Measured(string report, int width)
    {
        string page = Path.Combine(folder, $"measure{width}.html");
        string measure = File.ReadAllText(Path.Combine(Architecture.Repository.Root, "tests/DslNet.Tests/Reports/measure.js"));
        File.WriteAllText(page, $"""
            <html><body style="margin:0">
            <iframe id="report" style="border:0;width:{width}px;height:4000px" srcdoc="{WebUtility.HtmlEncode(File.ReadAllText(report))}"></iframe>
            <pre id="measured"></pre><script>{measure}</script>
            </body></html>
            """);
        // Images are decoded outside of the browser's virtual time, which may run out meanwhile on a busy machine.
        Match found = Match.Empty;
        Chromium.Visit visit = new("", [], []);
        for (int attempt = 0; attempt < 5 && !found.Success; attempt++)
        {
            visit = await Chromium.Open(page, "--dump-dom", "--virtual-time-budget=10000", "--window-size=1500,1000");
            visit.Console.ShouldBeEmpty();
            found = MeasuredText().Match(visit.Output);
        }

        found.Success.ShouldBeTrue(visit.Output.Length < 2000 ? visit.Output : "The page was not measured.");
        return JsonDocument.Parse(WebUtility.HtmlDecode(found.Groups[1].Value)).RootElement;
    }

    private static async Task Keep(string page, string name, int width)
    {
        string kept = Directory.CreateDirectory(Environment.GetEnvironmentVariable("DSLNET_KEEP_REPORTS")!).FullName;
        string copy = Path.Combine(kept, name + ".html");
        File.Copy(page, copy, overwrite: true);
        string frame = Path.Combine(kept, $"{name}-{width}.frame.html");
        File.WriteAllText(frame, $"<html><body style=\"margin:0\"><iframe style=\"border:0;width:{width}px;height:6000px\" src=\"{name}.html\"></iframe></body></html>");
        await Chromium.Open(frame, $"--screenshot={Path.Combine(kept, $"{name}-{width}.png")}", $"--window-size={Math.Max(500, width)},{(width < 500 ? 6000 : 2600)}");
        ActivationPlot.Save(Path.Combine(kept, "activations.svg"));
    }

    // Left to itself, the browser asks its maker's hosts for this and that; pages here can only ask for others.
    private static IEnumerable<string> OfPages(IEnumerable<string> requests) => requests.Where(request => !OwnHost().IsMatch(request));

    [GeneratedRegex(@"\b(google|googleapis|gvt1|gstatic|chromium)\.(com|org)\b")]
    private static partial Regex OwnHost();

    [GeneratedRegex("<pre id=\"measured\">(.+?)</pre>", RegexOptions.Singleline)]
    private static partial Regex MeasuredText();
}
