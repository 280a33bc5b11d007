using System.Globalization;
using DslNet.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;

namespace DslNet.Analyzers.Tests.Harness;

/// <summary>Broken sources, from a seed, through the generator, all analyzers and all fixes. DSLNET_LAW_FACTOR multiplies their number.</summary>
public static class MutationRun
{
    /// <summary>What came of the sources: exceptions in words, and how often there was something to say and to mend.</summary>
    public sealed record Result(IReadOnlyList<string> Thrown, int Diagnostics, int Fixes);

    /// <summary>Mutates the sources in turn.</summary>
    /// <param name="sources">Whole files with a network in each.</param>
    /// <param name="count">How many mutations.</param>
    /// <param name="seed">Where the random numbers begin.</param>
    public static async Task<Result> Of(IReadOnlyList<string> sources, int count, int seed)
    {
        Random random = new(seed);
        string[] mutations = [.. Enumerable.Range(0, count * Factor()).Select(index => Mutation.Of(sources[index % sources.Count], random))];
        List<string> thrown = [];
        int diagnostics = 0;
        int fixes = 0;
        await Parallel.ForEachAsync(mutations, async (source, _) =>
        {
            try
            {
                (int said, int mended) = await Edit(source);
                Interlocked.Add(ref diagnostics, said);
                Interlocked.Add(ref fixes, mended);
            }
            catch (Exception exception)
            {
                lock (thrown)
                {
                    thrown.Add($"{exception}\n{source}");
                }
            }
        });
        return new Result(thrown, diagnostics, fixes);
    }

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

    private static int Factor() => int.TryParse(Environment.GetEnvironmentVariable("DSLNET_LAW_FACTOR"), NumberStyles.Integer, CultureInfo.InvariantCulture, out int factor) && factor > 0 ? factor : 1;
}
