namespace DslNet;

/// <summary>The loss that a network is trained with: always a mean over the batch, and, but for <see cref="CrossEntropy"/>, over the outputs.</summary>
public enum Loss
{
    /// <summary>None: only inference is generated.</summary>
    None,

    /// <summary>−Σ t·log softmax(z), for classes; wants <c>Softmax</c> as the last layer, with which it is fused.</summary>
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
}
