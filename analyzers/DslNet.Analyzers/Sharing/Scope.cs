using System.Linq;
using DslNet.Analyzers.Provenance;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Sharing;

/// <summary>Code that runs on several threads: a function passed to them, or a method that it calls.</summary>
/// <param name="Code">The function's body.</param>
/// <param name="Method">The function.</param>
/// <param name="Body">The assignments in it.</param>
internal sealed record Scope(IOperation Code, IMethodSymbol Method, Body Body)
{
    /// <summary>The call that led into a method; null for the function itself.</summary>
    public IInvocationOperation? Call { get; init; }

    /// <summary>The scope of that call.</summary>
    public Scope? From { get; init; }

    /// <summary>Whether it is a method of a type, with a <c>this</c> of its own.</summary>
    public bool IsMember { get; init; }

    /// <summary>What <c>this</c> is in such a method; null where each thread may have its own.</summary>
    public Origin? This { get; init; }

    /// <summary>What to mark in the member that starts the threads; null for the use itself.</summary>
    public IOperation? Mark { get; init; }

    /// <summary>The call depth.</summary>
    public int Depth => From is null ? 0 : 1 + From.Depth;

    /// <summary>The argument of a parameter, or null.</summary>
    public IOperation? Given(IParameterSymbol parameter) => Call?.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal)?.Value;
}
