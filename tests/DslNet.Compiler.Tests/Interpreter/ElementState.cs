namespace DslNet.Compiler.Tests.Interpreter;

/// <summary>What an expression may ask for beside its own arithmetic: the operands at this element, the batch and the dice.</summary>
public sealed class ElementState
{
    /// <summary>The operands at the current element.</summary>
    public double[] Operands { get; set; } = [];

    /// <summary>Rows of the batch.</summary>
    public int Rows { get; init; } = 1;

    public ulong Seed { get; init; }

    public ulong Step { get; init; }

    /// <summary>Row × size + column.</summary>
    public int Element { get; set; }
}
