using System.Globalization;
using System.Text;

namespace DslNet.Reports;

/// <summary>The parts of a report's page, from top to bottom.</summary>
internal static class ReportSections
{
    public static void Facts(StringBuilder page, HtmlReport report)
    {
        List<(string Value, string Name)> facts = [];
        if (report.Judgement is { } judgement)
        {
            Evaluation evaluation = judgement.Evaluation;
            if (evaluation.Classification is { } classes)
            {
                facts.Add((PlotText.Percent(classes.Accuracy), $"accuracy, {judgement.SetName}"));
            }

            if (evaluation.Regression is { } scores)
            {
                facts.Add((PlotText.Number(scores.R2), $"R², {judgement.SetName}"));
                facts.Add((PlotText.Number(scores.RootMeanSquaredError), $"RMSE, {judgement.SetName}"));
            }

            if (evaluation.LabelErrors is { } errors)
            {
                facts.Add((PlotText.Percent(errors.Rate), $"label error rate, {judgement.SetName}"));
            }

            facts.Add((PlotText.Number(evaluation.Loss), $"loss, {judgement.SetName}"));
        }

        if (report.History is { } history)
        {
            facts.Add((PlotText.Count(history.Count), history.StoppedEarly ? "epochs, stopped early" : "epochs"));
            facts.Add((PlotText.Duration(history.Seconds), "training time"));
        }

        facts.Add((PlotText.Count(report.Network.ParameterCount), "parameters"));
        page.Append("<ul class=\"facts\">");
        foreach ((string value, string name) in facts)
        {
            page.Append("<li><b>").Append(HtmlText.Escaped(value)).Append("</b><span>").Append(HtmlText.Escaped(name)).Append("</span></li>");
        }

        page.Append("</ul>\n");
    }

    public static void Training(StringBuilder page, History? history)
    {
        if (history is not null)
        {
            Plot[] scores = ScoreCurvePlot.CanDraw(history) ? [ScoreCurvePlot.Of(history)] : [];
            Section(page, "Training", [LearningCurvePlot.Of(history), .. scores, LearningRatePlot.Of(history), GradientNormPlot.Of(history)]);
            Warnings(page, history);
        }
    }

    public static void Judged(StringBuilder page, HtmlReport report)
    {
        if (report.Judgement is not { } judgement)
        {
            return;
        }

        List<Plot> plots = [];
        ClassificationReport? classes = judgement.Evaluation.Classification;
        if (classes is not null)
        {
            plots.Add(ConfusionMatrixPlot.Of(classes.ConfusionMatrix));
        }

        if (judgement.RocLines.Count > 0)
        {
            plots.Add(RocPlot.Of(judgement.RocLines));
            plots.Add(PrecisionRecallPlot.Of(PrecisionRecallCurves(judgement.Evaluation)));
        }

        if (classes is { ConfusionMatrix.ClassCount: 2, RocCurves.Count: > 0 })
        {
            plots.Add(ReliabilityPlot.Of((judgement.Evaluation.MultiLabel is null ? classes.ConfusionMatrix.ClassNames[1] : "all labels", classes.ReliabilityCurve(bins: 10))));
        }

        if (report.WorstSamples > 0)
        {
            plots.Add(WorstSamplesPlot.Of(judgement.Worst(report.WorstSamples), report.ImageShape ?? SampleImage.ShapeOf(report.Network)));
        }

        Section(page, string.Create(CultureInfo.InvariantCulture, $"On the {judgement.SetName} ({judgement.Count:N0} samples)"), plots);
        if (judgement.Evaluation.MultiLabel is { } labels)
        {
            page.Append(HtmlText.Table("Scores by label", ["label", "precision", "recall", "F1", "samples"], LabelRows(labels), leading: 1));
        }
        else if (classes is not null)
        {
            page.Append(HtmlText.Table("Scores by class", ["class", "precision", "recall", "F1", "samples"], ClassRows(classes), leading: 1));
        }

        if (judgement.Evaluation.Regression is { } scores)
        {
            page.Append(HtmlText.Table("Scores", ["MSE", "MAE", "RMSE", "MAPE", "R²"], [Numbers(scores)], leading: 0));
        }
    }

