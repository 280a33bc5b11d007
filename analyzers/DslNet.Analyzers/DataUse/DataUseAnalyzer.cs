using System.Collections.Immutable;
using System.Linq;
using DslNet.Analyzers.Flow;
using DslNet.Analyzers.Provenance;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DslNet.Analyzers.DataUse;

/// <summary>DN3003 to DN3007, DN3009 and DN3014: the data that a network is trained and evaluated on. Each body is analysed once for all of them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DataUseAnalyzer : DiagnosticAnalyzer
{
    /// <summary>A body without any of these names can't violate a rule.</summary>
    private static readonly ImmutableHashSet<string> Names = ["Fit", "Evaluate", "AsTrainingSet", "Forward", "Predict", "Backward", "TrainStep", "Random", "Grid", "Test"];

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [UseRules.TestSetMisuse, UseRules.NoValidation, UseRules.RawData, UseRules.ConstantRate, UseRules.LeakingTransform, UseRules.SizeMismatch, UseRules.UnclippedRecurrence];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName("DslNet.INetwork") is null)
            {
                return;
            }

            Provenance.Helpers helpers = new(start.Compilation, start.CancellationToken);
            KnownNetworks networks = new(start.Compilation);
            start.RegisterOperationBlockAction(block => Analyze(block, helpers, networks));
        });
    }

    private static void Analyze(OperationBlockAnalysisContext context, Provenance.Helpers helpers, KnownNetworks networks)
    {
        if (!context.OperationBlocks.Any(Mentions))
        {
            return;
        }

        Tracer tracer = new(helpers);
        BodyUse use = new(new Frame(new Body(context.OperationBlocks)), tracer, new Lineage(tracer), networks, context.Compilation, context.ReportDiagnostic, context.CancellationToken);
        TestSetMisuse.Check(use);
        NoValidation.Check(use);
        RawData.Check(use);
        ConstantRate.Check(use);
        LeakingTransform.Check(use);
        SizeMismatch.Check(use);
        UnclippedRecurrence.Check(use);
    }

    private static bool Mentions(IOperation block) => block.Syntax.DescendantNodes().Any(node => node is SimpleNameSyntax name && Names.Contains(name.Identifier.ValueText));
}
