using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Flow;

/// <summary>Effects on modes, and the recording of uses.</summary>
internal sealed partial class ModeAnalysis
{
    /// <summary>The state of a variable after it was passed by reference.</summary>
    private void Overwrite(IOperation operation)
    {
        if (operation is IArgumentOperation { Parameter.RefKind: not (RefKind.None or RefKind.In) } argument && TargetOf(Variable(argument.Value)) is { } place)
        {
            Store(place, NetworkValue.Any);
        }
        else if (operation is ITupleOperation or IDeconstructionAssignmentOperation or IDeclarationExpressionOperation)
        {
            foreach (IOperation part in operation.DescendantsAndSelf())
            {
                if (TargetOf(part) is { } target)
                {
                    Escape(ValueAt(now, target));
                    Store(target, NetworkValue.Any);
                }
            }
        }
    }

    private static IOperation Variable(IOperation value) => value is IDeclarationExpressionOperation declaration ? declaration.Expression : value;

    private void Become(NetworkValue value, Modes modes, bool keepsOthers = false)
    {
        if (value != NetworkValue.Any)
        {
            IsOpaque |= Settled && value.Holder is not (null or ITypeSymbol) && !IsOwn(value.Holder);
            now = now.Be(value, modes | (now.ModesOf(value) & (Modes.Shared | Modes.Asked)));
        }
        else if (!keepsOthers)
        {
            Opaque();
        }
    }

    private void OpaqueIf(bool condition)
    {
        if (condition)
        {
            Opaque();
        }
    }

    /// <summary>Unknown code has run: escaped networks may be in any mode, and fields may hold others.</summary>
    private void Opaque()
    {
        IsOpaque |= Settled;
        foreach (KeyValuePair<NetworkValue, Modes> entry in now.Modes.Where(entry => (entry.Value & Modes.Shared) != 0))
        {
            now = now.Escape(entry.Key);
        }

        foreach (Place place in now.Places.Keys.Where(place => place.Symbol is not (null or ITypeSymbol or IFieldSymbol { IsReadOnly: true }) && !IsOwn(place.Symbol)).ToArray())
        {
            NetworkValue other = Other(place.Symbol!);
            now = now.Lose(other).Hold(place, other).Escape(other);
        }
    }

    private void Note(IInvocationOperation call, NetworkValue? value, UseKind kind)
    {
        if (!Settled || value is null)
        {
            return;
        }

        // A finally is analysed once for each path into it.
        Modes modes = uses.TryGetValue((call.Syntax, value), out NetworkUse? before) ? before.Modes | now.ModesOf(value) : now.ModesOf(value);
        uses[(call.Syntax, value)] = new NetworkUse(call, kind, value, modes);
    }
}
