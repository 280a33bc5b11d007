using System.Globalization;

namespace DslNet.Tests.Training;

public class HistoryTests
{
    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("fi-FI")]
    [InlineData("tr-TR")]
    public void A_history_prints_a_line_an_epoch_the_same_everywhere(string culture)
    {
        var validation = new Evaluation(0.25, new ClassificationReport(new ConfusionMatrix([0, 1, 1, 1], [0, 1, 1, 0])), null);
        var history = new History([new EpochRecord(1, 0.5, validation, 1e-3f, 1.25, 0.125), new EpochRecord(2, 0.25, null, 5e-4f, 1.5, 0.25)], stoppedEarly: true);

        In(culture, history.ToString).ShouldBe(
            """
            epoch 1: loss 0.5000, validation loss 0.2500, accuracy 0.7500, rate 0.001, gradient 1.250, 0.13 s
            epoch 2: loss 0.2500, rate 0.0005, gradient 1.500, 0.25 s
            """);
        In(culture, new RegressionReport(1.5, 1, 1.2247, 0.5, -0.5).ToString).ShouldBe("MSE 1.5, MAE 1, RMSE 1.2247, MAPE 0.5, R² -0.5");
        In(culture, () => Should.Throw<ArgumentException>(() => new EarlyStopping(-5)).Message).ShouldContain("It is -5.");
    }

    [Fact]
    public void A_history_is_a_list_of_its_epochs()
    {
        var history = new History([new EpochRecord(1, 2, null, 0.1f, 1, 0.5), new EpochRecord(2, 1, null, 0.1f, 1, 0.25)]);

        (history.Count, history[0].Epoch, history.Last.Epoch, history.Best.Epoch, history.StoppedEarly, history.Seconds).ShouldBe((2, 1, 2, 2, false, 0.75));
        history.Last.ValidationLoss.ShouldBeNull();
        history.Last.ValidationAccuracy.ShouldBeNull();
    }

    [Fact]
    public void A_history_has_at_least_one_epoch() => Should.Throw<ArgumentException>(() => new History([])).ParamName.ShouldBe("epochs");

    private static string In(string culture, Func<string> print)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            return print();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
