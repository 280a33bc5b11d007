using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNet.Compiler.Emit;
using DslNet.Compiler.Emit.Surface;

namespace DslNet.Compiler.Backends.Cpu.Printing;

/// <summary>
/// Prints a network for the CPU. The user's class gets its members; the kernels stand in a class of their own, in a namespace
/// of their own, so that no name of the user's can hide what they call, and no kernel's name can hide a verb of the DSL.
/// </summary>
public static class CpuEmitter
{
    /// <summary>From so many on, kernels and views that differ in their numbers alone are printed once for all. A few are read, and jitted, best each on its own.</summary>
    public const int ShareFrom = 16;

    /// <summary>What analyzers would ask of the class at the user's own part of it, though the reason is here.</summary>
    private const string Suppression = "[global::System.Diagnostics.CodeAnalysis.SuppressMessage(\"Design\", \"CA1063\", Justification = \"Dispose is generated, and frees all that a network holds.\")]";

    /// <summary>The generated file of a network.</summary>
    /// <param name="networkClass">The class.</param>
    /// <param name="placed">What it is, as <see cref="CpuBackend"/> gives it.</param>
    /// <param name="cancellation">Asked for every line.</param>
    /// <param name="shareFrom">Other than <see cref="ShareFrom"/> in tests of what is shared.</param>
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
    /// doesn't make every use of the network another.
    /// </summary>
    /// <param name="networkClass">The class.</param>
    /// <param name="surface">The names in the definition, as far as it could be read: its layers get their views, and its inputs and outputs their names, too.</param>
    public static string EmitBroken(NetworkClass networkClass, NetworkSurface surface) => Broken(networkClass, surface, null);

    /// <summary>The file of a class at which the compiler failed: the same, with word of it.</summary>
    /// <param name="networkClass">The class.</param>
    /// <param name="failure">What happened, on one line.</param>
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
