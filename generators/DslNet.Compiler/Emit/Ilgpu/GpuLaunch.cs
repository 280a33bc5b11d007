namespace DslNet.Compiler.Emit.Ilgpu;

/// <summary>A launch as it is printed: the delegate that a program keeps, and its call.</summary>
/// <param name="Field">The delegate's name.</param>
/// <param name="Types">Types of the kernel's parameters.</param>
/// <param name="Method">The kernel.</param>
/// <param name="Config">How many groups of how many threads.</param>
/// <param name="Arguments">Of the call, behind queue and extents.</param>
internal sealed record GpuLaunch(string Field, string Types, string Method, string Config, string Arguments)
{
    /// <summary>The delegate's declaration.</summary>
    public string Declaration => $"private readonly Action<AcceleratorStream, KernelConfig, {Types}> {Field};";

    /// <summary>Its assignment.</summary>
    public string Load => $"{Field} = accelerator.LoadKernel<{Types}>({Method});";

    /// <summary>Its call.</summary>
    public string Call => $"{Field}(Queue, {Config}, {Arguments});";
}
