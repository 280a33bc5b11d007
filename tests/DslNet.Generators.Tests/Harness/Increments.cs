using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNet.Generators.Tests.Harness;

/// <summary>Asks the generator what it ran again after an edit.</summary>
internal static class Increments
{
    public static bool Settled(IncrementalStepRunReason reason) => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;

    /// <summary>Why each tracked step ran, or didn't, after one of the files was edited.</summary>
    public static Dictionary<string, IncrementalStepRunReason[]> Reasons(string[] files, int file, string edited, params MetadataReference[] references)
    {
        SyntaxTree[] trees = [.. files.Select((source, index) => Compiling.Tree(source, $"File{index}.cs"))];
        CSharpCompilation before = Compiling.Of(trees).AddReferences(references);
        GeneratorDriver driver = Generating.Driver().RunGenerators(before);
        Generating.Files(driver).Keys.Count(name => name is "First.g.cs" or "Second.g.cs").ShouldBe(2);
        Generating.Files(driver).Keys.Any(name => name.Contains("Gpu", StringComparison.Ordinal)).ShouldBe(references.Length > 0);
        driver = driver.RunGenerators(before.ReplaceSyntaxTree(trees[file], Compiling.Tree(edited, $"File{file}.cs")));
        return driver.GetRunResult().Results.Single().TrackedSteps
            .Where(step => step.Key is TrackingNames.Read or TrackingNames.Print)
            .ToDictionary(step => step.Key, step => step.Value.SelectMany(run => run.Outputs).Select(output => output.Reason).ToArray());
    }
}
