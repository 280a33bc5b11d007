using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Graph;

/// <summary>The properties of the attribute.</summary>
/// <param name="Loss">The loss to train with; <see cref="LossKind.None"/> generates inference alone.</param>
/// <param name="LabelSmoothing">ε of cross-entropy: targets become (1−ε)·onehot + ε/classes.</param>
/// <param name="HuberDelta">The threshold between the quadratic and the linear part of Huber's loss.</param>
/// <param name="L1">Factor of Σ|w| over the weights.</param>
/// <param name="L2">Factor of Σw² over the weights.</param>
/// <param name="CustomLoss">The user's <c>LossOf(prediction, target)</c>: operand 0 is the prediction, 1 the target.</param>
/// <param name="MemoryBudget">As written, such as <c>64 MB</c>, or null.</param>
/// <param name="Batch">The batch size for which the budget is checked.</param>
/// <param name="InputGradient">Whether a backward pass computes the gradient with respect to the input.</param>
public sealed record NetworkOptions(
    LossKind Loss = LossKind.None,
    float LabelSmoothing = 0,
    float HuberDelta = 1,
    float L1 = 0,
    float L2 = 0,
    ScalarFunction? CustomLoss = null,
    string? MemoryBudget = null,
    int Batch = 128,
    bool InputGradient = false)
{
    /// <summary>The weight of a binary cross-entropy's positive targets, for all outputs.</summary>
    public float PositiveWeight { get; init; } = 1;

    /// <summary>The same output by output; empty where <see cref="PositiveWeight"/> is for all.</summary>
    public EquatableArray<float> PositiveWeights { get; init; }

    /// <summary>Both combined: one for each output, or a single one for all; empty where all are 1.</summary>
    public EquatableArray<float> EffectivePositiveWeights => PositiveWeights.Count > 0 ? PositiveWeights : PositiveWeight == 1 ? default : EquatableArray.Of(PositiveWeight);

    /// <summary>γ of the focal loss; 0 for none.</summary>
    public float FocalGamma { get; init; }

    /// <summary>The label of no class, whose rows are ignored; null where every label is a class.</summary>
    public int? IgnoredClass { get; init; }

    /// <summary>The most labels of a target of CTC; 0 for as many as the output has steps.</summary>
    public int MaxLabels { get; init; }
}
