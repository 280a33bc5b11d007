namespace DslNet.Compiler.Backends.Ilgpu.Printing;

/// <summary>A launch as it is printed: a field of the program, its assignment in the constructor, and the call.</summary>
/// <param name="Declaration">The field's declaration.</param>
/// <param name="Load">Its assignment.</param>
/// <param name="Call">Its call.</param>
internal sealed record GpuLaunch(string Declaration, string Load, string Call)
{
    /// <summary>A line of C# among the launches, such as the head of a loop over them.</summary>
    public static GpuLaunch Text(string line) => new("", "", line);

    /// <summary>Whether it launches anything.</summary>
    public bool IsKernel => Declaration.Length > 0;

    /// <summary>A kernel, kept as a delegate.</summary>
    /// <param name="field">The field's name.</param>
    /// <param name="types">Types of the kernel's parameters.</param>
    /// <param name="method">The kernel.</param>
    /// <param name="config">The launch configuration: the number of groups and the threads of each.</param>
    /// <param name="arguments">Arguments of the call, after the stream and the configuration.</param>
    public static GpuLaunch Of(string field, string types, string method, string config, string arguments) => new(
        $"private readonly Action<AcceleratorStream, KernelConfig, {types}> {field};",
        $"{field} = accelerator.LoadKernel<{types}>({method});",
        $"{field}(Queue, {config}, {arguments});");

    /// <summary>A matrix product, which a library may compute.</summary>
    /// <param name="field">The field's name.</param>
    /// <param name="epilogue">The type of its epilogue.</param>
    /// <param name="arguments">Arguments of the call.</param>
    public static GpuLaunch OfProduct(string field, string epilogue, string arguments) => new(
        $"private readonly GpuMultiplication<{epilogue}> {field};",
        $"{field} = Multiplication<{epilogue}>();",
        $"{field}.Run({arguments});");
}
