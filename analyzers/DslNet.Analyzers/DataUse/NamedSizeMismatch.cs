using System.Collections.Generic;
using System.Linq;
using DslNet.Analyzers.Provenance;
using DslNet.Compiler;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.DataUse;

/// <summary>DN3009 for <c>Predict(photo: …, age: …, output)</c>: each span has rows of its own size, and all of them as many rows as the first input.</summary>
internal static class NamedSizeMismatch
{
    public static void Check(IInvocationOperation call, BodyUse use)
    {
        if (use.Networks.Of(call.TargetMethod.ContainingType, use.Cancellation)?.NamedSizes is not { } sizes || sizes.Count != call.TargetMethod.Parameters.Length)
        {
            return;
        }

        string network = call.TargetMethod.ContainingType.Name;
        (IOperation Argument, int Rows)? first = null;
        foreach ((IParameterSymbol parameter, int size) in call.TargetMethod.Parameters.Zip(sizes, (parameter, size) => (parameter, size)))
        {
            if (call.Argument(parameter.Name) is not { } argument || Lengths.Of(use.At(argument), use.Tracer) is not { } length)
            {
                continue;
            }

            string wants = InvariantText.Of($"{network}'s {parameter.Name} has {size} {(size == 1 ? "number" : "numbers")} a row");
            if (length <= 0 || length % size != 0)
            {
                use.Say(UseRules.SizeMismatch, argument.Syntax.GetLocation(), InvariantText.Of($"'{argument.Text()}' has {length} numbers, which are no whole rows: {wants}."));
                return;
            }

            first ??= (argument, length / size);
            if (length / size != first.Value.Rows)
            {
                (IOperation known, int rows) = first.Value;
                use.Say(UseRules.SizeMismatch, argument.Syntax.GetLocation(), InvariantText.Of($"'{argument.Text()}' has {length} numbers, but '{known.Text()}' has {rows} {(rows == 1 ? "row" : "rows")}, and {wants}: {(long)rows * size}."));
                return;
            }
        }
    }
}
