namespace DslNet.Compiler.Backends.Cpu.Printing;

/// <summary>Whom a printed kernel asks for memory and threads: its one parameter beside the number of rows.</summary>
/// <param name="Type">In one of the rooms of <c>DslNet.Kernels</c>.</param>
/// <param name="Name">As the parameter is called.</param>
internal sealed record KernelOwner(string Type, string Name)
{
    /// <summary>A network that learns.</summary>
    public static KernelOwner Training { get; } = new("NetworkDriver", "driver");

    /// <summary>A network in eval, or a predictor.</summary>
    public static KernelOwner Inference { get; } = new("InferencePass", "pass");

    /// <summary>Printed as the one who is asked.</summary>
    public override string ToString() => Name;
}
