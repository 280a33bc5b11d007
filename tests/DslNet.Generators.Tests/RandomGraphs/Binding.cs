namespace DslNet.Generators.Tests.RandomGraphs;

/// <summary>How tightly an expression's outermost operator binds, the loosest first.</summary>
internal enum Binding
{
    /// <summary><c>&gt;&gt;</c>.</summary>
    Shift,

    /// <summary>+ and −.</summary>
    Sum,

    /// <summary>* and /.</summary>
    Product,

    /// <summary>A sign.</summary>
    Unary,

    /// <summary>A name or a call.</summary>
    Primary,
}
