namespace DslNet.Package.Tests;

/// <summary>
/// The recipes of CONTRIBUTING.md for new layers, followed in a clone of the repository's last commit with the files of <c>tests/Recipes</c>: the library
/// builds with all its analyzers, the laws that walk the op table hold for the layer, a network with it learns, and git counts the files.
/// Minutes each, so only where <c>DSLNET_RECIPES</c> is set.
/// </summary>
[Collection(TemporaryFolder.Collection)]
public class RecipeTests
{
    private static readonly Dictionary<string, string> NoEnvironment = [];

    [SkippableTheory]
    [InlineData("Activation", "Mish", "Mish", 3)]
    [InlineData("Parameters", "Affine", "Affine()", 4)]
    [InlineData("Structural", "Gate", "Gate(Dense(6) >> Sigmoid)", 5)]
    public async Task A_followed_recipe_gives_a_layer_that_learns(string recipe, string verb, string layer, int most)
    {
        Skip.If(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("DSLNET_RECIPES")), "DSLNET_RECIPES isn't set.");
        string clone = TemporaryFolder.Create($"recipe-{recipe}");
        (await Command.Run(Repository.Root, NoEnvironment, "git", "clone", "--quiet", "--depth", "1", new Uri(Repository.Root).AbsoluteUri, clone)).Succeeded();
        Follow(Path.Combine(Repository.Root, "tests", "Recipes", recipe), clone);
        await WriteProgram(clone, layer);

        (await Dotnet(clone, "build", "src/DslNet")).Succeeded();
        (await Dotnet(clone, "build", "generators/DslNet.Generators")).Succeeded();
        Command laws = (await Dotnet(clone, "test", "tests/DslNet.Compiler.Tests", "-p:RunAnalyzers=false", "--filter", $"DisplayName~{verb}&(FullyQualifiedName~LayerTraitTests|FullyQualifiedName~OpGradientTests)")).Succeeded();
        laws.Output.ShouldMatch(@"Passed! +- Failed: +0, Passed: +([6-9]|\d\d),");
        (await Dotnet(clone, "run", "--project", "tests/Recipe", "-p:RunAnalyzers=false")).Succeeded().Output.ShouldContain("It learns.");

        Command changes = (await Command.Run(clone, NoEnvironment, "git", "status", "--porcelain", "--untracked-files=all")).Succeeded();
        string[] files = [.. changes.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[3..]).Where(file => !file.StartsWith("tests/", StringComparison.Ordinal))];
        files.Length.ShouldBeLessThanOrEqualTo(most, changes.Output);
        files.ShouldContain($"src/DslNet/Dsl/Verbs/{verb}.cs");
    }

    private static Task<Command> Dotnet(string clone, params string[] arguments) => Command.Run(clone, NoEnvironment, "dotnet", arguments);

    /// <summary>New files are copied. Those that are there get the recipe's lines: at the end, or, of the samples of layers, before the one for all others.</summary>
    private static void Follow(string recipe, string clone)
    {
        foreach (string file in Directory.EnumerateFiles(recipe, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(clone, Path.GetRelativePath(recipe, file));
            string lines = File.ReadAllText(file);
            if (!File.Exists(target))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.WriteAllText(target, lines);
                continue;
            }

            string text = File.ReadAllText(target);
            const string Others = "        _ => Layer(verb),\n";
            int at = target.EndsWith(".cs", StringComparison.Ordinal) ? text.IndexOf(Others, StringComparison.Ordinal) : text.Length;
            at.ShouldBeGreaterThan(0, target);
            File.WriteAllText(target, text.Insert(at, lines));
        }
    }

    private static async Task WriteProgram(string clone, string layer)
    {
        string folder = Directory.CreateDirectory(Path.Combine(clone, "tests", "Recipe")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "Directory.Build.props"), """<Project><Import Project="../../Directory.Build.props" /></Project>""");
        await File.WriteAllTextAsync(Path.Combine(folder, "Recipe.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>
              <Import Project="../../build/UseDslNet.props" />
            </Project>
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), $$"""
            using DslNet;
            using static DslNet.Dsl;

            float[] input = [-1, 1, 0.5f, 2, 3, 0, 1, -2], target = [1, -1];
            using Recipe network = new(batchSize: 2, seed: 1);
            Sgd optimizer = new(0.05f);
            float first = network.TrainStep(input, target, optimizer), last = first;
            for (int step = 0; step < 100; step++)
            {
                last = network.TrainStep(input, target, optimizer);
            }

            System.Console.WriteLine(last < first / 2 ? "It learns." : $"The loss went from {first} to {last}.");

            [Network(Loss = Loss.MeanSquaredError)]
            public sealed partial class Recipe
            {
                static Net Define() => Input(4) >> Dense(6) >> {{layer}} >> Dense(1);
            }
            """);
    }
}
