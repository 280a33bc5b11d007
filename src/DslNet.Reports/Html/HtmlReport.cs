using System.Text;

namespace DslNet.Reports;

/// <summary>
/// A page about a network and its training: one file with everything in it, no script, and nothing that a browser would have to
/// fetch (a content security policy in the page forbids both). Light or dark as the reader prefers, for telephones and wide screens.
/// What isn't given is left out.
/// </summary>
/// <example>
/// <code>
/// new HtmlReport("Digits", DigitsNet.Info)
/// {
///     History = history,
///     Judgement = Judgement.Of(network, split.Test),
///     ImageShape = new Shape(8, 8),
/// }.Save("report.html");
/// </code>
/// </example>
public sealed class HtmlReport
{
    /// <summary>A report on a network.</summary>
    /// <param name="title">The page's title.</param>
    /// <param name="network">The network's description.</param>
    public HtmlReport(string title, NetworkInfo network)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(network);
        Title = title;
        Network = network;
    }

    /// <summary>The page's title.</summary>
    public string Title { get; }

    /// <summary>The network's description.</summary>
    public NetworkInfo Network { get; }

    /// <summary>A paragraph below the title; null: none.</summary>
    public string? Description { get; init; }

    /// <summary>The training's history, or null.</summary>
    public History? History { get; init; }

    /// <summary>The evaluation, or null.</summary>
    public Judgement? Judgement { get; init; }

    /// <summary>The batch size of the memory section; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int BatchSize
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(BatchSize), FormattableString.Invariant($"A batch has at least one row. It is {value}."));
    } = 32;

    /// <summary>The optimizer of the memory section; null: none.</summary>
    public Optimizer? Optimizer { get; init; }

    /// <summary>The number of worst-predicted samples shown; at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int WorstSamples
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(WorstSamples), FormattableString.Invariant($"The number of samples must be at least 0. It is {value}."));
    } = 12;

    /// <summary>
    /// The shape of a sample's image: (height, width) or (height, width, channels). Null: the network's input where that has height,
    /// width and 1 or 3 channels; else samples are shown as lines through their features.
    /// </summary>
    public Shape? ImageShape { get; init; }

    /// <summary>Writes the page, atomically: to a temporary file, then renamed. Mode and symbolic links of a replaced file are kept.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <exception cref="ArgumentException">The image shape doesn't fit the samples.</exception>
    /// <exception cref="IOException">The file can't be written, as when access is denied, it is read-only or the disk is full; an existing file is unchanged.</exception>
    public void Save(string path) => WholeFile.Write(path, ToString());

    /// <summary>The page.</summary>
    public override string ToString()
    {
        var page = new StringBuilder();
        string title = HtmlText.Escaped(Title);
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n");
        page.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n");
        page.Append("<title>").Append(title).Append("</title>\n<style>").Append(PageStyle.Css).Append(StyleSheet.Css).Append("</style>\n</head>\n<body>\n");
        page.Append("<h1>").Append(title).Append("</h1>\n");
        if (Description is not null)
        {
            page.Append("<p>").Append(HtmlText.Escaped(Description)).Append("</p>\n");
        }

        ReportSections.Facts(page, this);
        ReportSections.Training(page, History);
        ReportSections.Judged(page, this);
        ReportSections.Network(page, this);
        ReportSections.MadeOn(page);
        return page.Append("</body>\n</html>\n").ToString();
    }
}
