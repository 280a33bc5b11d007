namespace DslNet.Compiler.Kernels;

/// <summary>What a <see cref="StepsKernel"/> does.</summary>
public enum StepsKind
{
    /// <summary>[steps, …] → [steps, …]: the steps before the length, then zeros. Its adjoint is itself.</summary>
    Mask,

    /// <summary>[steps, …] → [steps, …]: the steps before the length in reverse order, those behind it in their places. Its adjoint is itself.</summary>
    Reverse,

    /// <summary>[steps, …] → […]: the last step before the length; zeros for a length of 0.</summary>
    Last,

    /// <summary>[…] → [steps, …]: the adjoint of <see cref="Last"/>: the value at the last step before the length, zeros elsewhere.</summary>
    AtLast,
}
