using System.Collections.Immutable;
using System.Globalization;
using DslNet.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DslNet.Analyzers.Tests.Harness;

/// <summary>Broken sources, from a seed, through the generator, all analyzers and all fixes. DSLNET_LAW_FACTOR multiplies their number.</summary>
public static class MutationRun
{
    private static readonly string?[] Mends = [null, "Flatten", "Flatten GlobalAvgPool Last Map", "GlobalAvgPool", "PositionEmbedding", "Gru", "Relu", "Softmax", "no Softmax", "Init.HeNormal", "bias: false"];

    /// <summary>Mutates the sources in turn.</summary>
    /// <param name="sources">Whole files with a network in each.</param>
    /// <param name="count">How many mutations.</param>
    /// <param name="seed">Where the random numbers begin.</param>
    public static async Task<MutationResult> Of(IReadOnlyList<string> sources, int count, int seed)
    {
        Random random = new(seed);
        string[] mutations = [.. Enumerable.Range(0, count * Factor()).Select(index => Mutate(sources[index % sources.Count], random))];
        List<string> thrown = [];
        int diagnostics = 0;
        int fixes = 0;
        int strays = 0;
        await Parallel.ForEachAsync(mutations, async (source, _) =>
        {
            try
            {
                (int said, int mended) = await Edit(source);
                Interlocked.Add(ref diagnostics, said);
                Interlocked.Add(ref fixes, mended);
                Interlocked.Add(ref strays, await Stray(source));
            }
            catch (Exception exception)
            {
                lock (thrown)
                {
                    thrown.Add($"{exception}\n{source}");
                }
            }
        });
        return new MutationResult(thrown, diagnostics, fixes, strays);
    }

    private static string Mutate(string source, Random random) => random.Next(8) == 0 ? Mutation.Cut(source, random) : Mutation.Of(source, random);

    /// <summary>Everything that is said of a source, and every fix of it, applied one by one to the source as it is.</summary>
    private static async Task<(int Diagnostics, int Fixes)> Edit(string source)
    {
        using FixSession session = new(source);
        IReadOnlyList<Diagnostic> diagnostics = await session.Diagnose();
        int fixes = 0;
        foreach (Diagnostic diagnostic in diagnostics)
        {
            foreach (CodeAction action in await session.Actions(diagnostic))
            {
                (await session.Apply(action)).ShouldNotBe(source);
                fixes++;
            }
        }

        return (diagnostics.Count, fixes);
    }

    /// <summary>Every fix at a few of the source's expressions: broken code may be marked anywhere, and a mark may be older than the text.</summary>
    private static async Task<int> Stray(string source)
    {
        using FixSession session = new(source);
        Random random = new(source.Length);
        // A seed of its own for each source, so that the order in which they run does not matter.
        SyntaxTree tree = CSharpSyntaxTree.ParseText(source, UserProject.Parse);
        ExpressionSyntax[] places = [.. (await tree.GetRootAsync()).DescendantNodes().OfType<ExpressionSyntax>()];
        random.Shuffle(places);
        int fixes = 0;
        foreach (ExpressionSyntax place in places.Take(3))
        {
            ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty.Add(DefinitionAnalyzer.Mend, Mends[random.Next(Mends.Length)]);
            foreach (DiagnosticDescriptor rule in FixSession.Fixes.SelectMany(fix => fix.FixableDiagnosticIds).Select(Rules.Of))
            {
                foreach (CodeAction action in await session.Actions(Diagnostic.Create(rule, Location.Create(tree, place.Span), properties)))
                {
                    await session.Apply(action);
                    fixes++;
                }
            }
        }

        return fixes;
    }

    private static int Factor() => int.TryParse(Environment.GetEnvironmentVariable("DSLNET_LAW_FACTOR"), NumberStyles.Integer, CultureInfo.InvariantCulture, out int factor) && factor > 0 ? factor : 1;
}
