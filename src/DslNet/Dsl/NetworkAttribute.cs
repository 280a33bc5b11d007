namespace DslNet;

/// <summary>
/// Declares a network: the partial class that carries it has a method <c>static Net Define()</c>, which is read at compile time,
/// and gets its code generated.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute : Attribute
{
    /// <summary>The loss to train with; without one only inference is generated. An output of several can have a loss of its own (see <see cref="Dsl.Head"/>).</summary>
    public Loss Loss { get; set; }

    /// <summary>ε of <see cref="Loss.CrossEntropy"/>: targets become (1 − ε)·onehot + ε/classes. At least 0, less than 1.</summary>
    public float LabelSmoothing { get; set; }

    /// <summary>δ of <see cref="Loss.Huber"/>; positive.</summary>
    public float HuberDelta { get; set; } = 1;

    /// <summary>
    /// The weight w of the positive targets of <see cref="Loss.BinaryCrossEntropy"/>, as <c>pos_weight</c> of PyTorch's BCEWithLogitsLoss:
    /// −(w·t·log p + (1 − t)·log(1 − p)). Above 1 it raises recall, below 1 precision; positive.
    /// </summary>
    public float PositiveWeight { get; set; } = 1;

    /// <summary>The same output by output, for multi-label networks, of a sequence output by output of a step; null for <see cref="PositiveWeight"/> in all.</summary>
    public float[]? PositiveWeights { get; set; }

    /// <summary>
    /// γ of the focal loss (Lin et al. 2017), for <see cref="Loss.CrossEntropy"/> and <see cref="Loss.BinaryCrossEntropy"/>: a prediction that the network
    /// is already sure of is weighted down by (1 − p)^γ, with p the probability of the target. At least 0; 0, the default, is plain cross-entropy.
    /// </summary>
    public float FocalGamma { get; set; }

    /// <summary>
    /// The label that stands for no class, as PyTorch's <c>ignore_index</c>, such as −100; for <see cref="Loss.CrossEntropy"/>. Such rows, or steps where the
    /// output is a sequence, contribute neither to the loss nor to the count of its mean, and <c>Evaluate</c> leaves them out. Of several outputs those with
    /// <see cref="Loss.CrossEntropy"/> must be sequences. <see cref="int.MinValue"/>, the default, is none.
    /// </summary>
    public int IgnoredClass { get; set; } = int.MinValue;

    /// <summary>
    /// The most labels that a target of <see cref="Loss.Ctc"/> has: a row of targets has so many places, and one more number, how many of them count. 0, the
    /// default, is as many as the output has steps, more than which never fit.
    /// </summary>
    public int MaxLabels { get; set; }

    /// <summary>The initial factor of Σ|w|, the L1 penalty on weights.</summary>
    public float L1 { get; set; }

    /// <summary>The initial factor of Σw², the L2 penalty on weights.</summary>
    public float L2 { get; set; }

    /// <summary>
    /// Whether <c>Backward</c> and <c>TrainStep</c> also compute the gradient with respect to the input, for <see cref="INetwork.GetInputGradient"/>;
    /// costs one more matrix product a step, and its memory. Needs a loss.
    /// </summary>
    public bool InputGradient { get; set; }

    /// <summary>
    /// The memory that training may take, such as <c>"64 MB"</c>, for parameters, gradients and the values of a step; more is a compile error. The optimizer's state
    /// and the threads' scratch memory, which a compiler can't know, come on top (see <see cref="NetworkInfo.Memory(int, Optimizer, int)"/>). Null for no limit.
    /// </summary>
    public string? MemoryBudget { get; set; }

    /// <summary>The batch size for which <see cref="MemoryBudget"/> is checked.</summary>
    public int Batch { get; set; } = 128;
}