    public static void Network(StringBuilder page, HtmlReport report)
    {
        Section(page, "The network", [NetworkPlot.Of(report.Network), MemoryPlot.Of(report.Network, report.BatchSize, report.Optimizer)]);
        IEnumerable<string[]> layers = report.Network.Layers.Select(layer => new[]
        {
            layer.Name, layer.Kind, layer.Input.ToString(), layer.Output.ToString(), PlotText.Count(layer.ParameterCount), PlotText.Count(layer.ConnectionCount),
        });
        string[] total = ["total", "", report.Network.Input.ToString(), report.Network.Output.ToString(), PlotText.Count(report.Network.ParameterCount), PlotText.Count(report.Network.ConnectionCount)];
        page.Append(HtmlText.Table("Layers", ["layer", "kind", "input", "output", "parameters", "connections"], [.. layers, total], leading: 4));
    }

    /// <summary>The processor and vectors of the program that makes the report, as a rule the one that trained.</summary>
    public static void MadeOn(StringBuilder page) =>
        page.Append("<p class=\"second\">Made on ").Append(HtmlText.Escaped(Processor.Description)).Append(".</p>\n");

    private static void Warnings(StringBuilder page, History history)
    {
        const int Most = 5;
        EpochRecord[] warned = [.. history.Where(epoch => epoch.Warning is not null)];
        foreach (EpochRecord epoch in warned.Take(Most))
        {
            page.Append("<p>").Append(HtmlText.Escaped(FormattableString.Invariant($"Warning, epoch {epoch.Epoch}: {epoch.Warning}"))).Append("</p>\n");
        }

        if (warned.Length > Most)
        {
            page.Append("<p>").Append(HtmlText.Escaped(FormattableString.Invariant($"Warnings in {warned.Length - Most} more epochs."))).Append("</p>\n");
        }
    }

    private static void Section(StringBuilder page, string heading, IReadOnlyList<Plot> plots)
    {
        page.Append("<h2>").Append(HtmlText.Escaped(heading)).Append("</h2>\n<div class=\"plots\">\n");
        foreach (Plot plot in plots)
        {
            page.Append("<div class=\"card\">").Append(plot.Inline()).Append("</div>\n");
        }

        page.Append("</div>\n");
    }

    private static IEnumerable<string[]> ClassRows(ClassificationReport classes)
    {
        return classes.Classes.Select((scores, label) => Row(OutsideText.Name(classes.ConfusionMatrix.ClassNames[label]), scores))
            .Append(Row("macro average", classes.Macro))
            .Append(Row("weighted average", classes.Weighted));
    }

    private static IEnumerable<string[]> LabelRows(MultiLabelReport labels) => labels.Labels.Select((scores, label) => Row(OutsideText.Name(labels.LabelNames[label]), scores))
        .Append(Row("micro average", labels.Micro))
        .Append(Row("macro average", labels.Macro))
        .Append(Row("weighted average", labels.Weighted))
        .Append(Row("samples average", labels.Samples))
        .Append(["subset accuracy", "", "", PlotText.Percent(labels.SubsetAccuracy), PlotText.Count(labels.Count)])
        .Append(["Hamming loss", "", "", PlotText.Percent(labels.HammingLoss), ""]);

    private static string[] Row(string name, ClassScores scores) =>
        [name, PlotText.Percent(scores.Precision), PlotText.Percent(scores.Recall), PlotText.Percent(scores.F1), PlotText.Count(scores.Support)];

    /// <summary>Of each label, or of each class; of two classes the second one's alone.</summary>
    private static IReadOnlyList<(string, PrecisionRecallCurve)> PrecisionRecallCurves(Evaluation evaluation)
    {
        if (evaluation.MultiLabel is { } labels)
        {
            return [.. labels.LabelNames.Zip(labels.PrecisionRecallCurves)];
        }

        (string, PrecisionRecallCurve)[] all = [.. evaluation.Classification!.ConfusionMatrix.ClassNames.Zip(evaluation.Classification.PrecisionRecallCurves)];
        return all.Length == 2 ? all[1..] : all;
    }

    private static string[] Numbers(RegressionReport scores) =>
    [
        PlotText.Number(scores.MeanSquaredError), PlotText.Number(scores.MeanAbsoluteError), PlotText.Number(scores.RootMeanSquaredError),
        PlotText.Percent(scores.MeanAbsolutePercentageError), PlotText.Number(scores.R2),
    ];
}
