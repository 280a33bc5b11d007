using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace DslNet.CodeFixes;

/// <summary>
/// How a constructor of the user's calls the generated one: with those of its own parameters that are called like the generated one's, and with no
/// other, or, where another constructor of the user's could be meant then, with all three by their names.
/// </summary>
internal static class GeneratedConstructorCall
{
    private static readonly (string Name, string Default)[] Parameters = [("batchSize", "32"), ("seed", "default"), ("threads", "0")];

    /// <summary>Such as <c>this(batchSize)</c>, or null where the user's constructors are so much like the generated one that neither will do.</summary>
    public static string? From(IMethodSymbol constructor, Compilation compilation)
    {
        Dictionary<string, IParameterSymbol> own = constructor.Parameters.Where(parameter => Fits(parameter, compilation))
            .GroupBy(parameter => parameter.Name).ToDictionary(group => group.Key, group => group.First());
        IMethodSymbol[] users = [.. constructor.ContainingType.InstanceConstructors.Where(other => !other.IsImplicitlyDeclared && !IsGenerated(other))];
        return new[] { Arguments(own, false), Arguments(own, true) }
            .Where(arguments => !users.Any(other => Takes(other, arguments, compilation)))
            .Select(arguments => $"this({string.Join(", ", arguments.Select(argument => argument.Text))})")
            .FirstOrDefault();
    }

    /// <summary>In order: positional arguments up to the first gap, then named ones. A default literal has no type and would fit any parameter.</summary>
    private static List<(string? Name, ITypeSymbol? Type, string Text)> Arguments(Dictionary<string, IParameterSymbol> own, bool all)
    {
        List<(string? Name, ITypeSymbol? Type, string Text)> arguments = [];
        bool inOrder = true;
        foreach ((string name, string otherwise) in Parameters)
        {
            bool has = own.TryGetValue(name, out IParameterSymbol? parameter);
            inOrder &= has;
            if (has || all)
            {
                arguments.Add((inOrder ? null : name, parameter?.Type, inOrder ? name : $"{name}: {(has ? name : otherwise)}"));
            }
        }

        return arguments;
    }

    private static bool Fits(IParameterSymbol parameter, Compilation compilation) => parameter.RefKind is RefKind.None or RefKind.In && parameter.Name switch
    {
        "batchSize" or "threads" => parameter.Type.SpecialType == SpecialType.System_Int32,
        "seed" => compilation.GetTypeByMetadataName("DslNet.Seed") is { } seed && compilation.ClassifyCommonConversion(parameter.Type, seed).IsImplicit,
        _ => false,
    };

    /// <summary>Whether a call could be meant for a constructor of the user's.</summary>
    private static bool Takes(IMethodSymbol constructor, List<(string? Name, ITypeSymbol? Type, string Text)> arguments, Compilation compilation)
    {
        IParameterSymbol?[] targets = [.. arguments.Select((argument, index) => argument.Name is null
            ? constructor.Parameters.ElementAtOrDefault(index) ?? constructor.Parameters.LastOrDefault(parameter => parameter.IsParams)
            : constructor.Parameters.FirstOrDefault(parameter => parameter.Name == argument.Name))];
        return targets.Zip(arguments, (target, argument) => target is not null && (target.IsParams || argument.Type is null || compilation.ClassifyCommonConversion(argument.Type, target.Type).IsImplicit)).All(taken => taken)
            && constructor.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams || targets.Contains(parameter, SymbolEqualityComparer.Default));
    }

    /// <summary>The generated one: in an editor its file is a part of the project.</summary>
    private static bool IsGenerated(IMethodSymbol constructor) =>
        constructor.Parameters.Length == Parameters.Length && constructor.Parameters.Select((parameter, index) => parameter.Name == Parameters[index].Name && parameter.IsOptional).All(same => same);
}
