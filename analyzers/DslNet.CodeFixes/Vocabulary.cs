using System.Linq;
using Microsoft.CodeAnalysis;

namespace DslNet.CodeFixes;

/// <summary>The spelling of the DSL's names at a location: unqualified where the usings allow it and nothing hides them, else qualified.</summary>
internal sealed class Vocabulary(SemanticModel model, int position)
{
    /// <summary>A member of <c>DslNet.Dsl</c>.</summary>
    public string Dsl(string word) => IsSeen(word, symbol => IsDslNet(symbol.ContainingType, "Dsl")) ? word : $"global::DslNet.Dsl.{word}";

    /// <summary>A layer without arguments: a property of <c>DslNet.Dsl</c>, or a call of one of its methods.</summary>
    public string Layer(string verb) => Dsl(verb) + (model.Compilation.GetTypeByMetadataName("DslNet.Dsl")?.GetMembers(verb) is [IMethodSymbol, ..] ? "()" : "");

    /// <summary>An initializer such as <c>Init.Auto</c>; null for any other word.</summary>
    public string? Initializer(string initializer) => initializer.StartsWith("Init.", System.StringComparison.Ordinal) ? Type("Init") + initializer.Substring("Init".Length) : null;

    /// <summary>A type of DslNet's.</summary>
    public string Type(string name) => IsSeen(name, symbol => IsDslNet(symbol as INamedTypeSymbol, name)) ? name : $"global::DslNet.{name}";

    private bool IsSeen(string name, System.Func<ISymbol, bool> isIt) =>
        model.LookupSymbols(position, name: name) is { IsEmpty: false } found && found.All(isIt);

    private static bool IsDslNet(INamedTypeSymbol? type, string name) =>
        type is { ContainingType: null, ContainingNamespace: { Name: "DslNet", ContainingNamespace.IsGlobalNamespace: true } } && type.Name == name;
}
