using System.Text.RegularExpressions;

namespace DslNet.Compiler.Emit.Ilgpu;

/// <summary>
/// Who sees what is printed for devices. ILGPU's launchers are compiled at run time, into an assembly that the user's shows its internals to. An assembly
/// with a strong name can't: it may have friends of that kind alone (CS1726), and ILGPU's has no key. So there all of it is public.
/// </summary>
internal static class GpuVisibility
{
    private static readonly Regex Declaration = new("^( *)internal (?=[a-z ]*(class|struct|interface|record) )", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    /// <summary>Whether it's the file that makes friends, which says nothing else.</summary>
    public static bool IsForFriends(GeneratedFile file) => file.Text.Contains("InternalsVisibleTo");

    /// <summary>The file as an assembly with a strong name gets it.</summary>
    public static GeneratedFile Public(GeneratedFile file) => file with { Text = Public(file.Text) };

    /// <summary>The text as an assembly with a strong name gets it.</summary>
    public static string Public(string text) => Declaration.Replace(text, "$1public ");
}
