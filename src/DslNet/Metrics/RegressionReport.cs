namespace DslNet;

/// <summary>The metrics of a regression; named and defined as scikit-learn's.</summary>
/// <param name="MeanSquaredError">MSE: the mean of (truth − predicted)².</param>
/// <param name="MeanAbsoluteError">MAE: the mean of |truth − predicted|.</param>
/// <param name="RootMeanSquaredError">RMSE: the root of MSE, in the target's unit; the mean of the outputs' own.</param>
/// <param name="MeanAbsolutePercentageError">MAPE: the mean of |truth − predicted|/|truth|, as a fraction.</param>
/// <param name="R2">R², the coefficient of determination; 1 is perfect, 0 no better than the mean.</param>
public sealed record RegressionReport(double MeanSquaredError, double MeanAbsoluteError, double RootMeanSquaredError, double MeanAbsolutePercentageError, double R2)
{
    /// <summary>Computes the metrics from values.</summary>
    /// <param name="truth">The true values, row-major [rows × outputs].</param>
    /// <param name="predicted">The predicted values; as many.</param>
    /// <param name="outputs">The number of values a row has.</param>
    /// <exception cref="ArgumentException">No values, different lengths, no whole number of rows, or a value that isn't finite.</exception>
    public static RegressionReport From(ReadOnlySpan<float> truth, ReadOnlySpan<float> predicted, int outputs = 1) => new(
        Metrics.MeanSquaredError(truth, predicted),
        Metrics.MeanAbsoluteError(truth, predicted),
        Metrics.RootMeanSquaredError(truth, predicted, outputs),
        Metrics.MeanAbsolutePercentageError(truth, predicted),
        Metrics.R2(truth, predicted, outputs));

    /// <summary>One line with all five.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"MSE {MeanSquaredError:0.####}, MAE {MeanAbsoluteError:0.####}, RMSE {RootMeanSquaredError:0.####}, MAPE {MeanAbsolutePercentageError:0.####}, R² {R2:0.####}");
}
