using DslNet.Compiler.Ops;
using DslNet.Ilgpu.Tests.Harness;
using DslNet.Ilgpu.Tests.Ops;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNet.Ilgpu.Tests.Syntax;

/// <summary>Without ILGPU at hand: what is emitted for a device, and the package's kernels, keep to the C# that is known to compile for every device.</summary>
public class DeviceSyntaxTests
{
    private static readonly Lazy<CSharpCompilation> All = new(() => EmittedNetworks.CompileGpu(OpTable.All.SelectMany(op => OpTests.All(op.Verb)).Concat(LossTests.Graphs)));

    [Fact]
    public void The_kernels_of_every_layer_and_loss_have_nothing_forbidden() => Forbidden.In(All.Value).ShouldBeEmpty();

    [Fact]
    public void It_is_really_the_kernels_that_are_looked_at()
    {
        All.Value.GetParseDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        string[] methods = [.. DeviceCode.Of(All.Value).Select(code => $"{code.Method.ContainingType.Name}.{code.Method.Name}")];
        foreach (string expected in new[] { "GpuGemm.Run", "GpuGemm.Finish", "GpuReduce.Rows", "GpuReduce.Sum", "GpuConvolution.WeightGradient", "GpuSteps.Update", "GpuMath.Erf", "GpuPhilox.Uniform", "GpuColumns.At", "GpuStore.Apply" })
        {
            methods.ShouldContain(expected);
        }

        methods.Count(method => method.EndsWith(".Apply", StringComparison.Ordinal)).ShouldBeGreaterThan(100);
        methods.ShouldNotContain(method => method.StartsWith("GpuProgram.", StringComparison.Ordinal) || method.StartsWith("GpuMemory.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("parameter of bool", "static void Kernel(ArrayView<float> x, bool flag) { x[0] = flag ? 1f : 0f; }")]
    [InlineData("parameter of char", "static void Kernel(ArrayView<float> x, char letter) { x[0] = letter; }")]
    [InlineData("parameter of bool", "struct Data { public bool Flag; } static void Kernel(ArrayView<float> x, Data data) { x[0] = data.Flag ? 1f : 0f; }")]
    [InlineData("parameter of float[]", "static void Kernel(ArrayView<float> x, float[] y) { x[0] = y[0]; }")]
    [InlineData("Span", "static void Kernel(ArrayView<float> x, int n) { Span<float> y = new float[2]; x[0] = y[0]; }")]
    [InlineData("stackalloc", "static void Kernel(ArrayView<float> x, int n) { Span<float> y = stackalloc float[2]; x[0] = y[0]; }")]
    [InlineData("static array", "static readonly float[] Table = [1, 2]; static void Kernel(ArrayView<float> x, int n) { x[0] = Table[n]; }")]
    [InlineData("mutable static", "static float last; static void Kernel(ArrayView<float> x, int n) { x[0] = last; }")]
    [InlineData("class", "class Box { public float Value; } static void Kernel(ArrayView<float> x, int n) { x[0] = new Box().Value; }")]
    [InlineData("string", "static void Kernel(ArrayView<float> x, int n) { string text = \"a\"; x[0] = text == null ? 1 : 0; }")]
    [InlineData("throw", "static void Kernel(ArrayView<float> x, int n) { if (n < 0) { throw new InvalidOperationException(); } }")]
    [InlineData("throw", "static void Kernel(ArrayView<float> x, int n) { x[0] = n > 0 ? 1f : throw new InvalidOperationException(); }")]
    [InlineData("try", "static void Kernel(ArrayView<float> x, int n) { try { x[0] = 1; } finally { x[1] = 1; } }")]
    [InlineData("lambda", "static void Kernel(ArrayView<float> x, int n) { Func<float, float> f = y => y; x[0] = f(1); }")]
    [InlineData("delegate", "static float Same(float y) => y; static void Kernel(ArrayView<float> x, int n) { Func<float, float> f = Same; x[0] = f(1); }")]
    [InlineData("local function", "static void Kernel(ArrayView<float> x, int n) { x[0] = Same(1); static float Same(float y) => y; }")]
    [InlineData("instance method", "struct Data { public float Value; public float Twice() => 2 * Value; } static void Kernel(ArrayView<float> x, Data data) { x[0] = data.Twice(); }")]
    [InlineData("Double", "static void Kernel(ArrayView<float> x, int n) { x[0] = (float)(n * 0.5); }")]
    [InlineData("unsigned number to float", "static void Kernel(ArrayView<float> x, uint n) { x[0] = n >> 8; }")]
    [InlineData("call of System.MathF.Exp", "static void Kernel(ArrayView<float> x, int n) { x[0] = MathF.Exp(x[0]); }")]
    [InlineData("call of System.MathF.Log", "static void Kernel(ArrayView<float> x, int n) { x[0] = MathF.Log(x[0]); }")]
    [InlineData("call of System.MathF.Pow", "static void Kernel(ArrayView<float> x, int n) { x[0] = MathF.Pow(x[0], 2f); }")]
    [InlineData("call of System.MathF.Tanh", "static void Kernel(ArrayView<float> x, int n) { x[0] = MathF.Tanh(x[0]); }")]
    [InlineData("call of System.MathF.Log2", "static void Kernel(ArrayView<float> x, int n) { x[0] = MathF.Log2(x[0]); }")]
    [InlineData("call of System.MathF.FusedMultiplyAdd", "static void Kernel(ArrayView<float> x, int n) { x[0] = MathF.FusedMultiplyAdd(x[0], x[1], x[2]); }")]
    [InlineData("call of System.Math.Sqrt", "static void Kernel(ArrayView<float> x, int n) { x[0] = (float)Math.Sqrt(x[0]); }")]
    public void Each_forbidden_thing_is_found(string finding, string members) => Findings(members).ShouldContain(text => text.EndsWith(": " + finding, StringComparison.Ordinal));

    [Fact]
    public void It_is_found_in_what_a_kernel_calls() =>
        Findings("static float Far(float y) => Near(y); static float Near(float y) => MathF.Exp(y); static void Kernel(ArrayView<float> x, int n) { x[0] = Far(x[0]); }").ShouldBe(["Kernels.Near: call of System.MathF.Exp"]);

    [Fact]
    public void It_is_found_in_what_a_generic_kernel_calls_by_an_interface() => Findings("""
        interface IApply<T> where T : struct, IApply<T> { static abstract float Apply(T data); }
        struct Bad : IApply<Bad> { public float Value; public static float Apply(Bad data) => MathF.Log(data.Value); }
        static void Kernel(ArrayView<float> x, Bad bad) => Run(x, bad);
        static void Run<T>(ArrayView<float> x, T data) where T : struct, IApply<T> => x[0] = T.Apply(data);
        """).ShouldBe(["Bad.Apply: call of System.MathF.Log"]);

    [Fact]
    public void What_is_allowed_is_not_reported() => Findings("""
        struct Data { public float Value; public ArrayView<float> View; }
        const int Size = 4;
        static readonly float Half = 0.5f;
        static void Kernel(ArrayView<float> x, Data data)
        {
            ArrayView<float> shared = SharedMemory.Allocate<float>(Size);
            float[] few = new float[2];
            few[0] = MathF.Sqrt(data.View[Grid.IdxX]) * Half;
            bool isFirst = Group.IdxX == 0;
            shared[Group.IdxX] = few[0];
            Group.Barrier();
            switch (Group.DimX) { case 1: x[0] = MathF.Sin(shared[0]); break; default: x[0] = isFirst ? MathF.Floor(x[0]) : data.Value; break; }
        }
        """).ShouldBeEmpty();

    private static string[] Findings(string members)
    {
        // The first parameter's type, and then the second's, as the kernel has them.
        string second = members[members.IndexOf("Kernel(ArrayView<float> x, ", StringComparison.Ordinal)..]["Kernel(ArrayView<float> x, ".Length..].Split(' ')[0];
        CSharpCompilation compilation = EmittedNetworks.Compile([$$"""
            using System;
            using ILGPU;
            using ILGPU.Runtime;
            static class Kernels
            {
                static void Load(Accelerator accelerator) => Loader.LoadKernel<ArrayView<float>, {{second}}>(accelerator, Kernel);
                {{members}}
            }
            static class Loader { public static void LoadKernel<T1, T2>(Accelerator accelerator, Action<T1, T2> kernel) { } }
            """]);
        compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        return [.. Forbidden.In(compilation).Order(StringComparer.Ordinal)];
    }
}
