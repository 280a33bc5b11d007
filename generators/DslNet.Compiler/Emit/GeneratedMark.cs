using System;

namespace DslNet.Compiler.Emit;

/// <summary>
/// The attributes of what is generated: tools know by them whose code it is, and coverage counts the user's lines alone. A network's class is the user's, too,
/// so there they can't stand on the class and stand on each member that has code.
/// </summary>
internal static class GeneratedMark
{
    private const string NotCounted = "global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage";

    private static readonly string Tool = InvariantText.Of($"global::System.CodeDom.Compiler.GeneratedCode(\"DslNet\", \"{CompilerVersion}\")");

    /// <summary>A line before a type. Of the version its first two numbers: they change with a release, and not from build to build.</summary>
    public static string OfType { get; } = $"[{Tool}, {NotCounted}]";

    /// <summary>A line before a member of a class that isn't generated as a whole. There are many of them: it's the short one.</summary>
    public static string OfMember => $"[{NotCounted}]";

    /// <summary>The compiler's version, its first two numbers.</summary>
    public static string CompilerVersion => InvariantText.Of($"{Version.Major}.{Version.Minor}");

    private static Version Version => typeof(GeneratedMark).Assembly.GetName().Version;
}
