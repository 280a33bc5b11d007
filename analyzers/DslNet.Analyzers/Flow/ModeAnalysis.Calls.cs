using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Flow;

/// <summary>Effects of calls on networks.</summary>
internal sealed partial class ModeAnalysis
{
    private NetworkValue? Call(IInvocationOperation call)
    {
        NetworkValue? receiver = call.Instance is null ? null : Visit(call.Instance);
        List<(IArgumentOperation Argument, NetworkValue? Value)> arguments = [.. call.Arguments.Select(argument => (argument, Visit(argument.Value)))];
        if (call.TargetMethod is { Name: "Dispose" or "DisposeAsync", Parameters.IsEmpty: true })
        {
            return null;
        }

        if (receiver is not null && types.IsMember(call.TargetMethod))
        {
            Member(call, receiver);
            arguments.ForEach(argument => Escape(argument.Value));
        }
        else if (types.IsFit(call.TargetMethod))
        {
            NetworkValue network = arguments.FirstOrDefault(argument => argument.Argument.Parameter?.Ordinal == 0).Value ?? NetworkValue.Any;
            Note(call, network, UseKind.Fit);
            Become(network, Modes.Fitted);
        }
        else if (types.IsCreate(call.TargetMethod))
        {
            return Made(call);
        }
        else if (types.IsOurs(call.TargetMethod))
        {
            // The libraries store no network and change no mode except in Fit; a lambda passed to them may.
            arguments.ForEach(argument => Note(call, argument.Value, types.IsOptimizer(call.Instance?.Type) ? UseKind.Step : UseKind.Read));
            OpaqueIf(arguments.Exists(argument => argument.Argument.Value.IsDelegate()));
        }
        else if (helpers.Of(call.TargetMethod, graph) is { } helper)
        {
            Follow(call, helper, receiver, arguments);
        }
        else
        {
            Unfollowed(call, receiver, arguments);
        }

        arguments.ForEach(argument => Overwrite(argument.Argument));
        return Some(call.Type);
    }

    private void Member(IInvocationOperation call, NetworkValue receiver)
    {
        switch (call.TargetMethod.Name)
        {
            case "Train":
                Become(receiver, Modes.Trained);
                break;
            case "Eval":
                Become(receiver, Modes.Evaluated);
                break;
            case "Forward":
                Note(call, receiver, UseKind.Forward);
                break;
            case "Backward" or "TrainStep":
                Note(call, receiver, UseKind.Backward);
                break;
        }
    }

    private void Follow(IInvocationOperation call, Helper helper, NetworkValue? receiver, List<(IArgumentOperation Argument, NetworkValue? Value)> arguments)
    {
        Note(call, helper.Trains ? NetworkValue.Any : null, UseKind.Foreign);
        OpaqueIf(helper.IsOpaque);
        Apply(receiver, helper.This);
        foreach ((IArgumentOperation argument, NetworkValue? value) in arguments)
        {
            Apply(value, argument.Parameter is { } parameter && helper.Parameters.TryGetValue(parameter.OriginalDefinition.Ordinal, out Modes modes) ? modes : Modes.Foreign);
        }

        void Apply(NetworkValue? value, Modes modes)
        {
            if (value is not null)
            {
                Note(call, value, UseKind.Passed);
                Modes before = now.ModesOf(value);
                Become(value, (modes & Modes.Entry) == 0 ? modes : (modes & ~Modes.Entry) | before, keepsOthers: modes == Modes.Entry);
            }
        }
    }

    private void Unfollowed(IInvocationOperation call, NetworkValue? receiver, List<(IArgumentOperation Argument, NetworkValue? Value)> arguments)
    {
        bool harmless = call.TargetMethod.ContainingType?.Name is "Console" or "Debug" or "GC" or "Object" or "ArgumentNullException" or "ArgumentException" or "ObjectDisposedException";
        foreach (NetworkValue? value in arguments.Select(argument => argument.Value).Append(receiver))
        {
            Note(call, value, UseKind.Passed);
            if (!harmless)
            {
                Escape(value);
            }
        }

        // Code of other assemblies can't reach the networks of this class unless it is passed a reference.
        if (call.TargetMethod.IsInThisCompilation(helpers.Compilation)
            || call.TargetMethod.MethodKind is MethodKind.DelegateInvoke
            || call.Arguments.Any(argument => argument.Value.IsDelegate() || argument.Value is IInstanceReferenceOperation or IConversionOperation { Operand: IInstanceReferenceOperation }))
        {
            Note(call, NetworkValue.Any, UseKind.Foreign);
            Opaque();
        }
    }

    private void Arguments(IObjectCreationOperation creation)
    {
        foreach (IArgumentOperation argument in creation.Arguments)
        {
            Escape(Visit(argument.Value));
            Overwrite(argument);
        }

        OpaqueIf(creation.Constructor is { IsImplicitlyDeclared: false } constructor && !types.IsNetwork(creation.Type) && constructor.IsInThisCompilation(helpers.Compilation));
    }
}
