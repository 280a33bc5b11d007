using System.Text.RegularExpressions;
using DslNet.Data;
using DslNet.Reports;
using DslNet.Tests.Networks;

namespace DslNet.Tests.Reports;

public sealed partial class HtmlReportTests : IDisposable
{
    private const string Hostile = "</title><script>alert(1)</script><img src=x onerror=alert(2)> \"'&\u0001";
    private readonly string folder = Directory.CreateTempSubdirectory("dslnet-report-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Hostile_names_stay_texts()
    {
        string page = HostileReport().ToString();

        page.ShouldNotContain("<script", Case.Insensitive);
        page.ShouldNotContain("<img", Case.Insensitive);
        page.ShouldContain("&lt;script&gt;alert(1)");
        page.ShouldNotContain('\u0001');
    }

    [SkippableFact]
    public async Task Hostile_names_do_nothing_in_a_browser()
    {
        Chromium.SkipWithoutIt();
        string file = Path.Combine(folder, "report.html");
        HostileReport().Save(file);

        Chromium.Visit visit = await Chromium.Open(file, "--dump-dom");

        visit.Console.ShouldBeEmpty();   // the page's policy would complain of a script or an image
        Element().Matches(visit.Output).Select(match => match.Groups[1].Value.ToLowerInvariant()).Distinct()
            .ShouldNotContain(name => name == "script" || name == "img");
        visit.Output.ShouldContain("<h1>&lt;/title&gt;&lt;script&gt;");
    }

    [Theory]
    [InlineData("digits")]
    [InlineData("diabetes")]
    public void Nothing_in_a_report_points_outside(string name)
    {
        string page = (name == "digits" ? SampleReports.Digits : SampleReports.Diabetes).ToString();

        page.ShouldNotContain("<script", Case.Insensitive);
        page.ShouldNotContain("url(", Case.Insensitive);
        page.ShouldNotContain("@import", Case.Insensitive);
        Reference().Matches(page).Select(match => match.Groups[1].Value).ShouldAllBe(target => target.StartsWith("data:image/png;base64,"));
    }

    [Fact]
    public void What_is_not_given_is_left_out()
    {
        string page = new HtmlReport("Bare", Infos.Dense(3, 4, 2)).ToString();

        page.ShouldNotContain("Training");
        page.ShouldNotContain("Confusion");
        page.ShouldContain("The network");
        page.ShouldContain("Memory");
    }

    [Fact]
    public void Warnings_of_a_training_are_told()
    {
        var history = new History([.. Enumerable.Range(1, 8).Select(epoch => new EpochRecord(epoch, 1, null, 0.1f, 1, 1) { Warning = epoch > 1 ? "<vanish>" : null })]);

        string page = new HtmlReport("Warned", Infos.Dense(3, 2)) { History = history }.ToString();

        page.ShouldContain("Warning, epoch 2: &lt;vanish&gt;");
        page.ShouldContain("Warnings in 2 more epochs.");
    }

    [Fact]
    public void A_report_is_saved_whole_and_alone()
    {
        string file = Path.Combine(folder, "report.html");

        SampleReports.Digits.Save(file);
        SampleReports.Digits.Save(file);

        Directory.GetFiles(folder).ShouldBe([file]);
        File.ReadAllText(file).ShouldBe(SampleReports.Digits.ToString());
    }

    [Fact]
    public void Samples_own_losses_have_the_evaluations_mean_and_the_worst_comes_first()
    {
        foreach (Judgement judgement in (Judgement[])[SampleReports.Digits.Judgement!, SampleReports.Diabetes.Judgement!])
        {
            IReadOnlyList<SampleResult> all = judgement.Worst(int.MaxValue);

            all.Count.ShouldBe(judgement.Count);
            all.Average(sample => sample.Loss).ShouldBe(judgement.Evaluation.Loss, 1e-5 * judgement.Evaluation.Loss);
            all.Select(sample => sample.Loss).ShouldBe(all.Select(sample => sample.Loss).OrderDescending());
            all.Select(sample => sample.Row).Order().ShouldBe(Enumerable.Range(0, judgement.Count));
        }
    }

    [Fact]
    public void Samples_tell_the_classes_that_the_confusion_matrix_counts()
    {
        Judgement judgement = SampleReports.Digits.Judgement!;

        judgement.Worst(int.MaxValue).Count(sample => sample.Truth == sample.Predicted).ShouldBe(judgement.Evaluation.Classification!.ConfusionMatrix.Correct);
        judgement.RocLines.Select(line => line.Name).ShouldBe(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);
    }

    [Fact]
    public void Pictures_are_the_rows_as_they_were()
    {
        DataSplit raw = Datasets.Digits().Split(validation: 0.15, test: 0.15, seed: 1);

        foreach (SampleResult sample in SampleReports.Digits.Judgement!.Worst(5))
        {
            sample.Features.ShouldBe(raw.Test.Input(sample.Row).ToArray());
        }
    }

    [Fact]
    public void Wrong_arguments_are_refused_by_name()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new HtmlReport("a", Infos.Dense(3, 2)) { BatchSize = 0 }).Message.ShouldContain("It is 0.");
        Should.Throw<ArgumentOutOfRangeException>(() => new HtmlReport("a", Infos.Dense(3, 2)) { WorstSamples = -1 }).Message.ShouldContain("It is -1.");
        DataSplit split = Datasets.Iris().Split(validation: 0.2, test: 0.2, seed: 1);
        using var network = new FlowerNet(batchSize: 8, seed: 1, threads: 1);
        Should.Throw<ArgumentException>(() => Judgement.Of(network, split.Test, pictures: split.Train)).Message.ShouldContain("90 pictures came for 30 samples");
    }

    private static HtmlReport HostileReport()
    {
        NetworkInfo plain = Infos.Dense(3, 4, 2);
        LayerInfo[] layers = [.. plain.Layers.Select(layer => layer with { Name = Hostile })];
        var network = new NetworkInfo(Hostile, plain.Input, plain.Output, plain.Loss, layers, plain.Parameters, [], plain.Workspace, plain.Regularization);
        using var flowers = new FlowerNet(batchSize: 8, seed: 1, threads: 1);
        var test = new TestSet([1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3], [0, 1, 2], [Hostile, Hostile + "2", "\uD800"]);
        return new HtmlReport(Hostile, network) { Description = Hostile, Judgement = Judgement.Of(flowers, test) };
    }

    [GeneratedRegex("<([a-zA-Z]+)")]
    private static partial Regex Element();

    // The name of the SVG namespace is no reference.
    [GeneratedRegex("(?:src|href|action|data|poster)=\"([^\"]*)\"", RegexOptions.IgnoreCase)]
    private static partial Regex Reference();
}
