using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Threading;

namespace DslNet.Compiler.Emit.Ilgpu;

/// <summary>
/// What doesn't depend on a network: the files of the folder Device, word for word, each type with the attributes of what is generated. They go once into a
/// compilation that can see ILGPU, because the library itself doesn't reference it. What a network does at an element comes to them as a struct with a
/// static method. Their usings stand inside the namespace, where no type of the user's hides what they name. Another assembly whose internals are visible
/// may have all of these types, too: the compilation's own go before them.
/// </summary>
internal static class GpuLibrary
{
    /// <summary>Where a type's declaration begins. What stands inside one is indented.</summary>
    private static readonly Regex Declaration = new("^internal [a-z ]+", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    private static readonly IReadOnlyList<GeneratedFile> Always = [.. Read("Device")];
    private static readonly IReadOnlyList<GeneratedFile> WithAlgorithms = [.. Always, .. Read("Device.WithAlgorithms")];
    private static readonly IReadOnlyList<GeneratedFile> WithoutAlgorithms = [.. Always, .. Read("Device.WithoutAlgorithms")];

    /// <summary>Hint names and texts.</summary>
    /// <param name="seesAlgorithms">Whether the compilation can see ILGPU.Algorithms, and so cuBLAS.</param>
    public static IReadOnlyList<GeneratedFile> Files(bool seesAlgorithms) => seesAlgorithms ? WithAlgorithms : WithoutAlgorithms;

    private static string Marked(Match declaration) => (declaration.Value.Contains("interface ") ? GeneratedMark.OfInterface : GeneratedMark.OfType) + "\n" + declaration.Value;

    private static IEnumerable<GeneratedFile> Read(string folder)
    {
        Assembly assembly = typeof(GpuLibrary).Assembly;
        string start = folder + "/";
        foreach (string resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(start, StringComparison.Ordinal)).OrderBy(name => name, StringComparer.Ordinal))
        {
            using StreamReader reader = new(assembly.GetManifestResourceStream(resource)!);
            string name = resource.Substring(start.Length, resource.Length - start.Length - ".cs".Length);
            SourceWriter writer = new(CancellationToken.None);
            PartialClass.Header(writer);
            writer.Raw(Declaration.Replace(reader.ReadToEnd().Replace("\r", ""), Marked));
            yield return new GeneratedFile($"DslNet.{name}.g.cs", writer.ToString());
        }
    }
}
