using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Emit.Surface;

namespace DslNet.Compiler.Emit;

/// <summary>
/// The members that a network's class has generated, as far as others can conflict with them: for the rule of conflicts (DN1014), and for the names that a layer may not
/// have. A test compares them with the printed ones. Not among them: explicit interface implementations, the types of views and the
/// driver's field, which are renamed where the user has their name, and the class Gpu, which is omitted where the user has one.
/// </summary>
public static class GeneratedMembers
{
    /// <summary>The prefix of the key of a member that the user implements explicitly.</summary>
    public const string Contract = "global::DslNet.INetwork.";

    /// <summary>The member by which the analyzers see that the generator has failed for a class, and has reported it.</summary>
    public const string FailureMember = "DslNetCompilerFailure";

    private const string Making = "int batchSize, global::DslNet.Seed seed, int threads";

    /// <summary>The constructor.</summary>
    public static GeneratedMember Constructor { get; } = new(GeneratedMemberKind.Constructor, "", "", Making);

    /// <summary>The factory method, for generic code over networks.</summary>
    public static GeneratedMember Create(NetworkClass networkClass) => new(GeneratedMemberKind.Method, "Create", networkClass.FullName, Making) { IsStatic = true };

    /// <summary>Those of every network, except these two.</summary>
    public static IReadOnlyList<GeneratedMember> OfEvery { get; } =
    [
        .. new[] { "InputSize", "OutputSize", "ParameterCount" }.Select(size => new GeneratedMember(GeneratedMemberKind.Constant, size, "int") { IsStatic = true }),
        new GeneratedMember(GeneratedMemberKind.Property, "Info", "global::DslNet.NetworkInfo") { IsStatic = true },
        new GeneratedMember(GeneratedMemberKind.Property, "BatchSize", "int"),
        new GeneratedMember(GeneratedMemberKind.Property, "Mode", "global::DslNet.Mode"),
        new GeneratedMember(GeneratedMemberKind.Property, "Regularization", "global::DslNet.Regularization") { IsWritten = true },
        .. SurfacePrinter.Methods.Select(method => new GeneratedMember(GeneratedMemberKind.Method, method.Name, method.Type, method.Parameters)),
    ];

    /// <summary>All generated members of a class.</summary>
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
