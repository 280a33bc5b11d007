using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Emit.Surface;

namespace DslNet.Compiler.Emit;

/// <summary>
/// The members that a network's class has generated, as far as others can clash with them: what the rule of clashes asks, and what a layer may not be
/// called. A test holds them against those that are printed. Not among them: what implements an interface explicitly, the types of views and the
/// driver's field, which give way to a name of the user's, and the class Gpu, which is left out where there is one.
/// </summary>
public static class GeneratedMembers
{
    /// <summary>Before the key of a member that the user implements for the interface alone.</summary>
    public const string Contract = "global::DslNet.INetwork.";

    /// <summary>The member by which the analyzers see that the generator has failed at a class, and said so.</summary>
    public const string FailureMember = "DslNetCompilerFailure";

    private const string Making = "int batchSize, global::DslNet.Seed seed, int threads";

    /// <summary>The constructor.</summary>
    public static GeneratedMember Constructor { get; } = new(GeneratedMemberKind.Constructor, "", "", Making);

    /// <summary>What makes a network where its kind is a type parameter.</summary>
    public static GeneratedMember Create(NetworkClass networkClass) => new(GeneratedMemberKind.Method, "Create", networkClass.FullName, Making) { IsStatic = true };

    /// <summary>Those of every network, these two apart.</summary>
    public static IReadOnlyList<GeneratedMember> OfEvery { get; } =
    [
        .. new[] { "InputSize", "OutputSize", "ParameterCount" }.Select(size => new GeneratedMember(GeneratedMemberKind.Constant, size, "int") { IsStatic = true }),
        new GeneratedMember(GeneratedMemberKind.Property, "Info", "global::DslNet.NetworkInfo") { IsStatic = true },
        new GeneratedMember(GeneratedMemberKind.Property, "BatchSize", "int"),
        new GeneratedMember(GeneratedMemberKind.Property, "Mode", "global::DslNet.Mode"),
        new GeneratedMember(GeneratedMemberKind.Property, "Regularization", "global::DslNet.Regularization") { IsWritten = true },
        .. SurfacePrinter.Methods.Select(method => new GeneratedMember(GeneratedMemberKind.Method, method.Name, method.Type, method.Parameters)),
    ];

    /// <summary>All of a class.</summary>
    /// <param name="networkClass">The class.</param>
    /// <param name="surface">The names in its definition.</param>
    public static IEnumerable<GeneratedMember> Of(NetworkClass networkClass, NetworkSurface surface)
    {
        string[] layers = ViewNames.Printable(surface.Viewed);
        ViewNames names = new(networkClass, layers);
        return OfEvery
            .Append(Create(networkClass))
            .Append(Constructor)
            .Concat(GraphSurface.Members(surface))
            .Concat(layers.Select(layer => new GeneratedMember(GeneratedMemberKind.Property, names.Properties[layer], names.Types[layer]) { Layer = layer }));
    }
}
