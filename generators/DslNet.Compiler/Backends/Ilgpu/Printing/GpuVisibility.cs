using System.Threading;
using DslNet.Compiler.Emit;

namespace DslNet.Compiler.Backends.Ilgpu.Printing;

/// <summary>
/// The accessibility of a network's program for devices and its structs. ILGPU's launchers are compiled at run time, into an assembly of their own, and reference those
/// structs. A project's assembly makes its internals visible to that one (a friend assembly). A strong-named one can't: its friends must have a key (CS1726), and ILGPU's has
/// none. So there the types are public.
/// </summary>
internal static class GpuVisibility
{
    /// <summary>The name of the assembly that ILGPU compiles its launchers into.</summary>
    private const string Launchers = "ILGPURuntime";

    /// <summary>The modifier of those types.</summary>
    /// <param name="isSigned">Whether the assembly will have a strong name.</param>
    public static string Of(bool isSigned) => isSigned ? "public" : "internal";

    /// <summary>The file that makes a compilation's internals visible to ILGPU's launchers.</summary>
    public static GeneratedFile Friend()
    {
        SourceWriter writer = new(CancellationToken.None);
        PartialClass.Header(writer);
        writer.Line($"[assembly: global::System.Runtime.CompilerServices.InternalsVisibleTo(\"{Launchers}\")]");
        return new GeneratedFile("DslNet.GpuVisibility.g.cs", writer.ToString());
    }
}
