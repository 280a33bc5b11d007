using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNet.Compiler.Emit;
using DslNet.Compiler.Emit.Surface;

namespace DslNet.Compiler.Backends.Cpu.Printing;

/// <summary>
/// Prints a network for the CPU. The user's class gets its members; the kernels are in a class of their own, in a namespace
/// of their own, so that no name of the user's can hide the methods that they call, and no kernel's name can hide a verb of the DSL.
/// </summary>
public static class CpuEmitter
{
    /// <summary>The number from which on kernels and views that differ only in their indices share code. A few are printed separately, which reads and jits better.</summary>
    public const int ShareFrom = 16;

    /// <summary>Suppresses what analyzers would report at the user's own part of the class because of the generated part.</summary>
    private const string Suppression = "[global::System.Diagnostics.CodeAnalysis.SuppressMessage(\"Design\", \"CA1063\", Justification = \"Dispose is generated, and frees all that a network holds.\")]";

    /// <summary>The generated file of a network.</summary>
    /// <param name="networkClass">The class.</param>
    /// <param name="placed">The placed network, as <see cref="CpuBackend"/> returns it.</param>
    /// <param name="cancellation">Polled for every line.</param>
    /// <param name="shareFrom">Differs from <see cref="ShareFrom"/> only in tests of sharing.</param>
    public static string Emit(NetworkClass networkClass, PlacedNetwork placed, CancellationToken cancellation = default, int shareFrom = ShareFrom)
    {
        CompiledNetwork network = placed.Network;
        SourceWriter writer = new(cancellation);
        MemoryMap memory = new(placed);
        PartialClass.Print(writer, networkClass, () =>
        {
            LayerTable.Print(writer, network);
            writer.Line(Suppression).Block($"partial class {networkClass.Name} : global::DslNet.INetwork<{networkClass.FullName}>, {RuntimeNames.CompiledNetwork}", () =>
            {
                SurfacePrinter.Sizes(writer, network);
                SurfacePrinter.Mentions(writer, networkClass.Roots.Where(root => root != NetworkClass.LossRoot));
                SurfacePrinter.Construction(writer, networkClass, InfoPrinter.NewDriver(networkClass));
                InfoPrinter.Property(writer, networkClass);
                ViewPrinter.Print(writer, networkClass, network, shareFrom);
                SurfacePrinter.Members(writer, networkClass, call => SurfacePrinter.Forwarded(networkClass, call));
                GraphSurface.Print(writer, networkClass, network.Surface, isBroken: false);
                ProgramPrinter.Hooks(writer, networkClass, placed);
            });
        });
        ProgramPrinter.Kernels(writer, networkClass, placed, memory, shareFrom, cancellation);
        return writer.ToString();
    }

    /// <summary>
    /// The file of a class whose definition has errors: the same members, which throw, so that one mistake in a definition
    /// doesn't turn every use of the network into another error.
    /// </summary>
    /// <param name="networkClass">The class.</param>
    /// <param name="surface">The names in the definition, as far as it could be read: its layers get their views, and its inputs and outputs their names, too.</param>
    public static string EmitBroken(NetworkClass networkClass, NetworkSurface surface) => Broken(networkClass, surface, null);

    /// <summary>The file of a class for which the compiler failed: the same, with the failure's message.</summary>
    /// <param name="networkClass">The class.</param>
    /// <param name="failure">The failure's message, on one line.</param>
    public static string EmitFailed(NetworkClass networkClass, string failure) => Broken(networkClass, NetworkSurface.Unknown, failure);

    private static string Broken(NetworkClass networkClass, NetworkSurface surface, string? failure)
    {
        SourceWriter writer = new(CancellationToken.None);
        PartialClass.Print(writer, networkClass, () =>
            writer.Line(Suppression).Block($"partial class {networkClass.Name} : global::DslNet.INetwork<{networkClass.FullName}>", () =>
            {
                if (failure is not null)
                {
                    writer.Line($"// {failure}");
                    writer.Line($"private const bool {GeneratedMembers.FailureMember} = true;").Line();
                }

                SurfacePrinter.BrokenSizes(writer, networkClass);
                SurfacePrinter.Mentions(writer, networkClass.Roots);
                SurfacePrinter.BrokenConstruction(writer, networkClass);
                BrokenViewPrinter.Print(writer, networkClass, surface.Viewed);
                SurfacePrinter.Members(writer, networkClass, _ => SurfacePrinter.Throw(networkClass));
                GraphSurface.Print(writer, networkClass, surface, isBroken: true);
                InferencePrinter.BrokenHook(writer, networkClass);
            }));
        return writer.ToString();
    }
}
