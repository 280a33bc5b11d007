using System.Xml.Linq;
using DslNet.Reports;

namespace DslNet.Tests.Reports;

public class ActivationPlotTests
{
    [Fact]
    public void The_grid_begins_as_textbooks_do()
    {
        XElement drawing = SvgDocument.Read(ActivationPlot.Of());

        SvgDocument.Of(drawing, "text", "").Select(text => text.Value).ShouldBe(["Sigmoid", "Tanh", "Relu", "LeakyRelu", "Elu", "Gelu", "Silu", "Softplus"]);
        SvgDocument.Of(drawing, "path").Count().ShouldBe(16);
    }

    /// <summary>The library's own functions, which the networks' are tested against.</summary>
    [Fact]
    public void Functions_are_the_librarys()
    {
        Func<float, float>[] library =
        [
            Scalar.Sigmoid, Scalar.Tanh, Scalar.Relu, x => Scalar.LeakyRelu(x), x => Scalar.Elu(x), Scalar.Gelu, Scalar.Silu, Scalar.Softplus,
        ];
        for (double x = -5; x <= 5; x += 0.125)
        {
            ActivationFunction.All.Select(function => function.Value(x)).ShouldBe(library.Select(function => (double)function((float)x)), 1e-6);
        }
    }

    [Fact]
    public void Derivatives_are_what_differences_say()
    {
        const double Step = 1e-3;
        foreach (ActivationFunction function in ActivationFunction.All)
        {
            for (double x = -4.95; x <= 5; x += 0.1)
            {
                // Gelu's values come from a float.
                double difference = (function.Value(x + Step) - function.Value(x - Step)) / (2 * Step);
                function.Slope(x).ShouldBe(difference, function.Name == "Gelu" ? 2e-3 : 1e-6, $"{function.Name} at {x}");
            }
        }
    }

    [Fact]
    public void Derivatives_with_a_kink_are_drawn_with_a_gap()
    {
        string[] derivatives = [.. SvgDocument.Of(SvgDocument.Read(ActivationPlot.Of()), "path").Select(path => (string)path.Attribute("d")!).Where((_, i) => i % 2 == 1)];

        derivatives.Select(path => path.Count(letter => letter == 'M')).ShouldBe([1, 1, 2, 2, 1, 1, 1, 1]);
    }

    [Fact]
    public void A_grid_has_at_least_one_column() =>
        Should.Throw<ArgumentOutOfRangeException>(() => ActivationPlot.Of(0)).Message.ShouldContain("It is 0.");
}
