namespace DslNet.Tests;

/// <summary>Against the examples in scikit-learn's documentation.</summary>
public class RegressionMetricsTests
{
    private static readonly float[] Truth = [3f, -0.5f, 2f, 7f], Predicted = [2.5f, 0f, 2f, 8f];
    private static readonly float[] TwoTruths = [0.5f, 1f, -1f, 1f, 7f, -6f], TwoPredicted = [0f, 2f, -1f, 2f, 8f, -5f];

    [Fact]
    public void Mean_squared_error() => Check(Metrics.MeanSquaredError(Truth, Predicted), 0.375, Metrics.MeanSquaredError(TwoTruths, TwoPredicted), 4.25 / 6);

    [Fact]
    public void Mean_absolute_error() => Check(Metrics.MeanAbsoluteError(Truth, Predicted), 0.5, Metrics.MeanAbsoluteError(TwoTruths, TwoPredicted), 0.75);

    [Fact]
    public void Root_mean_squared_error() =>
        Check(Metrics.RootMeanSquaredError(Truth, Predicted), Math.Sqrt(0.375), Metrics.RootMeanSquaredError(TwoTruths, TwoPredicted, outputs: 2), (Math.Sqrt(1.25 / 3) + 1) / 2);

    [Fact]
    public void Mean_absolute_percentage_error() =>
        Check(Metrics.MeanAbsolutePercentageError(Truth, Predicted), 0.3273809523809524, Metrics.MeanAbsolutePercentageError(TwoTruths, TwoPredicted), 0.5515873015873016);

    [Fact]
    public void A_true_value_of_zero_makes_the_percentage_huge_but_finite() =>
        Metrics.MeanAbsolutePercentageError([1f, 0f, 2.4f, 7f], [1.2f, 0.1f, 2.4f, 8f]).ShouldBe(112589990684262.48, 1e8);

    [Fact]
    public void Coefficient_of_determination() =>
        Check(Metrics.R2(Truth, Predicted), 0.9486081370449679, Metrics.R2(TwoTruths, TwoPredicted, outputs: 2), 0.9368005266622779);

    [Fact]
    public void A_constant_truth_is_explained_wholly_or_not_at_all()
    {
        Metrics.R2([2f, 2f], [2f, 2f]).ShouldBe(1);
        Metrics.R2([2f, 2f], [2f, 3f]).ShouldBe(0);
        Metrics.R2([2f], [2f]).ShouldBe(double.NaN);
    }

    [Fact]
    public void What_does_not_fit_is_named()
    {
        Should.Throw<ArgumentException>(() => Metrics.MeanSquaredError([], [])).ParamName.ShouldBe("truth");
        Should.Throw<ArgumentException>(() => Metrics.MeanAbsoluteError([1f], [1f, 2f])).ParamName.ShouldBe("predicted");
        Should.Throw<ArgumentException>(() => Metrics.R2([1f, 2f, 3f], [1f, 2f, 3f], outputs: 2)).ParamName.ShouldBe("outputs");
        Should.Throw<ArgumentException>(() => Metrics.RootMeanSquaredError([1f], [1f], outputs: 0)).ParamName.ShouldBe("outputs");
    }

    private static void Check(double one, double expectedOne, double two, double expectedTwo)
    {
        one.ShouldBe(expectedOne, 1e-9);
        two.ShouldBe(expectedTwo, 1e-9);
    }
}
