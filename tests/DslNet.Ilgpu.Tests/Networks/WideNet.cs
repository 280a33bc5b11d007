using static DslNet.Dsl;

namespace DslNet.Ilgpu.Tests;

/// <summary>Its products are large enough for a library to be asked.</summary>
[Network(Loss = Loss.MeanSquaredError)]
public sealed partial class WideNet
{
    static Net Define() => Input(120) >> Dense(130) >> Tanh >> Dense(3);
}
