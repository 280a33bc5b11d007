using static DslNet.Dsl;

namespace DslNet.Tests.Weights;

[Network(Loss = Loss.CrossEntropy)]
public sealed partial class ClassesNet
{
    static Net Define() => Input(3) >> Dense(4) >> Tanh >> Dense(3) >> Softmax;
}

[Network(Loss = Loss.CrossEntropy)]
public sealed partial class ManyClassesNet
{
    static Net Define() => Input(3) >> Dense(4) >> Tanh >> Dense(19) >> Softmax;
}

[Network(Loss = Loss.CrossEntropy, LabelSmoothing = 0.1f)]
public sealed partial class SmoothClassesNet
{
    static Net Define() => Input(3) >> Dense(4) >> Tanh >> Dense(3) >> Softmax;
}

[Network(Loss = Loss.CrossEntropy, IgnoredClass = -100)]
public sealed partial class IgnoringNet
{
    static Net Define() => Input(3) >> Dense(4) >> Tanh >> Dense(3) >> Softmax;
}

[Network(Loss = Loss.CrossEntropy, FocalGamma = 2)]
public sealed partial class FocalClassesNet
{
    static Net Define() => Input(3) >> Dense(4) >> Tanh >> Dense(3) >> Softmax;
}

[Network(Loss = Loss.CrossEntropy, FocalGamma = 0.5f, LabelSmoothing = 0.1f)]
public sealed partial class FocalManyClassesNet
{
    static Net Define() => Input(3) >> Dense(4) >> Tanh >> Dense(19) >> Softmax;
}

[Network(Loss = Loss.BinaryCrossEntropy)]
public sealed partial class YesOrNoNet
{
    static Net Define() => Input(3) >> Dense(4) >> Tanh >> Dense(1) >> Sigmoid;
}

[Network(Loss = Loss.BinaryCrossEntropy)]
public sealed partial class QuestionsNet
{
    static Net Define() => Input(3) >> Dense(4) >> Tanh >> Dense(3) >> Sigmoid;
}

[Network(Loss = Loss.BinaryCrossEntropy, PositiveWeight = 5)]
public sealed partial class PositiveNet
{
    static Net Define() => Input(3) >> Dense(4) >> Tanh >> Dense(1) >> Sigmoid;
}

[Network(Loss = Loss.BinaryCrossEntropy, PositiveWeights = new[] { 0.5f, 2, 5 })]
public sealed partial class PositivesNet
{
    static Net Define() => Input(3) >> Dense(4) >> Tanh >> Dense(3) >> Sigmoid;
}

[Network(Loss = Loss.BinaryCrossEntropy, FocalGamma = 2)]
public sealed partial class FocalQuestionsNet
{
    static Net Define() => Input(3) >> Dense(4) >> Tanh >> Dense(3) >> Sigmoid;
}

[Network(Loss = Loss.BinaryCrossEntropy, FocalGamma = 1.5f, PositiveWeight = 3)]
public sealed partial class FocalPositiveNet
{
    static Net Define() => Input(3) >> Dense(4) >> Tanh >> Dense(3) >> Sigmoid;
}

[Network(Loss = Loss.MeanSquaredError)]
public sealed partial class SquaredNet
{
    static Net Define() => Input(3) >> Dense(4) >> Tanh >> Dense(2);
}

[Network(Loss = Loss.MeanAbsoluteError)]
public sealed partial class AbsoluteNet
{
    static Net Define() => Input(3) >> Dense(4) >> Tanh >> Dense(2);
}

[Network(Loss = Loss.Huber, HuberDelta = 0.5f)]
public sealed partial class HuberNet
{
    static Net Define() => Input(3) >> Dense(4) >> Tanh >> Dense(1);
}

[Network(Loss = Loss.Custom)]
public sealed partial class OwnNet
{
    static Net Define() => Input(3) >> Dense(4) >> Tanh >> Dense(3);

    static float LossOf(float prediction, float target) => MathF.Sqrt(1 + ((prediction - target) * (prediction - target))) - 1;
}
