using System.Collections.Generic;
using System.Threading;
using DslNet.Compiler.Emit;

namespace DslNet.Compiler.Backends.Ilgpu.Printing;

/// <summary>
/// Prints a network for ILGPU, as it is placed for a device: a nested class <c>Gpu</c>, and the program of its launches. The kernels that
/// are launched are in the package DslNet.Ilgpu.
/// </summary>
public static class IlgpuEmitter
{
    /// <summary>The type whose presence in a compilation means that it references the kernels: the base class of all networks' programs.</summary>
    public const string EntryType = "DslNet.Ilgpu.GpuProgram";

    /// <summary>The files that are generated once for a compilation with networks for devices.</summary>
    /// <param name="isSigned">Whether the assembly will have a strong name.</param>
    public static IReadOnlyList<GeneratedFile> Shared(bool isSigned) => isSigned ? [] : [GpuVisibility.Friend()];

    /// <summary>Whether the class can have a nested one: in C# it can have neither the name of its containing class nor that of another member.</summary>
    public static bool CanEmit(NetworkClass networkClass) => networkClass.Name != "Gpu" && !networkClass.HasOwnGpu;

    /// <summary>The generated file of a network.</summary>
    /// <param name="networkClass">The class.</param>
    /// <param name="placed">The placed network, as <see cref="IlgpuBackend"/> returns it.</param>
    /// <param name="cancellation">Polled for every line.</param>
    /// <param name="isSigned">Whether the assembly will have a strong name.</param>
    public static string Emit(NetworkClass networkClass, PlacedNetwork placed, CancellationToken cancellation = default, bool isSigned = false)
    {
        SourceWriter writer = new(cancellation);
        GpuMemoryMap memory = new(placed);
        PartialClass.Print(writer, networkClass, () => writer.Block($"partial class {networkClass.Name}", () =>
            GpuSurfacePrinter.Print(writer, networkClass, placed, GpuProgramPrinter.LaunchesPerStep(placed.Program, memory))));
        GpuProgramPrinter.Print(writer.Line(), networkClass, placed, memory, GpuVisibility.Of(isSigned), cancellation);
        return writer.ToString();
    }
}
