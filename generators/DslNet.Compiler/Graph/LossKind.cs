namespace DslNet.Compiler.Graph;

/// <summary>The losses; names and order are those of <c>DslNet.Loss</c>.</summary>
public enum LossKind
{
    None,
    CrossEntropy,
    BinaryCrossEntropy,
    MeanSquaredError,
    MeanAbsoluteError,
    Huber,
    Custom,

    /// <summary>Of a network with several outputs: each has its own.</summary>
    PerHead,

    /// <summary>Connectionist temporal classification: of a sequence of distributions, against a sequence of labels.</summary>
    Ctc,
}
