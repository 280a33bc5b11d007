using System.Globalization;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Tests.Expressions;

namespace DslNet.Compiler.Tests.RandomNetworks;

/// <summary>Spells drawn scalar functions as C#; parts of them become methods of their own at random.</summary>
internal sealed class FunctionPrinter(SourceParts parts)
{
    /// <summary>An argument for <c>Activation</c>: a lambda, or the name of a method.</summary>
    public string Activation(SourcePlace place, FunctionTerm function) => parts.Random.Next(4) switch
    {
        0 => parts.Method(place, "float", "Bend", "float x", at => Body(at, function, "x")),
        1 => $"value => {Body(place, function, "value")}",
        _ => $"x => {Body(place, function, "x")}",
    };

    /// <summary>The function of named variables.</summary>
    public string Body(SourcePlace place, FunctionTerm term, params string[] variables)
    {
        if (term.Kind == ExprKind.Operand)
        {
            return variables[term.Index];
        }

        if (term.Arguments.Length > 0 && parts.Random.Next(9) == 0)
        {
            string parameters = string.Join(", ", variables.Select(variable => "float " + variable));
            string name = parts.Method(place, "float", "Part", parameters, at => Spell(at, term, variables));
            return $"{name}({string.Join(", ", variables)})";
        }

        return Spell(place, term, variables);
    }

    private string Spell(SourcePlace place, FunctionTerm term, string[] variables)
    {
        FunctionTerm[] arguments = term.SpelledArguments ?? term.Arguments;
        object[] spelled = [.. arguments.Select(argument => Body(place, argument, variables))];
        if (term.Kind == ExprKind.Select && term.SpelledArguments is null && parts.Random.Next(2) == 0)
        {
            // The same comparison the other way round.
            return $"({spelled[1]} {(term.Comparison == Comparison.Less ? ">" : ">=")} {spelled[0]} ? {spelled[2]} : {spelled[3]})";
        }

        return string.Format(CultureInfo.InvariantCulture, term.Spelling ?? throw new InvalidOperationException($"C# has no word for {term}."), spelled);
    }
}
