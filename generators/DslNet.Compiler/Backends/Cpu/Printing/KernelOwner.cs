namespace DslNet.Compiler.Backends.Cpu.Printing;

/// <summary>The object from which a printed kernel gets memory and threads: its only parameter besides the number of rows.</summary>
/// <param name="Type">The type's name, in a namespace under <c>DslNet.Kernels</c>.</param>
/// <param name="Name">The parameter's name.</param>
internal sealed record KernelOwner(string Type, string Name)
{
    /// <summary>A network in training.</summary>
    public static KernelOwner Training { get; } = new("NetworkDriver", "driver");

    /// <summary>A network in eval, or a predictor.</summary>
    public static KernelOwner Inference { get; } = new("InferencePass", "pass");

    /// <summary>The parameter's name, as it is printed.</summary>
    public override string ToString() => Name;
}
