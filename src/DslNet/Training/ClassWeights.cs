using System.Globalization;

namespace DslNet;

/// <summary>
/// The weight of each class in training (<see cref="FitOptions.ClassWeights"/>): a row's loss is multiplied by the weight of its label's class,
/// and the mean is Σ w·l / Σ w, as the weights of PyTorch's cross-entropy and scikit-learn's <c>class_weight</c>. (With label smoothing it is the
/// row's whole loss that is multiplied; PyTorch weighs the smoothed part class by class.)
/// </summary>
public sealed class ClassWeights
{
    private readonly float[]? weights;

    private ClassWeights(float[]? weights) => this.weights = weights;

    /// <summary>All classes have the same total weight, however many rows they have: rows / (classes that occur · rows of the class), as scikit-learn's <c>"balanced"</c>.</summary>
    public static ClassWeights Balanced { get; } = new(null);

    /// <summary>Given weights.</summary>
    /// <param name="weights">One for each class, by class index; finite and not negative, not all 0.</param>
    /// <exception cref="ArgumentException">There are fewer than two, one is negative or not finite, or all are 0.</exception>
    public static ClassWeights Of(params ReadOnlySpan<float> weights)
    {
        if (weights.Length < 2)
        {
            throw new ArgumentException($"One weight for each class is needed, and at least two classes; {weights.Length} came.", nameof(weights));
        }

        SampleChecks.Weights(weights, weights.Length, "class");
        return new ClassWeights(weights.ToArray());
    }

    /// <summary>Such as <c>1, 2.5, 4</c>, or <c>balanced</c>.</summary>
    public override string ToString() => weights is null ? "balanced" : string.Join(", ", weights.Select(weight => weight.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The weight of each class of a set.</summary>
    /// <param name="labels">The set's labels.</param>
    /// <param name="classes">The number of its classes.</param>
    /// <param name="ignored">The label that stands for none.</param>
    /// <exception cref="ArgumentException">There are as many weights as another set has classes.</exception>
    internal float[] For(ReadOnlySpan<int> labels, int classes, int? ignored)
    {
        if (weights is not null)
        {
            return weights.Length == classes
                ? weights
                : throw new ArgumentException($"{nameof(ClassWeights)} has {weights.Length} weights, the training set {classes} classes.", "options");
        }

        int[] counts = new int[classes];
        int rows = 0;
        foreach (int label in labels)
        {
            if (label != ignored)
            {
                counts[label]++;
                rows++;
            }
        }

        int present = counts.Count(count => count > 0);
        return [.. counts.Select(count => count == 0 ? 0 : (float)(rows / ((double)present * count)))];
    }
}
