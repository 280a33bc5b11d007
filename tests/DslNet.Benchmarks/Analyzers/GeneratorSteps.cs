using System.Collections.Immutable;
using System.Globalization;
using DslNet.Benchmarks.Measuring;
using DslNet.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNet.Benchmarks.Analyzers;

/// <summary>Which steps of the generator run again after an edit.</summary>
internal static class GeneratorSteps
{
    /// <summary>A generator that writes down why its steps ran.</summary>
    public static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new NetworkGenerator().AsSourceGenerator()],
        parseOptions: ManyNetworks.Parse,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Edits one file in each of three ways, and prints how many outputs had which reason, for the steps that weren't wholly cached.</summary>
    public static void Print(int networks)
    {
        IncrementalStepRunReason[] reasons = [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Modified, IncrementalStepRunReason.New, IncrementalStepRunReason.Removed];
        Table.Begin("Generator's steps that aren't wholly cached after an edit in one file: outputs by reason", ["edit", "step", .. reasons.Select(reason => reason.ToString())]);
        foreach ((string what, SyntaxTree file) in new[]
        {
            ("a method that uses a network", ManyNetworks.File(networks / 2, seed: 7)),
            ("a definition", ManyNetworks.File(networks / 2, units: 17)),
            ("nothing but a space", Spaced(ManyNetworks.File(networks / 2))),
        })
        {
            foreach ((string step, ImmutableArray<IncrementalGeneratorRunStep> runs) in After(networks, file).OrderBy(step => step.Key, StringComparer.Ordinal))
            {
                IncrementalStepRunReason[] outputs = [.. runs.SelectMany(run => run.Outputs).Select(output => output.Reason)];
                if (outputs.Any(output => output != IncrementalStepRunReason.Cached))
                {
                    Table.Row([what, step, .. reasons.Select(reason => outputs.Count(output => output == reason).ToString(CultureInfo.InvariantCulture))]);
                }
            }
        }
    }

    private static SyntaxTree Spaced(SyntaxTree file) => file.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(" " + file.GetText()));

    private static ImmutableDictionary<string, ImmutableArray<IncrementalGeneratorRunStep>> After(int networks, SyntaxTree file)
    {
        CSharpCompilation before = ManyNetworks.Compilation(networks);
        GeneratorDriver driver = Driver().RunGenerators(before);
        return driver.RunGenerators(before.ReplaceSyntaxTree(before.SyntaxTrees[networks / 2], file)).GetRunResult().Results.Single().TrackedSteps;
    }
}
