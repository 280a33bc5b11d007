using System.Linq;
using DslNet.Compiler;
using DslNet.FrontEnd.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.FrontEnd.Evaluation;

/// <summary>Creates the findings of each kind of failure.</summary>
internal static class Failures
{
    /// <summary>DN1003, at a node; without a finding where C# reports an error at the node.</summary>
    public static Datum NotEvaluable(IOperation node, string reason) => IsBroken(node)
        ? Datum.Silent
        : At("DN1003", node.Syntax.GetLocation(), $"{Quote(node.Syntax)} can't be evaluated at compile time: {reason}");

    /// <summary>DN1008, at a node.</summary>
    public static Datum NotDifferentiable(IOperation node, string reason) => IsBroken(node)
        ? Datum.Silent
        : At("DN1008", node.Syntax.GetLocation(), $"{Quote(node.Syntax)} can't be differentiated: {reason}");

    public static Datum At(string rule, Location location, string message) => new Datum.Failed([new LocatedFinding(rule, location, message)]);

    private static bool IsBroken(IOperation node) =>
        node is IInvalidOperation || node.Type is IErrorTypeSymbol || node.ChildOperations.Any(child => child is IInvalidOperation || child.Type is IErrorTypeSymbol);

    /// <summary>The source of a node on one line, cut where it is long.</summary>
    private static string Quote(SyntaxNode node) =>
        "'" + QuotedText.Cleaned(string.Join(" ", node.ToString().Split((char[]?)null, System.StringSplitOptions.RemoveEmptyEntries))) + "'";
}
