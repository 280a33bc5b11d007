namespace DslNet;

// Scores that a guess of the most frequent class can't raise: for classes of very different numbers.
public static partial class Metrics
{
    /// <summary>
    /// The correlation of truth and predictions (Matthews' φ, for several classes Gorodkin's R_K); as scikit-learn's matthews_corrcoef.
    /// 1 is perfect, 0 no better than chance; 0 also where all samples, or all predictions, are of one class.
    /// </summary>
    /// <param name="truth">The true class indices.</param>
    /// <param name="predicted">The predicted class indices; as many.</param>
    /// <exception cref="ArgumentException">No samples, different lengths, or a negative index.</exception>
    public static double MatthewsCorrelation(ReadOnlySpan<int> truth, ReadOnlySpan<int> predicted) => new Agreement(truth, predicted).MatthewsCorrelation();

    /// <summary>
    /// How far truth and predictions agree beyond chance, (observed − expected)/(1 − expected) (Cohen's κ); as scikit-learn's
    /// cohen_kappa_score. NaN where all samples and all predictions are of one class: chance alone agrees then.
    /// </summary>
    /// <param name="truth">The true class indices.</param>
    /// <param name="predicted">The predicted class indices; as many.</param>
    /// <param name="weights">How much a disagreement counts.</param>
    /// <exception cref="ArgumentException">No samples, different lengths, a negative index, or weights that there aren't.</exception>
    public static double CohenKappa(ReadOnlySpan<int> truth, ReadOnlySpan<int> predicted, KappaWeights weights = KappaWeights.None) => new Agreement(truth, predicted).CohenKappa(weights);

    /// <summary>The mean of the recalls of the classes that truly occur; as scikit-learn's balanced_accuracy_score.</summary>
    /// <param name="truth">The true class indices.</param>
    /// <param name="predicted">The predicted class indices; as many.</param>
    /// <param name="adjusted">Whether it is scaled so that chance is 0 and perfect 1; NaN then where one class alone occurs.</param>
    /// <exception cref="ArgumentException">No samples, different lengths, or a negative index.</exception>
    public static double BalancedAccuracy(ReadOnlySpan<int> truth, ReadOnlySpan<int> predicted, bool adjusted = false) => new Agreement(truth, predicted).BalancedAccuracy(adjusted);
}
