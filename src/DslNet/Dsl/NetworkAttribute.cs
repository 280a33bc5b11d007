namespace DslNet;

/// <summary>
/// Declares a network: the partial class that carries it has a method <c>static Net Define()</c>, which is read at compile time,
/// and gets its code generated.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute : Attribute
{
    /// <summary>The loss to train with; without one only inference is generated.</summary>
    public Loss Loss { get; set; }

    /// <summary>ε of <see cref="Loss.CrossEntropy"/>: targets become (1 − ε)·onehot + ε/classes. At least 0, less than 1.</summary>
    public float LabelSmoothing { get; set; }

    /// <summary>δ of <see cref="Loss.Huber"/>; positive.</summary>
    public float HuberDelta { get; set; } = 1;

    /// <summary>Factor of Σ|w|, the L1 penalty on weights, to start with.</summary>
    public float L1 { get; set; }

    /// <summary>Factor of Σw², the L2 penalty on weights, to start with.</summary>
    public float L2 { get; set; }

    /// <summary>
    /// Whether <c>Backward</c> and <c>TrainStep</c> also work out the gradient by the input, for <see cref="INetwork.GetInputGradient"/>;
    /// takes one more product a step, and memory for it. Needs a loss.
    /// </summary>
    public bool InputGradient { get; set; }

    /// <summary>The memory that training may take, such as <c>"64 MB"</c>; more is a compile error. Null for no limit.</summary>
    public string? MemoryBudget { get; set; }

    /// <summary>The batch for which <see cref="MemoryBudget"/> is reckoned.</summary>
    public int Batch { get; set; } = 128;
}
