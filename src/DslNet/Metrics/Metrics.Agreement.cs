namespace DslNet;

// Metrics for imbalanced classes, which predicting the majority class can't raise.
public static partial class Metrics
{
    /// <summary>
    /// The Matthews correlation coefficient (for several classes Gorodkin's R_K); as scikit-learn's matthews_corrcoef.
    /// 1 is perfect, 0 no better than chance; 0 also where all samples, or all predictions, are of one class.
    /// </summary>
    /// <param name="truth">The true class indices.</param>
    /// <param name="predicted">The predicted class indices; as many.</param>
    /// <exception cref="ArgumentException">No samples, different lengths, or a negative index.</exception>
    public static double MatthewsCorrelation(ReadOnlySpan<int> truth, ReadOnlySpan<int> predicted) => new Agreement(truth, predicted).MatthewsCorrelation();

    /// <summary>
    /// Cohen's kappa, the agreement beyond chance: (observed − expected)/(1 − expected); as scikit-learn's
    /// cohen_kappa_score. NaN where all samples and all predictions are of one class: chance alone agrees then.
    /// </summary>
    /// <param name="truth">The true class indices.</param>
    /// <param name="predicted">The predicted class indices; as many.</param>
    /// <param name="weights">The weighting of disagreements.</param>
    /// <exception cref="ArgumentException">No samples, different lengths, a negative index, or an undefined member of the enumeration.</exception>
    public static double CohenKappa(ReadOnlySpan<int> truth, ReadOnlySpan<int> predicted, KappaWeights weights = KappaWeights.None) => new Agreement(truth, predicted).CohenKappa(weights);

    /// <summary>Balanced accuracy, the mean recall of the classes that occur; as scikit-learn's balanced_accuracy_score.</summary>
    /// <param name="truth">The true class indices.</param>
    /// <param name="predicted">The predicted class indices; as many.</param>
    /// <param name="adjusted">Whether it is scaled so that chance is 0 and perfect 1; NaN then where one class alone occurs.</param>
    /// <exception cref="ArgumentException">No samples, different lengths, or a negative index.</exception>
    public static double BalancedAccuracy(ReadOnlySpan<int> truth, ReadOnlySpan<int> predicted, bool adjusted = false) => new Agreement(truth, predicted).BalancedAccuracy(adjusted);
}
