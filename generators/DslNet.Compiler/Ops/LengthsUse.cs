namespace DslNet.Compiler.Ops;

/// <summary>What a layer does with the lengths of a sequence's rows.</summary>
public enum LengthsUse
{
    /// <summary>Elements behind a row's length would enter its result: shape inference reports it.</summary>
    Refused,

    /// <summary>Its output is a sequence with the same lengths.</summary>
    Kept,

    /// <summary>Its output is a sequence with the lengths of its first operand, or without, as that is; those of the others are consumed.</summary>
    OfFirst,

    /// <summary>Its output is a sequence with a step for each window that fits into a row, as <see cref="LayerOp.StepWindow"/> says.</summary>
    Windowed,

    /// <summary>Its output depends on the steps before the lengths alone, and has no lengths.</summary>
    Consumed,

    /// <summary>Its output is that of its block, with the block's lengths.</summary>
    OfBlocks,
}
