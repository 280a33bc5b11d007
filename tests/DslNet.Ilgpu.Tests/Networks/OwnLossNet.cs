using static DslNet.Dsl;

namespace DslNet.Ilgpu.Tests;

/// <summary>A loss of its own, which only the class itself can see.</summary>
[Network(Loss = Loss.Custom)]
public sealed partial class OwnLossNet
{
    static Net Define() => Input(10) >> Dense(8) >> Tanh >> Dense(1);

    private static float LossOf(float prediction, float target) => MathF.Log((MathF.Exp(prediction - target) + MathF.Exp(target - prediction)) / 2);
}
