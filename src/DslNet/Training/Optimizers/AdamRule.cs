using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Devices;
using DslNet.Kernels.Simd;

namespace DslNet;

/// <summary>
/// p ← p·keep; m ← β1·m + (1−β1)·g; v ← β2·v + (1−β2)·g²; p −= rate·m̂/(√v̂ + ε). The corrections of m̂ and v̂ are the same for all
/// parameters of a step, and are computed in double.
/// </summary>
internal readonly struct AdamRule : IUpdateRule
{
    private readonly float keep, keepFirst, addFirst, keepSecond, addSecond, stepSize, rootCorrection, epsilon;

    public AdamRule(OptimizerStep step, float beta1, float beta2, float epsilon)
    {
        keep = (float)(1 - ((double)step.LearningRate * step.WeightDecay));
        keepFirst = beta1;
        addFirst = (float)(1 - (double)beta1);
        keepSecond = beta2;
        addSecond = (float)(1 - (double)beta2);
        stepSize = (float)(step.LearningRate / (1 - Math.Pow(beta1, step.Number)));
        rootCorrection = (float)(1 / Math.Sqrt(1 - Math.Pow(beta2, step.Number)));
        this.epsilon = epsilon;
    }

    public static int StateCount => 2;

    /// <summary>The same for a device.</summary>
    public DeviceUpdate OnDevice => new()
    {
        Rule = DeviceUpdate.Moments,
        Rate = stepSize,
        Keep = keep,
        KeepFirst = keepFirst,
        AddFirst = addFirst,
        KeepSecond = keepSecond,
        AddSecond = addSecond,
        Correction = rootCorrection,
        Epsilon = epsilon,
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Apply(Vector256<float> parameter, Vector256<float> gradient, ref Vector256<float> first, ref Vector256<float> second, ref Vector256<float> third)
    {
        Renew(gradient, ref first, ref second);
        return Stepped(parameter, first, second);
    }

    /// <summary>The means of the gradient and of its square.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Renew(Vector256<float> gradient, ref Vector256<float> first, ref Vector256<float> second)
    {
        first = Lanes.WithoutTiny((first * keepFirst) + (gradient * addFirst));
        second = Lanes.WithoutTiny((second * keepSecond) + (gradient * gradient * addSecond));
    }

    /// <summary>The updated parameter, given the second moment of the divisor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Stepped(Vector256<float> parameter, Vector256<float> first, Vector256<float> squares)
    {
        Vector256<float> divisor = (Vector256.Sqrt(squares) * rootCorrection) + Vector256.Create(epsilon);
        return (parameter * keep) - (first / divisor * stepSize);
    }
}
