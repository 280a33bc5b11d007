using System.Globalization;
using System.Xml.Linq;
using DslNet.Reports;
using DslNet.Tests.Networks;

namespace DslNet.Tests.Reports;

public sealed class PlotTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("dslnet-plots-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(20, 3, 4, 2)]
    [InlineData(36, 3, 4, 4, 2)]
    public void A_small_network_is_drawn_neuron_by_neuron(int connections, params int[] widths)
    {
        XElement drawing = SvgDocument.Read(NetworkPlot.Of(Infos.Dense(widths)));

        SvgDocument.Of(drawing, "circle", "node").Count().ShouldBe(widths.Sum());
        SvgDocument.Of(drawing, "line", "edge").Count().ShouldBe(connections);
        SvgDocument.Of(drawing, "circle", "node").Select(node => (string)node.Attribute("cx")!).GroupBy(x => x).Select(column => column.Count()).ShouldBe(widths);
    }

    [Fact]
    public void A_larger_network_is_drawn_as_boxes_with_shapes_and_parameters()
    {
        XElement drawing = SvgDocument.Read(NetworkPlot.Of(Infos.BatchNorm()));

        SvgDocument.Of(drawing, "circle").ShouldBeEmpty();
        SvgDocument.Of(drawing, "rect", "box").Count().ShouldBe(7);
        string[] texts = SvgDocument.Texts(drawing);
        texts.ShouldContain("28×28×1");
        texts.ShouldContain("dense1");
        texts.ShouldContain("200,960 parameters");
    }

    [Fact]
    public void A_very_deep_network_is_folded_and_no_parameter_is_lost()
    {
        NetworkInfo network = Infos.Dense([.. Enumerable.Repeat(20, 61)]);   // 120 layers

        XElement drawing = SvgDocument.Read(NetworkPlot.Of(network));

        string[] texts = SvgDocument.Texts(drawing);
        texts.ShouldContain("… 81 more layers …");
        texts.Where(text => text.EndsWith(" parameters")).Sum(text => int.Parse(text.Split(' ')[0], NumberStyles.AllowThousands, CultureInfo.InvariantCulture))
            .ShouldBe(network.ParameterCount);
    }

    [Fact]
    public void A_confusion_matrix_shows_its_counts()
    {
        var matrix = new ConfusionMatrix([0, 0, 0, 0, 1, 1, 2], [0, 0, 0, 1, 1, 1, 0], ["ant", "bee", "cat"]);

        XElement drawing = SvgDocument.Read(ConfusionMatrixPlot.Of(matrix));

        // The bar below has eleven steps, of which the one for 0 is bare.
        string[] shares = [.. SvgDocument.Of(drawing, "rect", "heat").Select(cell => (string)cell.Attribute("fill-opacity")!)];
        shares[..^10].ShouldBe(["0.75", "0.25", "1", "1"]);
        SvgDocument.Texts(drawing).Where(text => int.TryParse(text, out _)).ShouldBe(["3", "1", "2", "1"]);
    }

    [Fact]
    public void A_confusion_matrix_of_a_thousand_classes_is_drawn_without_counts()
    {
        int[] labels = [.. Enumerable.Range(0, 1000)];

        string svg = ConfusionMatrixPlot.Of(new ConfusionMatrix(labels, labels)).ToString();

        svg.Length.ShouldBeLessThan(500_000);
        SvgDocument.Of(XDocument.Parse(svg).Root!, "rect", "heat").Count().ShouldBe(1010);
    }

    [Fact]
    public void A_roc_curve_goes_through_its_points()
    {
        var curve = new RocCurve([0, 0, 1, 1], [0.1f, 0.4f, 0.35f, 0.8f]);   // scikit-learn's example: AUC 0.75

        XElement drawing = SvgDocument.Read(RocPlot.Of([new RocLine("yes", curve)]));

        SvgDocument.Texts(drawing).ShouldContain("yes (AUC 0.750)");
        Points(SvgDocument.Of(drawing, "path").Single()).Length.ShouldBe(curve.Thresholds.Count);
    }

    [Fact]
    public void A_curve_without_an_area_is_named_and_not_drawn()
    {
        XElement drawing = SvgDocument.Read(RocPlot.Of([new RocLine("none", [double.NaN, double.NaN], [0, 1], double.NaN)]));

        SvgDocument.Texts(drawing).ShouldContain("none (no AUC)");
        ((string)SvgDocument.Of(drawing, "path").Single().Attribute("d")!).ShouldBeEmpty();
    }

    [Fact]
    public void Rates_out_of_range_or_of_different_numbers_are_refused()
    {
        Should.Throw<ArgumentException>(() => new RocLine("a", [0, 1], [0, 1.5], 1)).Message.ShouldContain("1.5");
        Should.Throw<ArgumentException>(() => new RocLine("a", [0, 1], [0], 1)).Message.ShouldContain("1 true positive rates came for 2");
        Should.Throw<ArgumentException>(() => new RocLine("a", [], [], 1));
        Should.Throw<ArgumentException>(() => RocPlot.Of([]));
    }

    [Fact]
    public void Losses_that_are_no_numbers_break_the_line()
    {
        double[] losses = [4, 3, double.NaN, 2, 1];
        var history = new History([.. losses.Select((loss, i) => new EpochRecord(i + 1, loss, null, 0.1f, 1, 1))]);

        string path = (string)SvgDocument.Of(SvgDocument.Read(LearningCurvePlot.Of(history)), "path").Single().Attribute("d")!;

        path.Count(letter => letter == 'M').ShouldBe(2);
        path.Count(letter => letter == 'L').ShouldBe(2);
    }

    [Fact]
    public void A_training_without_any_finite_loss_says_so()
    {
        var history = new History([new EpochRecord(1, double.NaN, null, 0.1f, double.PositiveInfinity, 1)]);

        SvgDocument.Texts(SvgDocument.Read(LearningCurvePlot.Of(history))).ShouldContain("no finite values");
        SvgDocument.Texts(SvgDocument.Read(GradientNormPlot.Of(history))).ShouldContain("no finite values");
        Should.Throw<ArgumentException>(() => ScoreCurvePlot.Of(history)).Message.ShouldContain("validation set");
    }

    [Fact]
    public void A_long_training_is_thinned_and_keeps_its_peaks()
    {
        var history = new History([.. Enumerable.Range(1, 20_000).Select(epoch => new EpochRecord(epoch, epoch == 7777 ? 50 : 1 + (epoch % 2), null, 0.1f, 1, 1))]);

        XElement path = SvgDocument.Of(SvgDocument.Read(LearningCurvePlot.Of(history)), "path").Single();

        (double X, double Y)[] points = Points(path);
        points.Length.ShouldBeLessThan(1100);
        points.Count(point => point.Y < points.Average(other => other.Y) - 50).ShouldBe(1);
    }

    [Fact]
    public void Memory_parts_fill_the_bar()
    {
        XElement drawing = SvgDocument.Read(MemoryPlot.Of(Infos.Dense(10, 20, 5), batch: 8, new Adam()));

        double[] widths = [.. SvgDocument.Of(drawing, "rect").Where(area => (string?)area.Attribute("height") == "30").Select(area => (double)area.Attribute("width")!)];
        widths.Length.ShouldBe(4);
        widths.Sum().ShouldBe(380, 0.1);
    }

    [Fact]
    public void An_image_must_have_as_many_values_as_its_sample()
    {
        SampleResult[] samples = [new(0, "a", "b", 1, new float[12])];

        Should.Throw<ArgumentException>(() => WorstSamplesPlot.Of(samples, new Shape(4, 4))).Message.ShouldContain("12 values");
        Should.Throw<ArgumentException>(() => WorstSamplesPlot.Of(samples, new Shape(3, 2, 2))).Message.ShouldContain("3×2×2");
        SvgDocument.Of(SvgDocument.Read(WorstSamplesPlot.Of(samples, new Shape(2, 2, 3))), "image").Count().ShouldBe(1);
        Should.Throw<ArgumentException>(() => WorstSamplesPlot.Of([]));
    }

    [Fact]
    public void One_call_saves_each_plot_and_leaves_nothing_else()
    {
        var history = new History([new EpochRecord(1, 1, new Evaluation(1, null, new RegressionReport(1, 1, 1, 1, 0.5)), 0.1f, 1, 1)]);
        NetworkInfo network = Infos.Dense(3, 4, 2);
        string Name(string plot) => Path.Combine(folder, plot + ".svg");
        File.WriteAllText(Name("curves"), "what was there before");

        LearningCurvePlot.Save(Name("curves"), history);
        ScoreCurvePlot.Save(Name("scores"), history);
        LearningRatePlot.Save(Name("rate"), history);
        GradientNormPlot.Save(Name("norm"), history);
        ConfusionMatrixPlot.Save(Name("matrix"), new ConfusionMatrix([0, 1], [0, 1]));
        RocPlot.Save(Name("roc"), [new RocLine("a", [0, 1], [0, 1], 0.5)]);
        NetworkPlot.Save(Name("network"), network);
        MemoryPlot.Save(Name("memory"), network, batch: 4);
        WorstSamplesPlot.Save(Name("worst"), [new SampleResult(0, "a", "b", 1, [1f, 2f])]);
        ActivationPlot.Save(Name("activations"));

        string[] files = [.. Directory.GetFiles(folder).Select(Path.GetFileName).OfType<string>()];
        files.ShouldBe(["activations.svg", "curves.svg", "matrix.svg", "memory.svg", "network.svg", "norm.svg", "rate.svg", "roc.svg", "scores.svg", "worst.svg"], ignoreOrder: true);
        files.ShouldAllBe(file => XDocument.Load(Path.Combine(folder, file)).Root!.Name.LocalName == "svg");
    }

    [Fact]
    public void A_file_that_cannot_be_replaced_leaves_no_temporary_one()
    {
        string taken = Directory.CreateDirectory(Path.Combine(folder, "taken.svg")).FullName;

        Should.Throw<Exception>(() => ActivationPlot.Save(taken)).ShouldBeAssignableTo<SystemException>();

        Directory.GetFiles(folder).ShouldBeEmpty();
    }

    private static (double X, double Y)[] Points(XElement path) =>
        [.. ((string)path.Attribute("d")!).Split('M', 'L').Skip(1).Select(point => point.Split(' ')).Select(pair => (double.Parse(pair[0], CultureInfo.InvariantCulture), double.Parse(pair[1], CultureInfo.InvariantCulture)))];
}
