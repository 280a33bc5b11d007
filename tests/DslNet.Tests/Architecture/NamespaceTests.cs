using System.Text.RegularExpressions;

namespace DslNet.Tests.Architecture;

/// <summary>The arrows inside a project, which project references can't hold: read from the sources.</summary>
public partial class NamespaceTests
{
    private const string Compiler = "generators/DslNet.Compiler/";
    private const string Ilgpu = "src/DslNet.Ilgpu/";

    /// <summary>A folder, and the namespaces that nothing in it may use.</summary>
    public static TheoryData<string, string[]> Forbidden => new()
    {
        { Compiler + "Values", ["DslNet.Compiler.Ops", "DslNet.Compiler.Passes", "DslNet.Compiler.Emit", "DslNet.Compiler.Backends"] },
        { Compiler + "Findings", ["DslNet.Compiler.Ops", "DslNet.Compiler.Passes", "DslNet.Compiler.Emit", "DslNet.Compiler.Backends"] },
        { Compiler + "Graph", ["DslNet.Compiler.Ops", "DslNet.Compiler.Passes", "DslNet.Compiler.Emit", "DslNet.Compiler.Backends"] },
        { Compiler + "Kernels", ["DslNet.Compiler.Ops", "DslNet.Compiler.Passes", "DslNet.Compiler.Emit", "DslNet.Compiler.Backends"] },
        { Compiler + "Ops", ["DslNet.Compiler.Emit", "DslNet.Compiler.Backends"] },
        { Compiler + "Passes", ["DslNet.Compiler.Emit", "DslNet.Compiler.Backends"] },
        { Compiler + "Design", ["DslNet.Compiler.Emit", "DslNet.Compiler.Backends"] },
        { Compiler + "Emit", ["DslNet.Compiler.Ops", "DslNet.Compiler.Passes", "DslNet.Compiler.Backends"] },
        { Compiler + "Backends", ["DslNet.Compiler.Ops"] },
        { Compiler + "Backends/Cpu", ["DslNet.Compiler.Backends.Ilgpu"] },
        { Compiler + "Backends/Cpu/Printing", ["DslNet.Compiler.Passes"] },
        { Compiler + "Backends/Ilgpu/Printing", ["DslNet.Compiler.Passes"] },
        { Ilgpu + "Kernels", ["DslNet.Kernels"] },
    };

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void A_folder_uses_nothing_from_behind_its_arrow(string folder, string[] namespaces)
    {
        string[] files = [.. Repository.Files("*.cs", folder)];

        files.ShouldNotBeEmpty();
        files.Where(file => namespaces.Any(name => Repository.Usings(file).Any(used => IsIn(used, name)) || Names(file, name))).ShouldBeEmpty();
    }

    [Fact]
    public void Printers_see_a_program_and_never_a_layer()
    {
        string[] graphTypes = ["NetworkGraph", "LayerNode", "LayerArgument", "ArgumentValue"];

        new[] { "Emit", "Backends/Cpu/Printing", "Backends/Ilgpu/Printing" }.SelectMany(folder => Repository.Files("*.cs", Compiler + folder))
            .Where(file => graphTypes.Any(type => Regex.IsMatch(Repository.Text(file), $@"\b{type}\b")))
            .ShouldBeEmpty();
    }

    /// <summary>The neutral part asks them through one door; who wants a network printed names the back end for it.</summary>
    [Fact]
    public void Back_ends_are_named_at_their_doors_alone() =>
        Repository.Files("*.cs", "generators").Concat(Repository.Files("*.cs", "analyzers"))
            .Where(file => !file.StartsWith(Compiler + "Backends/", StringComparison.Ordinal))
            .Where(file => Repository.Usings(file).Any(used => IsIn(used, "DslNet.Compiler.Backends")) || Names(file, "DslNet.Compiler.Backends"))
            .ShouldBe(
            [
                "generators/DslNet.Compiler/BackendLimits.cs",
                "generators/DslNet.Generators/DeviceSupport.cs",
                "generators/DslNet.Generators/NetworkGenerator.cs",
                "analyzers/DslNet.Analyzers/Use/SlowerOnGpuAnalyzer.cs",
            ], ignoreOrder: true);

