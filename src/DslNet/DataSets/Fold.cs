namespace DslNet;

/// <summary>One division of a dataset in cross-validation.</summary>
/// <param name="Number">Which one it is, from 0.</param>
/// <param name="Train">All rows but those of the fold.</param>
/// <param name="Validation">The rows of the fold.</param>
public sealed record Fold(int Number, TrainingSet Train, ValidationSet Validation)
{
    /// <summary>The same fold with transformed features.</summary>
    /// <param name="transform">The transform, fitted on <see cref="Train"/> alone.</param>
    /// <exception cref="ArgumentException">The transform's input size isn't the number of features.</exception>
    public Fold Apply(IFeatureTransform transform) => new(Number, Train.Apply(transform), Validation.Apply(transform));
}
