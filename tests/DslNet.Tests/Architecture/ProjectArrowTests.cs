namespace DslNet.Tests.Architecture;

/// <summary>Compiler ← FrontEnd ← {Generators, Analyzers ← CodeFixes}; DslNet ← {DslNet.Data, DslNet.Reports, DslNet.Extensions, DslNet.Ilgpu}: read from the project files.</summary>
public class ProjectArrowTests
{
    /// <summary>Every project of the product, and all that it may compile against.</summary>
    public static TheoryData<string, string[]> Arrows => new()
    {
        { "DslNet", [] },
        { "DslNet.Data", ["DslNet"] },
        { "DslNet.Reports", ["DslNet"] },
        { "DslNet.Extensions", ["DslNet"] },
        { "DslNet.Ilgpu", ["DslNet"] },
        { "DslNet.Compiler", [] },
        { "DslNet.FrontEnd", ["DslNet.Compiler"] },
        { "DslNet.Generators", ["DslNet.FrontEnd"] },
        { "DslNet.Analyzers", ["DslNet.FrontEnd"] },
        { "DslNet.CodeFixes", ["DslNet.Analyzers"] },
    };

    [Theory]
    [MemberData(nameof(Arrows))]
    public void A_project_references_what_its_arrow_points_to(string name, string[] references) =>
        Repository.Projects[name].References.ShouldBe(references, ignoreOrder: true);

    [Fact]
    public void Every_project_of_the_product_has_its_arrow() =>
        Product().Select(project => project.Name).ShouldBe(Arrows.Select(arrow => (string)arrow[0]), ignoreOrder: true);

    /// <summary>The analyzer of the public surface works in the compiler, and no package of ours asks for it.</summary>
    [Fact]
    public void The_library_depends_on_tensors_alone() =>
        Repository.Projects["DslNet"].Packages.ShouldBe(["Microsoft.CodeAnalysis.PublicApiAnalyzers", "System.Numerics.Tensors"], ignoreOrder: true);

    [Fact]
    public void What_a_library_promises_is_written_down() =>
        Repository.Projects.Values.Where(project => project.Imports.Contains("Package.props") && project.File.StartsWith("src/", StringComparison.Ordinal))
            .Where(project => !project.Imports.Contains("PublicApi.props") || !Promises(project, "Shipped") || !Promises(project, "Unshipped"))
            .Select(project => project.Name)
            .ShouldBeEmpty();

    [Fact]
    public void ILGPU_comes_with_one_package_alone() =>
        Product().Where(project => project.Packages.Any(package => package.StartsWith("ILGPU", StringComparison.Ordinal))).Select(project => project.Name).ShouldBe(["DslNet.Ilgpu"]);

    [Fact]
    public void The_compiler_depends_on_nothing() =>
        Repository.Projects["DslNet.Compiler"].Packages.ShouldBeEmpty();

    [Fact]
    public void Only_front_end_generators_and_analyzers_know_Roslyn() =>
        Product().Where(project => project.Packages.Any(package => package.StartsWith("Microsoft.CodeAnalysis.CSharp", StringComparison.Ordinal)))
            .Select(project => project.Name)
            .ShouldBe(["DslNet.FrontEnd", "DslNet.Generators", "DslNet.Analyzers", "DslNet.CodeFixes"], ignoreOrder: true);

    [Fact]
    public void The_library_is_not_built_by_its_own_generator() =>
        Product().SelectMany(project => project.CompilerPlugins).ShouldBeEmpty();

    /// <summary>Every other project stays what it is: samples, tests and the compiler's parts are no packages.</summary>
    [Fact]
    public void The_libraries_and_the_template_are_packages_and_nothing_else() =>
        Repository.Projects.Values.Where(project => project.Imports.Contains("Package.props"))
            .Select(project => project.Name)
            .ShouldBe(["DslNet", "DslNet.Data", "DslNet.Reports", "DslNet.Extensions", "DslNet.Ilgpu", "DslNet.Templates"], ignoreOrder: true);

    [Fact]
    public void The_librarys_package_takes_all_that_the_compiler_loads() =>
        Repository.Projects["DslNet"].Packed
            .ShouldBe(Product().Where(project => project.File.Split('/')[0] is "generators" or "analyzers").Select(project => project.Name), ignoreOrder: true);

    /// <summary>Or it would test what was built, and not what was packed.</summary>
    [Fact]
    public void The_packages_tests_reference_no_project()
    {
        Repository.Projects["DslNet.Package.Tests"].References.ShouldBeEmpty();
        Repository.Projects["DslNet.Package.Tests"].CompilerPlugins.ShouldBeEmpty();
    }

    [Fact]
    public void Samples_meet_compiler_projects_as_analyzers_only()
    {
        Repository.Project[] samples = [.. Repository.Projects.Values.Where(project => project.File.StartsWith("samples/", StringComparison.Ordinal))];

        samples.ShouldNotBeEmpty();
        foreach (Repository.Project sample in samples)
        {
            sample.References.ShouldAllBe(reference => Repository.Projects[reference].File.StartsWith("src/"));
            sample.CompilerPlugins.ShouldContain("DslNet.Generators");
        }
    }

    [Fact]
    public void Versions_are_said_in_one_place() =>
        Repository.Files("*.csproj").Where(file => Repository.Text(file).Contains(" Version=\"", StringComparison.Ordinal)).ShouldBeEmpty();

    private static bool Promises(Repository.Project project, string kind) =>
        File.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(project.File)!, $"PublicAPI.{kind}.txt"));

    private static IEnumerable<Repository.Project> Product() =>
        Repository.Projects.Values.Where(project => project.File.Split('/')[0] is "src" or "generators" or "analyzers");
}
