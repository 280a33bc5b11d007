using static DslNet.Dsl;

namespace DslNet.Tests.Training;

/// <summary>Its only logit is its input, through weight 1 and bias 0.</summary>
[Network(Loss = Loss.BinaryCrossEntropy)]
public sealed partial class OneLogitNet
{
    static Net Define() => Input(1) >> Dense(1) >> Sigmoid;
}

/// <summary>No bias, so that the product has no epilogue but the sigmoid.</summary>
[Network(Loss = Loss.BinaryCrossEntropy)]
public sealed partial class ThreeLabelNet
{
    static Net Define() => Input(3) >> Dense(3, bias: false) >> Sigmoid;
}

/// <summary>Nothing but the sigmoid: the logits are the inputs.</summary>
[Network(Loss = Loss.BinaryCrossEntropy)]
public sealed partial class BareSigmoidNet
{
    static Net Define() => Input(3) >> Sigmoid;
}

/// <summary>The sigmoid stands behind a map of images, whose pixels are filled up in memory.</summary>
[Network(Loss = Loss.BinaryCrossEntropy)]
public sealed partial class MaskOfImageNet
{
    static Net Define() => Input(4, 4, 1) >> Conv2D(3, 3, padding: 1) >> BatchNorm() >> Relu >> Dropout(0.5f) >> Conv2D(1, 3, padding: 1) >> Sigmoid;
}

/// <summary>The sigmoid stands behind a pool and a residual block, which are no products.</summary>
[Network(Loss = Loss.BinaryCrossEntropy)]
public sealed partial class PooledSigmoidNet
{
    static Net Define() => Input(4, 4, 1) >> Conv2D(3, 3) >> Relu >> GlobalAvgPool >> Residual(Dense(3) >> Tanh) >> Sigmoid;
}

/// <summary>Its logits are its inputs.</summary>
[Network(Loss = Loss.CrossEntropy)]
public sealed partial class BareSoftmaxNet
{
    static Net Define() => Input(2) >> Softmax;
}

/// <summary>The same with a smoothing of 0.1.</summary>
[Network(Loss = Loss.CrossEntropy, LabelSmoothing = 0.1f)]
public sealed partial class SmoothedSoftmaxNet
{
    static Net Define() => Input(2) >> Softmax;
}

/// <summary>More classes than fit a vector, behind a batch norm.</summary>
[Network(Loss = Loss.CrossEntropy)]
public sealed partial class ManyClassesNet
{
    static Net Define() => Input(5) >> Dense(8) >> BatchNorm() >> Relu >> Dense(19) >> Softmax;
}

/// <summary>Of large inputs it gives NaN: ∞ − ∞.</summary>
[Network(Loss = Loss.BinaryCrossEntropy)]
public sealed partial class OverflowNet
{
    static Net Define() => Input(1) >> Dense(2) >> Activation(x => x * x) >> Dense(1) >> Sigmoid;
}
