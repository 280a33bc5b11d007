using System.Runtime.Intrinsics;

namespace DslNet;

/// <summary>
/// One optimizer's update formula for eight parameters at a time. It is written once, without fused multiply-adds, so that any
/// partition of the parameters gives bit-identical results.
/// </summary>
internal interface IUpdateRule
{
    /// <summary>Floats of state per parameter: 0 to 3.</summary>
    static abstract int StateCount { get; }

    /// <summary>Returns the new parameters and updates the state.</summary>
    Vector256<float> Apply(Vector256<float> parameter, Vector256<float> gradient, ref Vector256<float> first, ref Vector256<float> second, ref Vector256<float> third);
}
