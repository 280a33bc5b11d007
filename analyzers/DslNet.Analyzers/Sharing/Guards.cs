using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using DslNet.Analyzers.Provenance;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Sharing;

/// <summary>Whether an operation is guarded by a lock: one around it, or one acquired before it.</summary>
internal static class Guards
{
    private static readonly ImmutableHashSet<string> Entries = ["Enter", "TryEnter", "EnterScope", "EnterWriteLock", "TryEnterWriteLock", "Wait", "WaitAsync", "WaitOne", "Acquire", "AcquireAsync", "Lock", "LockAsync"];

    /// <summary>Whether an operation is guarded inside the code of its function.</summary>
    public static bool Hold(IOperation operation, IOperation code) =>
        operation.Ancestors().TakeWhile(around => around != code).Any(around => around is ILockOperation)
        || code.Descendants().OfType<IInvocationOperation>().Any(call => call.Syntax.SpanStart < operation.Syntax.SpanStart && Entries.Contains(call.TargetMethod.Name));

    /// <summary>Whether the runtime lets one thread at a time into the method.</summary>
    public static bool IsSynchronized(IMethodSymbol method) => (method.MethodImplementationFlags & MethodImplAttributes.Synchronized) != 0;
}
