using System;
using System.Collections.Immutable;
using DslNet.Analyzers.Flow;
using DslNet.Analyzers.Provenance;
using DslNet.Compiler;
using DslNet.Compiler.Design;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Use;

/// <summary>
/// DN3011: a network that is put onto a device where the CPU has done a step before the device has launched its kernels. What a step costs
/// is said by constants of the generated class: nothing is read or compiled here, and a network of another assembly is as good.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SlowerOnGpuAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [UseRules.SlowerOnGpu];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            // Without ILGPU no network has such a class.
            if (DslNetTypes.Of(start.Compilation) is not null && start.Compilation.GetTypeByMetadataName("ILGPU.Context") is not null)
            {
                Tracer tracer = new(new Provenance.Helpers(start.Compilation, start.CancellationToken));
                start.RegisterOperationAction(operation => Analyze(operation, tracer), OperationKind.ObjectCreation);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, Tracer tracer)
    {
        IObjectCreationOperation creation = (IObjectCreationOperation)context.Operation;
        if (creation.Type is not INamedTypeSymbol { Name: "Gpu", ContainingType: { } network } gpu || EstimateOf(network, gpu) is not { } estimate || creation.Argument("batchSize") is not { } size)
        {
            return;
        }

        int? known = Batches.Largest(new Value(size, new Frame(new Body([creation.Root()]))), tracer);
        int rows = known ?? StepEstimate.LargeBatch;
        if (rows > 0 && estimate.IsForCpu(rows))
        {
            context.ReportDiagnostic(Diagnostic.Create(UseRules.SlowerOnGpu, creation.Syntax.GetLocation(), Message(network.Name, estimate, rows, known is null)));
        }
    }

    private static StepEstimate? EstimateOf(INamedTypeSymbol network, INamedTypeSymbol gpu) =>
        NetworkSizes.Attribute(network) is not null
        && NetworkSizes.Constant<int>(network, "ParameterCount") is { } parameters
        && NetworkSizes.Constant<int>(gpu, "LaunchesPerStep") is { } launches
        && NetworkSizes.Constant<long>(gpu, "MultiplyAddsPerRow") is { } multiplyAdds
        && NetworkSizes.Constant<long>(gpu, "ElementsPerRow") is { } elements
            ? new StepEstimate(launches, multiplyAdds, elements, parameters)
            : null;

    private static string Message(string network, StepEstimate estimate, int rows, bool isAssumed)
    {
        string batch = InvariantText.Of(isAssumed ? (FormattableString)$"even at batch {rows}" : $"at batch {rows}");
        return InvariantText.Of($"{network} is faster on the CPU {batch}: a training step launches {estimate.Launches} kernels, about {Rounded(estimate.OnDevice)} µs for launching alone; ")
            + InvariantText.Of($"one core of the CPU is done in about {Rounded(estimate.OnCpu(rows))} µs with the whole step and its {Count(rows * (double)estimate.MultiplyAdds)} multiply-adds. ")
            + (estimate.Even == long.MaxValue ? $"Train {network} itself." : InvariantText.Of($"Train {network} itself; a GPU can pay from a batch of about {Rounded(estimate.Even)} on, at the earliest."));
    }

    private static string Count(double number) => number switch
    {
        >= 100_000 => Rounded(number / 1e6) + " M",
        >= 1000 => Rounded(number / 1e3) + " thousand",
        _ => Rounded(number),
    };

    /// <summary>Two digits: no estimate is worth more.</summary>
    private static string Rounded(double number)
    {
        double digit = number > 0 ? Math.Pow(10, Math.Floor(Math.Log10(number)) - 1) : 1;
        return InvariantText.Rounded(Math.Round(number / digit) * digit);
    }
}
