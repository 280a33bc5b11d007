using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;

namespace DslNet.Kernels.Losses;

/// <summary>The focal loss of one step of a sequence.</summary>
/// <param name="z">Its logits.</param>
/// <param name="wanted">The target of its class, and of each other.</param>
/// <param name="label">Its class.</param>
/// <param name="gamma">γ, positive.</param>
/// <param name="classes">Classes.</param>
internal readonly struct FocalStep(FloatSlice z, (float Right, float Wrong) wanted, int label, float gamma, int classes)
{
    /// <summary>The loss; the derivative times <paramref name="share"/>.</summary>
    [MethodImpl(Jit.OnItsOwn)]
    public float Loss(float share, FloatSlice gradient)
    {
        Vector256<float> zero = Vector256<float>.Zero, slopes = zero, losses = zero;
        FocalClasses shared = FocalClasses.Of(z, classes, gamma);
        for (int column = 0; column < classes; column += Lanes.Count)
        {
            int count = Math.Min(Lanes.Count, classes - column);
            shared.At(z.Load(column), Wanted(column), out _, out _, out Vector256<float> loss, out Vector256<float> slope);
            losses += Lanes.Keep(loss, count, zero);
            slopes += Lanes.Keep(slope, count, zero);
        }

        Vector256<float> scale = Vector256.Create(share), all = Vector256.Create(Lanes.Sum(slopes));
        for (int column = 0; column < classes; column += Lanes.Count)
        {
            shared.At(z.Load(column), Wanted(column), out Vector256<float> p, out Vector256<float> q, out _, out Vector256<float> slope);
            gradient.Store(column, ((slope * q) - (p * (all - slope))) * scale);
        }

        return Lanes.Sum(losses);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<float> Wanted(int column) => Vector256.ConditionalSelect(
        Vector256.Equals(Vector256<int>.Indices + Vector256.Create(column), Vector256.Create(label)).AsSingle(), Vector256.Create(wanted.Right), Vector256.Create(wanted.Wrong));
}
