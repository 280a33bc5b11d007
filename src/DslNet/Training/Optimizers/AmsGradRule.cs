using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Devices;

namespace DslNet;

/// <summary>Adam's rule, but divided by the largest v so far: u ← max(u, v); p −= rate·m̂/(√û + ε), û corrected as v̂ is (PyTorch's <c>amsgrad</c>).</summary>
internal readonly struct AmsGradRule(AdamRule adam) : IUpdateRule
{
    public static int StateCount => 3;

    /// <summary>The rule's description for a device.</summary>
    public DeviceUpdate OnDevice => adam.OnDevice with { Rule = DeviceUpdate.LargestMoments };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Apply(Vector256<float> parameter, Vector256<float> gradient, ref Vector256<float> first, ref Vector256<float> second, ref Vector256<float> third)
    {
        adam.Renew(gradient, ref first, ref second);
        third = Vector256.Max(third, second);
        return adam.Stepped(parameter, first, third);
    }
}
