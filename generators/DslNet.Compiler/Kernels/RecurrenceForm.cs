namespace DslNet.Compiler.Kernels;

/// <summary>What the recurrent layers with fixed equations become.</summary>
public enum RecurrenceForm
{
    /// <summary>One kernel for all steps, with a derivative of its own.</summary>
    Fused,

    /// <summary>A loop over kernels of one step each, for back ends without such a kernel.</summary>
    Loop,
}
