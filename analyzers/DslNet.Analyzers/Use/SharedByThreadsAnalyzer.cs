using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using DslNet.Analyzers.Flow;
using DslNet.Analyzers.Provenance;
using DslNet.Analyzers.Sharing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Use;

/// <summary>
/// DN3012: one network for several threads: in a function that runs on many of them, in an endpoint's handler, as a singleton. It reports
/// once for each network of a call, at its first use.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SharedByThreadsAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [UseRules.SharedByThreads];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (DslNetTypes.Of(start.Compilation) is { } types)
            {
                Injection injection = new(start.Compilation, types, start.CancellationToken);
                start.RegisterOperationAction(operation => Analyze(operation, types, injection), OperationKind.Invocation, OperationKind.ObjectCreation);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, DslNetTypes types, Injection injection)
    {
        if (context.Operation is IInvocationOperation call && Registrations.Singleton(call, types) is var (type, instance))
        {
            string? variable = LoopStep.Variable(instance) is null ? null : instance!.Text();
            context.ReportDiagnostic(Diagnostic.Create(UseRules.SharedByThreads, call.Place(), Wording.OfSingleton(type, variable)));
        }
        else if (ThreadedCalls.Of(context.Operation) is { } threaded)
        {
            SharedUse[] all = [.. new SharedUses(threaded, new Body([context.Operation.Root()]), types, context.Compilation).All().Where(use => !use.Network.IsInjected || injection.IsShared(use.Network.Type))];
            foreach (SharedUse[] uses in Networks(all).Where(uses => threaded.Kind != ThreadedCallKind.Invoke || uses.Select(use => use.Function).Distinct().Count() > 1))
            {
                IOperation anchor = threaded.Loop ?? uses[0].Function;
                context.ReportDiagnostic(Diagnostic.Create(UseRules.SharedByThreads, Place(uses[0]), [anchor.Syntax.GetLocation()], Wording.OfUse(threaded, uses)));
            }
        }
    }

    private static IEnumerable<SharedUse[]> Networks(SharedUse[] uses)
    {
        List<List<SharedUse>> groups = [];
        foreach (SharedUse use in uses)
        {
            if (groups.FirstOrDefault(group => group[0].Network.IsSame(use.Network)) is { } known)
            {
                known.Add(use);
            }
            else
            {
                groups.Add([use]);
            }
        }

        return groups.Select(group => group.ToArray());
    }

    private static Location Place(SharedUse use) => use.Place is IInvocationOperation { Syntax: InvocationExpressionSyntax } call ? call.Place() : use.Place.Syntax.GetLocation();
}
