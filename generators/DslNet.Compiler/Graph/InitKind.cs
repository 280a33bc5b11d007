namespace DslNet.Compiler.Graph;

/// <summary>The initializer of a weight; the names are those of <c>DslNet.Init</c>.</summary>
public enum InitKind
{
    Auto,
    HeNormal,
    HeUniform,
    XavierNormal,
    XavierUniform,
    LeCunNormal,
    Normal,
    Uniform,
    Zeros,
    Constant,
}
