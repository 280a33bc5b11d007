namespace DslNet.Compiler.Backends.Ilgpu.Printing;

/// <summary>A launch as it is printed: a field of the program, what the constructor puts there, and the call.</summary>
/// <param name="Declaration">The field's declaration.</param>
/// <param name="Load">Its assignment.</param>
/// <param name="Call">Its call.</param>
internal sealed record GpuLaunch(string Declaration, string Load, string Call)
{
    /// <summary>A kernel, kept as a delegate.</summary>
    /// <param name="field">The field's name.</param>
    /// <param name="types">Types of the kernel's parameters.</param>
    /// <param name="method">The kernel.</param>
    /// <param name="config">How many groups of how many threads.</param>
    /// <param name="arguments">Of the call, behind queue and extents.</param>
    public static GpuLaunch Of(string field, string types, string method, string config, string arguments) => new(
        $"private readonly Action<AcceleratorStream, KernelConfig, {types}> {field};",
        $"{field} = accelerator.LoadKernel<{types}>({method});",
        $"{field}(Queue, {config}, {arguments});");

    /// <summary>A product, which a library may make.</summary>
    /// <param name="field">The field's name.</param>
    /// <param name="epilogue">The type of what happens to it.</param>
    /// <param name="arguments">Of the call.</param>
    public static GpuLaunch OfProduct(string field, string epilogue, string arguments) => new(
        $"private readonly GpuMultiplication<{epilogue}> {field};",
        $"{field} = Multiplication<{epilogue}>();",
        $"{field}.Run({arguments});");
}
