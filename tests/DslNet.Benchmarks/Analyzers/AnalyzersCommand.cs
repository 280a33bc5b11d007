using System.Collections.Immutable;
using DslNet.Analyzers;
using DslNet.Benchmarks.Measuring;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DslNet.Benchmarks.Analyzers;

/// <summary>What generator and analyzers cost in a large project: built whole, and after each kind of edit in one file.</summary>
internal static class AnalyzersCommand
{
    private const int Networks = 200;
    private const int Repetitions = 5;
    private const int ColdRepetitions = 3;

    private static readonly ImmutableArray<DiagnosticAnalyzer> All = [.. typeof(DefinitionAnalyzer).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
        .OrderBy(type => type.Name, StringComparer.Ordinal)
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    /// <summary>Measures and prints.</summary>
    public static void Run(Effort effort)
    {
        int networks = effort.IsSmoke ? 3 : Networks;
        int repetitions = effort.IsSmoke ? 1 : Repetitions;
        CSharpCompilation project = ManyNetworks.Compilation(networks);
        GeneratorDriver driver = GeneratorSteps.Driver();
        Table.Begin($"{networks} networks in {networks} files, ms", "what", "first run in the process", $"median of {repetitions} more", "processor time, median");
        Compilation complete = project;
        Row("generator, all files", repetitions, () => driver = GeneratorSteps.Driver().RunGeneratorsAndUpdateCompilation(project, out complete, out _));
        Row("compiler's own errors, all files", repetitions, () => Fresh(complete).GetDiagnostics());
        Row("an analyzer that does nothing, all files", repetitions, () => Analyze(Fresh(complete), [new IdleAnalyzer()]));
        Row("analyzers together, all files", repetitions, () => Analyze(Fresh(complete), All));
        foreach (DiagnosticAnalyzer analyzer in All)
        {
            Row($"{analyzer.GetType().Name} alone", repetitions, () => Analyze(Fresh(complete), [analyzer]));
        }

        int seed = 1;
        SyntaxTree? edited = null;
        CSharpCompilation before = project;
        Compilation after = complete;
        Row("generator, after an edit in a method", repetitions, () =>
        {
            edited = ManyNetworks.File(networks / 2, seed: ++seed);
            CSharpCompilation next = before.ReplaceSyntaxTree(before.SyntaxTrees[networks / 2], edited);
            driver = driver.RunGeneratorsAndUpdateCompilation(next, out after, out _);
            before = next;
        });
        Row("analyzers together, that file", repetitions, () => AnalyzeFile(Fresh(after), edited!));
        ColdRun.Print(networks, effort.IsSmoke ? 1 : ColdRepetitions);
        GeneratorSteps.Print(networks);
    }

    /// <summary>An analysis of all files that hasn't begun; the generated parts are there.</summary>
    public static Action Analysis(int networks, bool isIdle)
    {
        GeneratorSteps.Driver().RunGeneratorsAndUpdateCompilation(ManyNetworks.Compilation(networks), out Compilation complete, out _);
        return () => Analyze(complete, isIdle ? [new IdleAnalyzer()] : All);
    }

    private static void Row(string what, int repetitions, Action call)
    {
        double first = Stopwatches.Once(call) / 1e3;
        List<double> times = [], processor = [];
        for (int i = 0; i < repetitions; i++)
        {
            // What others do on the machine is in the one and hardly in the other.
            TimeSpan before = Environment.CpuUsage.TotalTime;
            times.Add(Stopwatches.Once(call) / 1e3);
            processor.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
        }

        Table.Row(what, Table.Text(first), Table.Text(times.Median()), Table.Text(processor.Median()));
    }

    /// <summary>The same project with nothing bound.</summary>
    private static Compilation Fresh(Compilation compilation) => compilation.Clone();

    private static void Analyze(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers) =>
        MustBeSilent(With(compilation, analyzers).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult());

    private static void AnalyzeFile(Compilation compilation, SyntaxTree file)
    {
        CompilationWithAnalyzers analysis = With(compilation, All);
        MustBeSilent(analysis.GetAnalyzerSyntaxDiagnosticsAsync(file, CancellationToken.None).GetAwaiter().GetResult());
        MustBeSilent(analysis.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(file), null, CancellationToken.None).GetAwaiter().GetResult());
    }

    private static CompilationWithAnalyzers With(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers) =>
        compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (exception, _, _) => throw exception, concurrentAnalysis: true, logAnalyzerExecutionTime: false));

    /// <summary>The programs are right: a finding would be a false alarm, and the time that of something else.</summary>
    private static void MustBeSilent(ImmutableArray<Diagnostic> found)
    {
        if (!found.IsEmpty)
        {
            throw new InvalidOperationException($"{found.Length} findings in right programs, first: {found[0]}");
        }
    }
}
