using static DslNet.Dsl;

namespace DslNet.Ilgpu.Tests;

/// <summary>What comes out for ones is the masks: none of these layers changes a sign.</summary>
[Network]
public sealed partial class MaskNet
{
    static Net Define() => Input(37) >> Dropout(0.3f) >> Dropout(0.1f) >> Residual(Dropout(0.6f));
}