    /// <summary>What is left to a printer is text: which kernels there are, and how they are computed, is decided before.</summary>
    [Fact]
    public void Printers_place_nothing()
    {
        string[] stages = ["CpuBackend", "IlgpuBackend", "PoolFusion", "ConvolutionSelection", "ConvolutionCost", "GemmSelection", "MemoryPlanning"];

        new[] { "Backends/Cpu/Printing", "Backends/Ilgpu/Printing" }.SelectMany(folder => Repository.Files("*.cs", Compiler + folder))
            .Where(file => stages.Any(stage => Regex.IsMatch(WithoutComments(Repository.Text(file)), $@"\b{stage}\b")))
            .ShouldBeEmpty();
    }

    [Fact]
    public void The_compiler_does_not_know_Roslyn() => FilesThatSay(Compiler, "Microsoft.CodeAnalysis").ShouldBeEmpty();

    [Theory]
    [InlineData("src")]
    [InlineData("generators")]
    [InlineData("analyzers")]
    public void Nothing_asks_for_the_users_culture(string folder)
    {
        FilesThatSay(folder, "CultureInfo.CurrentCulture").ShouldBeEmpty();
        FilesThatSay(folder, "CultureInfo.CurrentUICulture").ShouldBeEmpty();
    }

    /// <summary>A number format outside InvariantText would be a second place where numbers become text.</summary>
    [Fact]
    public void Numbers_become_generated_text_in_InvariantText_alone() =>
        Repository.Files("*.cs", "generators")
            .Where(file => !file.EndsWith("/InvariantText.cs", StringComparison.Ordinal) && NumberFormat().IsMatch(Repository.Text(file)))
            .ShouldBeEmpty();

    [Fact]
    public void A_file_has_its_namespaces_name() =>
        Repository.Files("*.cs", Compiler)
            .Where(file => file.Count(letter => letter == '/') > 2 && !file.Contains("/Values/", StringComparison.Ordinal))
            .Where(file => !Repository.Text(file).Contains($"namespace DslNet.Compiler.{string.Join('.', file.Split('/')[2..^1])};", StringComparison.Ordinal))
            .ShouldBeEmpty();

    /// <summary>What the package has is there for generated code: each kernel is public, and none of it is offered to people.</summary>
    [Fact]
    public void What_is_public_for_generated_code_on_devices_is_hidden_from_people()
    {
        string[] files = [.. Repository.Files("*.cs", Ilgpu).Where(file => PublicType().IsMatch(Repository.Text(file)))];

        files.Length.ShouldBeGreaterThan(20);
        files.Where(file => !Repository.Text(file).Contains("[EditorBrowsable(EditorBrowsableState.Never)]\npublic ", StringComparison.Ordinal)).ShouldBeEmpty();
        Repository.Files("*.cs", Ilgpu + "Kernels").Except(files).ShouldBeEmpty();
    }

    private static IEnumerable<string> FilesThatSay(string folder, string text) =>
        Repository.Files("*.cs", folder).Where(file => Repository.Text(file).Contains(text, StringComparison.Ordinal));

    // In full, or by its last part: inside DslNet.Compiler, "Ops.Naming" is enough.
    private static bool Names(string file, string name) =>
        Regex.IsMatch(WithoutComments(Repository.Text(file)), $@"\b{name.Split('.')[^1]}\.[A-Z]");

    private static bool IsIn(string used, string name) => used == name || used.StartsWith(name + ".", StringComparison.Ordinal);

    private static string WithoutComments(string source) => Comment().Replace(source, "");

    [GeneratedRegex("^public .*(class|struct|interface|record) ", RegexOptions.Multiline)]
    private static partial Regex PublicType();

    [GeneratedRegex("//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex("""\.ToString\("[RGgFfEeNn]\d*"|\{[^{}"]*:[RGFEN]\d+\}""")]
    private static partial Regex NumberFormat();
}
