using System;

namespace DslNet.Compiler.Emit;

/// <summary>
/// The attributes of generated code: tools recognize it by them, and coverage counts only the user's lines. A network's class is the user's, too,
/// so there they are on each member that has code, and not on the class.
/// </summary>
internal static class GeneratedMark
{
    private const string NotCounted = "global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage";

    private static readonly string Tool = InvariantText.Of($"global::System.CodeDom.Compiler.GeneratedCode(\"DslNet\", \"{CompilerVersion}\")");

    /// <summary>A line before a type. It has the version's first two numbers, which change with a release, and not from build to build.</summary>
    public static string OfType { get; } = $"[{Tool}, {NotCounted}]";

    /// <summary>A line before a member of a class that isn't generated as a whole. It is the short attribute, as there are many members.</summary>
    public static string OfMember => $"[{NotCounted}]";

    /// <summary>The compiler's version, its first two numbers.</summary>
    public static string CompilerVersion => InvariantText.Of($"{Version.Major}.{Version.Minor}");

    private static Version Version => typeof(GeneratedMark).Assembly.GetName().Version;
}
