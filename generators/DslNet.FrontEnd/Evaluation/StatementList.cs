using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DslNet.FrontEnd.Evaluation;

/// <summary>The continuation: a linked list of the remaining statements; null is empty.</summary>
internal sealed record StatementList(IOperation First, StatementList? Rest)
{
    /// <summary>The statements, then <paramref name="rest"/>.</summary>
    public static StatementList? Of(ImmutableArray<IOperation> statements, StatementList? rest)
    {
        for (int index = statements.Length - 1; index >= 0; index--)
        {
            rest = new StatementList(statements[index], rest);
        }

        return rest;
    }
}
