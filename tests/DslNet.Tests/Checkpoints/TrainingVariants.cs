using static DslNet.Dsl;

#pragma warning disable SA1402 // Networks of one name, each in a class of its own: what tells them apart is their definition alone.
namespace DslNet.Tests.Checkpoints;

public static partial class Usual
{
    [Network(Loss = Loss.CrossEntropy)]
    public sealed partial class Mlp
    {
        static Net Define() => Input(4) >> Dense(8) >> Relu >> Dropout(0.25f) >> Dense(3) >> Softmax;
    }

    [Network(Loss = Loss.MeanSquaredError)]
    public sealed partial class Own
    {
        static Net Define() => Input(4) >> Dense(8) >> Activation(x => Scalar.Tanh(1.1234567f * x)) >> Dense(1);
    }

    [Network(Loss = Loss.Custom)]
    public sealed partial class OwnLoss
    {
        static Net Define() => Input(4) >> Dense(1);

        static float LossOf(float prediction, float target) => (prediction - target) * (prediction - target);
    }
}

public static partial class MoreDropout
{
    [Network(Loss = Loss.CrossEntropy)]
    public sealed partial class Mlp
    {
        static Net Define() => Input(4) >> Dense(8) >> Relu >> Dropout(0.6f) >> Dense(3) >> Softmax;
    }

    /// <summary>The same to six digits.</summary>
    [Network(Loss = Loss.MeanSquaredError)]
    public sealed partial class Own
    {
        static Net Define() => Input(4) >> Dense(8) >> Activation(x => Scalar.Tanh(1.1234568f * x)) >> Dense(1);
    }

    [Network(Loss = Loss.Custom)]
    public sealed partial class OwnLoss
    {
        static Net Define() => Input(4) >> Dense(1);

        static float LossOf(float prediction, float target) => 2 * (prediction - target) * (prediction - target);
    }
}

public static partial class OtherActivation
{
    [Network(Loss = Loss.CrossEntropy)]
    public sealed partial class Mlp
    {
        static Net Define() => Input(4) >> Dense(8) >> Tanh >> Dropout(0.25f) >> Dense(3) >> Softmax;
    }
}

public static partial class Smoothed
{
    [Network(Loss = Loss.CrossEntropy, LabelSmoothing = 0.3f)]
    public sealed partial class Mlp
    {
        static Net Define() => Input(4) >> Dense(8) >> Relu >> Dropout(0.25f) >> Dense(3) >> Softmax;
    }
}

public static partial class InABlock
{
    [Network(Loss = Loss.CrossEntropy)]
    public sealed partial class Mlp
    {
        static Net Define() => Input(4) >> Residual(Dense(4) >> Relu) >> Dropout(0.25f) >> Dense(3) >> Softmax;
    }
}

/// <summary>Many classes and few parameters.</summary>
[Network(Loss = Loss.CrossEntropy)]
public sealed partial class ManyClassesNet
{
    static Net Define() => Input(4) >> Dense(300) >> Softmax;
}
