using System.Collections.Generic;
using System.Threading;
using DslNet.Compiler.Emit;

namespace DslNet.Compiler.Backends.Ilgpu.Printing;

/// <summary>
/// Prints a network for ILGPU, as it is placed for a device: a nested class <c>Gpu</c>, and behind it the launches. The kernels that
/// are launched are in the package DslNet.Ilgpu.
/// </summary>
public static class IlgpuEmitter
{
    /// <summary>The type by which a compilation shows that it has the kernels: the base class of all networks' programs.</summary>
    public const string EntryType = "DslNet.Ilgpu.GpuProgram";

    /// <summary>What a compilation with networks for devices has once.</summary>
    /// <param name="isSigned">Whether the assembly will have a strong name.</param>
    public static IReadOnlyList<GeneratedFile> Shared(bool isSigned) => isSigned ? [] : [GpuVisibility.Friend()];

    /// <summary>Whether the class can have a nested one: C# lets neither the two have one name, nor two members.</summary>
    public static bool CanEmit(NetworkClass networkClass) => networkClass.Name != "Gpu" && !networkClass.HasOwnGpu;

    /// <summary>The generated file of a network.</summary>
    /// <param name="networkClass">The class.</param>
    /// <param name="placed">What it is, as <see cref="IlgpuBackend"/> gives it.</param>
    /// <param name="cancellation">Asked for every line.</param>
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
