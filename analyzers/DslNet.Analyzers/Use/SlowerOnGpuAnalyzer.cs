using System;
using System.Collections.Immutable;
using System.Linq;
using DslNet.Analyzers.Flow;
using DslNet.Analyzers.Provenance;
using DslNet.Compiler;
using DslNet.Compiler.Backends.Ilgpu;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Use;

/// <summary>
/// DN3011: a network on a device whose step takes less time on the CPU than the device's kernel launches. The cost of a step
/// is in constants of the generated class: nothing is compiled here, and networks of other assemblies work, too.
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
            // Without ILGPU no network has such a class; a network of another assembly may have one where this project has ILGPU alone.
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
        if ((known ?? Declared(network)) is { } rows && rows > 0 && estimate.IsForCpu(rows))
        {
            context.ReportDiagnostic(Diagnostic.Create(UseRules.SlowerOnGpu, creation.Syntax.GetLocation(), Message(network.Name, estimate, rows, known is null)));
        }
    }

    private static StepEstimate? EstimateOf(INamedTypeSymbol network, INamedTypeSymbol gpu) =>
        NetworkSizes.Of(network) is { Loss: not (null or "None") }   // without a loss there are no steps
        && NetworkSizes.Constant<int>(gpu, "LaunchesPerStep") is { } launches
        && NetworkSizes.Constant<long>(gpu, "MultiplyAddsPerRow") is { } multiplyAdds
        && NetworkSizes.Constant<long>(gpu, "CpuNanosecondsPerRow") is { } row
        && NetworkSizes.Constant<long>(gpu, "CpuNanosecondsPerStep") is { } step
            ? new StepEstimate(launches, multiplyAdds, row, step)
            : null;

    /// <summary>The batch that the attribute names, or null.</summary>
    private static int? Declared(INamedTypeSymbol network) =>
        NetworkSizes.Attribute(network)?.NamedArguments.FirstOrDefault(argument => argument.Key == "Batch").Value is { Kind: TypedConstantKind.Primitive, Value: int batch } ? batch : null;

    private static string Message(string network, StepEstimate estimate, int rows, bool isDeclared)
    {
        string batch = InvariantText.Of(isDeclared ? (FormattableString)$"batch {rows}, which its attribute names" : $"batch {rows}");
        return InvariantText.Of($"{network} is faster on the CPU at {batch}: a training step launches {estimate.Launches} kernels, about {Rounded(estimate.OnDevice / 1000)} µs for launching alone; ")
            + InvariantText.Of($"one core of the CPU does the whole step, {Count((double)rows * estimate.MultiplyAddsPerRow)} multiply-adds and all, in about {Rounded(estimate.OnCpu(rows) / 1000)} µs. ")
            + InvariantText.Of($"Train {network} itself; a GPU can pay from a batch of about {Rounded(estimate.Even)} on, at the earliest.");
    }

    private static string Count(double number) => number switch
    {
        >= 100_000 => Rounded(number / 1e6) + " M",
        >= 1000 => Rounded(number / 1e3) + " thousand",
        _ => Rounded(number),
    };

    /// <summary>Two significant digits, the accuracy of the estimate.</summary>
    private static string Rounded(double number)
    {
        double digit = number > 0 ? Math.Pow(10, Math.Floor(Math.Log10(number)) - 1) : 1;
        return InvariantText.Rounded(Math.Round(number / digit) * digit);
    }
}
