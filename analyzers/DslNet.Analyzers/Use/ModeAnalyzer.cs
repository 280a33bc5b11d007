using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using DslNet.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace DslNet.Analyzers.Use;

/// <summary>DN3001 and DN3002: one mode analysis per method for both.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ModeAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableHashSet<string> Names = ["Forward", "Backward", "TrainStep"];

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [UseRules.ForwardInTraining, UseRules.BackwardInEval];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (DslNetTypes.Of(start.Compilation) is { } types)
            {
                Helpers helpers = new(start.Compilation, types);
                TrainingOnlyLayers layers = new(start.Compilation);
                start.RegisterOperationBlockAction(block => Analyze(block, types, helpers, layers));
            }
        });
    }

    private static void Analyze(OperationBlockAnalysisContext context, DslNetTypes types, Helpers helpers, TrainingOnlyLayers layers)
    {
        foreach (IOperation block in Bodies.Mentioning(context.OperationBlocks, Names))
        {
            ImmutableHashSet<ISymbol> untracked = Captures.Untracked(block, types);
            foreach (ControlFlowGraph graph in Bodies.Graphs(context, block))
            {
                context.CancellationToken.ThrowIfCancellationRequested();
                ModeAnalysis analysis = new(graph, types, helpers, untracked);
                if (!analysis.Run([], out _))
                {
                    continue;
                }

                foreach (Diagnostic diagnostic in analysis.Uses.SelectMany(use => ForwardInTraining.Of(use, analysis.Uses, layers.Of(use.Type, context.CancellationToken)).Concat(BackwardInEval.Of(use))))
                {
                    context.ReportDiagnostic(diagnostic);
                }
            }
        }
    }
}
