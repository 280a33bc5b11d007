namespace DslNet;

/// <summary>
/// The loss that a network is trained with: always a mean over the batch, and, but for <see cref="CrossEntropy"/>, over the outputs. Of an output that is a
/// sequence it is a loss of each step, and the mean is over the steps of the batch that count, weighted by their rows' weights: those before their row's length,
/// where rows have lengths. It is 0, without a gradient, where none counts.
/// </summary>
public enum Loss
{
    /// <summary>None: only inference is generated.</summary>
    None,

    /// <summary>
    /// −Σ t·log softmax(z), for classes; wants <c>Softmax</c> as the last layer, with which it is fused. Of a sequence (steps, classes), a row of targets is the
    /// class of each step, a whole number, and steps of <see cref="NetworkAttribute.IgnoredClass"/> don't count: PyTorch's CrossEntropyLoss with ignore_index.
    /// </summary>
    CrossEntropy,

    /// <summary>−(t·log p + (1 − t)·log(1 − p)) with p = sigmoid(z), for binary and multi-label targets; wants <c>Sigmoid</c> as the last layer, with which it is fused.</summary>
    BinaryCrossEntropy,

    /// <summary>(y − t)².</summary>
    MeanSquaredError,

    /// <summary>|y − t|.</summary>
    MeanAbsoluteError,

    /// <summary>½(y − t)² where |y − t| is less than δ, else δ·(|y − t| − ½δ).</summary>
    Huber,

    /// <summary>The class's own <c>static float LossOf(float prediction, float target)</c>.</summary>
    Custom,

    /// <summary>
    /// What <see cref="NetworkInfo.Loss"/> says of a network with several outputs: each has its own loss, and their weighted sum is trained (see
    /// <see cref="Dsl.Outputs"/>). It can't be declared itself.
    /// </summary>
    PerHead,

    /// <summary>
    /// Connectionist temporal classification (A. Graves et al., 2006), for sequences of labels whose places in the input are unknown, such as the letters of an
    /// utterance: −log of the probability of all alignments with the target's labels, over the number of labels (at least 1), as PyTorch's CTCLoss with its
    /// mean. The output is a sequence (steps, classes), class 0 being the blank; wants <c>Softmax</c> as the last layer, with which it is fused. A row of
    /// targets has <see cref="NetworkAttribute.MaxLabels"/> places for labels, each 1 to classes − 1, and then the number of those that count. Labels that
    /// the steps are too few for have an infinite loss and no gradient. Decoded by <see cref="CtcDecoder"/>.
    /// </summary>
    Ctc,
}
