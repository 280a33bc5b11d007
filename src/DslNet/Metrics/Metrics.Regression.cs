namespace DslNet;

public static partial class Metrics
{
    // Machine epsilon of double: scikit-learn's lower bound of the divisor.
    private const double SmallestDivisor = 2.220446049250313e-16;

    /// <summary>Mean squared error (MSE): the mean of (truth − predicted)² over rows and outputs.</summary>
    /// <param name="truth">The true values, row-major [rows × outputs].</param>
    /// <param name="predicted">The predicted values; as many.</param>
    /// <exception cref="ArgumentException">No values, different lengths, or a value that isn't finite.</exception>
    public static double MeanSquaredError(ReadOnlySpan<float> truth, ReadOnlySpan<float> predicted)
    {
        MetricChecks.Numbers(truth, predicted);
        return SquaredError(truth, predicted, 0, 1) / truth.Length;
    }

    /// <summary>Mean absolute error (MAE): the mean of |truth − predicted| over rows and outputs.</summary>
    /// <param name="truth">The true values, row-major [rows × outputs].</param>
    /// <param name="predicted">The predicted values; as many.</param>
    /// <exception cref="ArgumentException">No values, different lengths, or a value that isn't finite.</exception>
    public static double MeanAbsoluteError(ReadOnlySpan<float> truth, ReadOnlySpan<float> predicted)
    {
        MetricChecks.Numbers(truth, predicted);
        double sum = 0;
        for (int i = 0; i < truth.Length; i++)
        {
            sum += Math.Abs((double)truth[i] - predicted[i]);
        }

        return sum / truth.Length;
    }

    /// <summary>The square root of the mean squared error (RMSE); with several outputs the mean of the outputs' RMSE.</summary>
    /// <param name="truth">The true values, row-major [rows × outputs].</param>
    /// <param name="predicted">The predicted values; as many.</param>
    /// <param name="outputs">The number of values a row has.</param>
    /// <exception cref="ArgumentException">No values, different lengths, no whole number of rows, or a value that isn't finite.</exception>
    public static double RootMeanSquaredError(ReadOnlySpan<float> truth, ReadOnlySpan<float> predicted, int outputs = 1)
    {
        MetricChecks.Numbers(truth, predicted, outputs);
        int rows = truth.Length / outputs;
        double sum = 0;
        for (int output = 0; output < outputs; output++)
        {
            sum += Math.Sqrt(SquaredError(truth, predicted, output, outputs) / rows);
        }

        return sum / outputs;
    }

    /// <summary>Mean absolute percentage error (MAPE): the mean of |truth − predicted|/|truth|, as a fraction: 0.1 is ten per cent. True values of zero make it huge, not infinite.</summary>
    /// <param name="truth">The true values, row-major [rows × outputs].</param>
    /// <param name="predicted">The predicted values; as many.</param>
    /// <exception cref="ArgumentException">No values, different lengths, or a value that isn't finite.</exception>
    public static double MeanAbsolutePercentageError(ReadOnlySpan<float> truth, ReadOnlySpan<float> predicted)
    {
        MetricChecks.Numbers(truth, predicted);
        double sum = 0;
        for (int i = 0; i < truth.Length; i++)
        {
            sum += Math.Abs((double)truth[i] - predicted[i]) / Math.Max(Math.Abs((double)truth[i]), SmallestDivisor);
        }

        return sum / truth.Length;
    }

    /// <summary>
    /// The coefficient of determination (R²): 1 − Σ(truth − predicted)²/Σ(truth − mean)²; with several
    /// outputs the mean of each output's own. Where the truth is constant: 1 if predicted exactly, else 0. NaN for a single row.
    /// </summary>
    /// <param name="truth">The true values, row-major [rows × outputs].</param>
    /// <param name="predicted">The predicted values; as many.</param>
    /// <param name="outputs">The number of values a row has.</param>
    /// <exception cref="ArgumentException">No values, different lengths, no whole number of rows, or a value that isn't finite.</exception>
    public static double R2(ReadOnlySpan<float> truth, ReadOnlySpan<float> predicted, int outputs = 1)
    {
        MetricChecks.Numbers(truth, predicted, outputs);
        if (truth.Length == outputs)
        {
            return double.NaN;
        }

        double sum = 0;
        for (int output = 0; output < outputs; output++)
        {
            double residual = SquaredError(truth, predicted, output, outputs);
            double variation = Variation(truth, output, outputs);
            sum += variation > 0 ? 1 - (residual / variation) : residual == 0 ? 1 : 0;
        }

        return sum / outputs;
    }

    private static double SquaredError(ReadOnlySpan<float> truth, ReadOnlySpan<float> predicted, int first, int stride)
    {
        double sum = 0;
        for (int i = first; i < truth.Length; i += stride)
        {
            double error = (double)truth[i] - predicted[i];
            sum += error * error;
        }

        return sum;
    }

    private static double Variation(ReadOnlySpan<float> truth, int first, int stride)
    {
        double mean = 0;
        for (int i = first; i < truth.Length; i += stride)
        {
            mean += truth[i];
        }

        mean /= truth.Length / stride;
        double sum = 0;
        for (int i = first; i < truth.Length; i += stride)
        {
            sum += (truth[i] - mean) * (truth[i] - mean);
        }

        return sum;
    }
}
