namespace DslNet.Compiler.Emit;

/// <summary>The kind of a generated member.</summary>
public enum GeneratedMemberKind
{
    /// <summary>A constant: a size.</summary>
    Constant,

    /// <summary>A property.</summary>
    Property,

    /// <summary>A method.</summary>
    Method,

    /// <summary>The constructor.</summary>
    Constructor,
}
