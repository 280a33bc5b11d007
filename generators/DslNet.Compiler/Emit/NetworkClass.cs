using System.Linq;

namespace DslNet.Compiler.Emit;

/// <summary>The class with the attribute, as plain values: what a partial declaration of it must repeat.</summary>
/// <param name="Namespace">The namespace, empty for the global one; keywords escaped.</param>
/// <param name="Name">The class's name, keywords escaped.</param>
/// <param name="ContainingTypes">Declarations of the types around it, outermost first, such as <c>partial class Outer</c>.</param>
public sealed record NetworkClass(string Namespace, string Name, EquatableArray<string> ContainingTypes)
{
    /// <summary>The method that defines the network.</summary>
    public const string DefinitionRoot = "Define";

    /// <summary>The method of a custom loss; a network that has one calls it.</summary>
    public const string LossRoot = "LossOf";

    /// <summary>Whether the user's own parts have a member named Gpu. A nested class of that name must not be added then: code that compiled without ILGPU must compile with it.</summary>
    public bool HasOwnGpu { get; init; }

    /// <summary>
    /// The methods in the user's own parts that the generator reads but nothing calls. Generated code mentions them, or the IDE,
    /// <c>dotnet format</c> and other tools would delete them as unused.
    /// </summary>
    public EquatableArray<string> Roots { get; init; }

    /// <summary>The user's members that restrict the generated part.</summary>
    public UserMembers User { get; init; } = new();

    /// <summary>The generated private field. Its name never conflicts with the user's.</summary>
    public string Driver => Free("networkDriver");

    /// <summary>A name for a private member: this one, or a longer one where the user has it.</summary>
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

    /// <summary>The full name as text for people.</summary>
    public string PlainName => FullName.Substring("global::".Length).Replace("@", "");

    /// <summary>The name of the generated file, unique in the compilation and short enough for file systems.</summary>
    public string HintName => BoundedName.Of(PlainName, PlainName) + ".g.cs";
}
