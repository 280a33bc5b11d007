using System.Runtime.Intrinsics;

namespace DslNet;

/// <summary>
/// One optimizer's formula for eight parameters at a time. It is written once, without fused multiply-adds, so that any way of
/// cutting the parameters into pieces gives the same bits.
/// </summary>
internal interface IUpdateRule
{
    /// <summary>How many floats of state a parameter has: 0 to 3.</summary>
    static abstract int StateCount { get; }

    /// <summary>Returns the new parameters and renews the state.</summary>
    Vector256<float> Apply(Vector256<float> parameter, Vector256<float> gradient, ref Vector256<float> first, ref Vector256<float> second, ref Vector256<float> third);
}
