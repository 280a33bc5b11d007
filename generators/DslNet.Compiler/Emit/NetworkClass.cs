using System.Linq;

namespace DslNet.Compiler.Emit;

/// <summary>The class that carries the attribute, as plain values: what a partial declaration of it has to repeat.</summary>
/// <param name="Namespace">Empty for the global one; keywords escaped.</param>
/// <param name="Name">Keywords escaped.</param>
/// <param name="ContainingTypes">Declarations of the types around it, outermost first, such as <c>partial class Outer</c>.</param>
public sealed record NetworkClass(string Namespace, string Name, EquatableArray<string> ContainingTypes)
{
    /// <summary>The method that defines the network.</summary>
    public const string DefinitionRoot = "Define";

    /// <summary>The method that is a custom loss; a network that has it calls it.</summary>
    public const string LossRoot = "LossOf";

    /// <summary>Whether the user's own parts have a member called Gpu. A nested class of that name must not be added then: what compiled without ILGPU has to compile with it.</summary>
    public bool HasOwnGpu { get; init; }

    /// <summary>
    /// Which of the methods that are read, and that nothing calls, the user's own parts have. Generated code has to mention them, or the IDE,
    /// <c>dotnet format</c> and other tools take them for unused and delete them.
    /// </summary>
    public EquatableArray<string> Roots { get; init; }

    /// <summary>What stands in the way of the generated part.</summary>
    public UserMembers User { get; init; } = new();

    /// <summary>The generated private field. A name of the user's is never its own.</summary>
    public string Driver => Free("networkDriver");

    /// <summary>A name for what is nobody's business: this one, or a longer one where the user has it.</summary>
    internal string Free(string name) => name == Name || User.Names.Contains(name) ? Free(name + "_") : name;

    /// <summary>From <c>global::</c> on.</summary>
    public string FullName
    {
        get
        {
            string[] outer = [.. ContainingTypes.Select(declaration => declaration.Substring(declaration.LastIndexOf(' ') + 1))];
            string[] parts = [.. new[] { Namespace }.Concat(outer).Append(Name).Where(part => part.Length > 0)];
            return "global::" + string.Join(".", parts);
        }
    }

    /// <summary>The full name as one reads it.</summary>
    public string PlainName => FullName.Substring("global::".Length).Replace("@", "");

    /// <summary>The name of the generated file, unique in the compilation and short enough for one on a disk.</summary>
    public string HintName => BoundedName.Of(PlainName, PlainName) + ".g.cs";
}
