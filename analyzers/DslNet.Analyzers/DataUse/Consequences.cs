using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.DataUse;

/// <summary>Whether a branch has effects other than output.</summary>
internal static class Consequences
{
    public static bool Has(IConditionalOperation choice) => Matters(choice.WhenTrue) || (choice.WhenFalse is { } otherwise && Matters(otherwise));

    /// <summary><c>best = loss &lt; best ? loss : best</c>.</summary>
    public static bool IsBestSoFar(IConditionalOperation choice) =>
        choice is { Type: not null, WhenFalse: { } otherwise } && !(choice.WhenTrue.ConstantValue.HasValue && otherwise.ConstantValue.HasValue) && choice.Parent is ISimpleAssignmentOperation;

    private static bool Matters(IOperation branch) => branch.DescendantsAndSelf().Any(operation => operation switch
    {
        IAssignmentOperation or IBranchOperation or IReturnOperation => true,   // a counter alone is a statistic like the mean
        IInvocationOperation call => !TellsPeople(call),
        _ => false,
    });

    // Output of the console and of tests, and the text that goes into it.
    private static bool TellsPeople(IInvocationOperation call) =>
        call.TargetMethod.ContainingType.Name is "Console" or "Debug" or "Trace" or "TextWriter" or "String" or "FormattableString" or "Math" or "MathF" || call.TargetMethod.Name is "ToString";
}
