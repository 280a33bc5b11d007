namespace DslNet.Compiler.Emit;

/// <summary>What a generated member is to C#.</summary>
public enum GeneratedMemberKind
{
    /// <summary>A size.</summary>
    Constant,

    /// <summary>A property.</summary>
    Property,

    /// <summary>A method.</summary>
    Method,

    /// <summary>The constructor.</summary>
    Constructor,
}
