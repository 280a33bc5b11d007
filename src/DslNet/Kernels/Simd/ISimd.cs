using System.Runtime.Intrinsics;

namespace DslNet.Kernels.Simd;

/// <summary>Vectors of one width, as a type parameter, so that a micro-kernel is written once for all of them.</summary>
/// <typeparam name="TVector">The vector.</typeparam>
internal unsafe interface ISimd<TVector>
    where TVector : struct
{
    /// <summary>Floats in a vector.</summary>
    static abstract int Count { get; }

    static abstract TVector Zero { get; }

    static abstract TVector Load(float* source);

    static abstract TVector Broadcast(float value);

    /// <summary>a·b + c, fused where the processor has FMA.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>
    /// The same with a broadcast scalar as an embedded-broadcast memory operand, where the processor has it. With <see cref="Broadcast"/>, the
    /// JIT compiler doesn't fold the load.
    /// </summary>
    static abstract TVector MultiplyAdd(float* a, TVector b, TVector c);

    static abstract TVector Add(TVector a, TVector b);

    static abstract TVector Subtract(TVector a, TVector b);

    static abstract void Store(TVector value, float* destination);

    /// <summary>All ones in the first <paramref name="count"/> lanes.</summary>
    static abstract TVector First(int count);

    static abstract TVector And(TVector a, TVector b);

    /// <summary>The first 8 lanes; missing ones are 0.</summary>
    static abstract Vector256<float> Lower(TVector value);

    /// <summary>The next 8 lanes, where there are any.</summary>
    static abstract Vector256<float> Upper(TVector value);
}
