using System.Reflection;
using DslNet.Compiler.Ops;
using DslNet.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNet.Generators.Tests.Recipes;

/// <summary>
/// The recipes of CONTRIBUTING.md for new layers, each followed once in a folder of <c>tests/Recipes</c>: they touch no more files than they say, and
/// what they add compiles against today's sources. (<c>DslNet.Package.Tests</c> builds and trains them in a clone of the repository, when asked.)
/// </summary>
public class RecipeTests
{
    /// <summary>The recipe's folder, its heading, its verb and the most files outside of tests that it may take.</summary>
    public static TheoryData<string, string, string, int> Recipes => new()
    {
        { "Activation", "Add an elementwise layer", "Mish", 3 },
        { "Parameters", "Add a layer with parameters", "Affine", 4 },
        { "Structural", "Add a structural layer", "Gate", 5 },
    };

    /// <summary>The recipe's folder and its verb.</summary>
    public static TheoryData<string, string> Verbs => new() { { "Activation", "Mish" }, { "Parameters", "Affine" }, { "Structural", "Gate" } };

    private static IEnumerable<MetadataReference> WithoutLibrary => Framework.References.Where(reference => !reference.Display!.EndsWith("DslNet.dll", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Recipes))]
    public void A_recipe_takes_as_few_files_as_it_says(string folder, string heading, string verb, int most)
    {
        string[] product = [.. RecipeFolder.Files(folder).Where(file => !file.StartsWith("tests/", StringComparison.Ordinal))];

        product.ShouldBe([$"generators/DslNet.Compiler/Ops/{verb}Op.cs", $"src/DslNet/Dsl/Verbs/{verb}.cs", "src/DslNet/PublicAPI.Unshipped.txt"], ignoreOrder: true);
        product.Length.ShouldBeLessThanOrEqualTo(most);
        RecipeFolder.Section(heading).ShouldContain($"{product.Length} files", Case.Sensitive);
        product.Where(file => file.EndsWith(".cs", StringComparison.Ordinal)).ShouldAllBe(file => !File.Exists(RecipeFolder.InRepository(file)));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Its_op_compiles_and_is_none_that_there_is(string folder, string verb)
    {
        // The name of a friend of the compiler's, as the op itself would be inside.
        CSharpCompilation compilation = CSharpCompilation.Create(
            "DslNet.Generators.Tests",
            [RecipeFolder.Tree(folder, $"generators/DslNet.Compiler/Ops/{verb}Op.cs")],
            [.. WithoutLibrary, MetadataReference.CreateFromFile(typeof(LayerOp).Assembly.Location)],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                specificDiagnosticOptions: [new("CS1591", ReportDiagnostic.Suppress)]));
        using MemoryStream assembly = new();
        compilation.Emit(assembly).Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).ShouldBeEmpty();

        LayerOp op = (LayerOp)Activator.CreateInstance(Assembly.Load(assembly.ToArray()).GetTypes().Single(type => type.IsSubclassOf(typeof(LayerOp))))!;
        op.Verb.ShouldBe(verb);
        OpTable.Find(verb).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Its_verb_compiles_among_the_library_s_sources(string folder, string verb)
    {
        SyntaxTree tree = RecipeFolder.Tree(folder, $"src/DslNet/Dsl/Verbs/{verb}.cs");
        CSharpCompilation library = CSharpCompilation.Create(
            "DslNet",
            [.. RecipeFolder.LibrarySources.Value, tree],
            WithoutLibrary,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

        library.GetSemanticModel(tree).GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).ShouldBeEmpty();
        foreach (string type in new[] { "DslNet.Dsl", "DslNet.Fluent" })
        {
            library.GetTypeByMetadataName(type)!.GetMembers(verb).ShouldHaveSingleItem();
        }
    }
}
