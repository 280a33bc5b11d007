using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;
using DslNet.Kernels.Memory;
using DslNet.Kernels.RandomNumbers;
using DslNet.Kernels.Simd;

namespace DslNet.Benchmarks.Micro;

/// <summary>Functions of single numbers, and random numbers, on 32,768 floats.</summary>
public class ElementBenchmarks
{
    private const int Length = 1 << 15;
    private readonly KernelMemory memory = new();
    private FloatSlice x;
    private FloatSlice y;

    private interface IFunction
    {
        static abstract Vector256<float> Of(Vector256<float> x, nint element);
    }

    /// <summary>Takes the memory.</summary>
    [GlobalSetup]
    public void SetUp() => (x, y) = (memory.Noise(Length), memory.Noise(Length));

    /// <summary>Gives it back.</summary>
    [GlobalCleanup]
    public void CleanUp() => memory.Dispose();

    /// <summary>e^x.</summary>
    [Benchmark]
    public void Exp() => Map<ExpFunction>();

    /// <summary>ln x.</summary>
    [Benchmark]
    public void Log() => Map<LogFunction>();

    /// <summary>tanh x.</summary>
    [Benchmark]
    public void Tanh() => Map<TanhFunction>();

    /// <summary>erf x.</summary>
    [Benchmark]
    public void Erf() => Map<ErfFunction>();

    /// <summary>Random numbers.</summary>
    [Benchmark]
    public void PhiloxUniform() => Map<UniformFunction>();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Map<TFunction>()
        where TFunction : struct, IFunction
    {
        FloatSlice source = x;
        FloatSlice target = y;
        for (nint i = 0; i < Length; i += Vector256<float>.Count)
        {
            target.Store(i, TFunction.Of(source.Load(i), i), Vector256<float>.Count);
        }
    }

    private readonly struct ExpFunction : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<float> Of(Vector256<float> x, nint element) => VectorMath.Exp(x);
    }

    private readonly struct LogFunction : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<float> Of(Vector256<float> x, nint element) => VectorMath.Log(Vector256.Abs(x));
    }

    private readonly struct TanhFunction : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<float> Of(Vector256<float> x, nint element) => VectorMath.Tanh(x);
    }

    private readonly struct ErfFunction : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<float> Of(Vector256<float> x, nint element) => VectorMath.Erf(x);
    }

    private readonly struct UniformFunction : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<float> Of(Vector256<float> x, nint element) => Philox.Uniform(new RandomState(1, 2), 3, element);
    }
}
