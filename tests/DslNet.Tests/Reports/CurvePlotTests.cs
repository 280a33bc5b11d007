using System.Globalization;
using System.Xml.Linq;
using DslNet.Reports;
using DslNet.Tests.Training;

namespace DslNet.Tests.Reports;

/// <summary>Reliability and precision-recall curves as they are drawn: where their points lie in the square.</summary>
public class CurvePlotTests
{
    private static readonly int[] Truth = [0, 0, 1, 1, 1];
    private static readonly float[] Probabilities = [0.1f, 0.4f, 0.35f, 0.8f, 0.9f];

    [Fact]
    public void A_reliability_curve_has_a_dot_for_each_bin_and_the_diagonal_to_compare_with()
    {
        ReliabilityCurve curve = Metrics.ReliabilityCurve(Truth, Probabilities, bins: 4);
        XElement drawing = SvgDocument.Read(ReliabilityPlot.Of(("tumour", curve)));

        // Bins 0..0.25, 0.25..0.5 and 0.75..1: mean probabilities .1, .375 and .85, shares 0, .5 and 1.
        XElement diagonal = SvgDocument.Of(drawing, "line", "chance").Single();
        (double left, double bottom, double side) = (Number(diagonal, "x1"), Number(diagonal, "y1"), Number(diagonal, "x2") - Number(diagonal, "x1"));
        (double X, double Y)[] dots = [.. SvgDocument.Of(drawing, "circle").Select(dot => ((Number(dot, "cx") - left) / side, (bottom - Number(dot, "cy")) / side))];
        dots.Length.ShouldBe(3);
        (double X, double Y)[] expected = [(0.1, 0), (0.375, 0.5), (0.85, 1)];
        foreach (((double x, double y), (double wantedX, double wantedY)) in dots.Zip(expected))
        {
            x.ShouldBe(wantedX, 0.01);
            y.ShouldBe(wantedY, 0.01);
        }

        curve.ExpectedCalibrationError.ShouldBe(((0.1 * 1) + (0.125 * 2) + (0.15 * 2)) / 5, 1e-7);
        SvgDocument.Texts(drawing).ShouldContain("tumour (error 0.130)");
        SvgDocument.Texts(drawing).ShouldContain("share that truly is positive");
    }

    [Fact]
    public void Precision_recall_curves_are_named_with_their_average_precisions()
    {
        PrecisionRecallCurve curve = Metrics.PrecisionRecallCurve(Truth, Probabilities);
        XElement drawing = SvgDocument.Read(PrecisionRecallPlot.Of(("tumour", curve), ("the other", curve)));

        // By hand: precision 1 up to recall 2/3, then 3/4: (2 + 3/4)/3.
        curve.AveragePrecision.ShouldBe(2.75 / 3, 1e-12);
        SvgDocument.Texts(drawing).ShouldContain("tumour (AP 0.917)");
        SvgDocument.Of(drawing, "line", "chance").ShouldBeEmpty();
    }

    [Fact]
    public void Without_a_curve_there_is_nothing_to_draw()
    {
        Should.Throw<ArgumentException>(() => ReliabilityPlot.Of()).ParamName.ShouldBe("curves");
        Should.Throw<ArgumentException>(() => PrecisionRecallPlot.Of()).ParamName.ShouldBe("curves");
    }

    [Fact]
    public void A_page_shows_each_label_on_its_own()
    {
        using ThreeLabelNet network = new(batchSize: 4, seed: 1);
        network.SetParameters([4, 0, 0, 0, 4, 0, 0, 0, 4]);
        var set = new TestSet([1, -1, 1, -1, -1, 1, 1, 1, -1], [1, 0, 0, 0, 0, 1, 1, 1, 0], targetSize: 3);

        string page = new HtmlReport("Labels", ThreeLabelNet.Info) { Judgement = Judgement.Of(network, set) }.ToString();

        page.ShouldContain("Scores by label");
        page.ShouldContain("samples average");
        page.ShouldContain("Hamming loss");
        page.ShouldContain("Precision-recall curves");
        page.ShouldContain("all labels (error");
        page.ShouldNotContain("Scores by class");
    }

    private static double Number(XElement element, string name) => double.Parse((string)element.Attribute(name)!, CultureInfo.InvariantCulture);
}
