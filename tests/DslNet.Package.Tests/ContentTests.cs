using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace DslNet.Package.Tests;

/// <summary>What is in the packages, file by file.</summary>
[Collection(TemporaryFolder.Collection)]
public partial class ContentTests
{
    private const string CompilerFolder = "analyzers/dotnet/cs/", TemplateFolder = "content/dslnet/";

    public static TheoryData<string, string[]> Expected => new()
    {
        {
            "DslNet",
            [
                "DslNet.nuspec", "README.md", "icon.png", "lib/net10.0/DslNet.dll", "lib/net10.0/DslNet.xml", "buildTransitive/DslNet.targets",
                CompilerFolder + "DslNet.Analyzers.dll", CompilerFolder + "DslNet.CodeFixes.dll", CompilerFolder + "DslNet.Compiler.dll",
                CompilerFolder + "DslNet.FrontEnd.dll", CompilerFolder + "DslNet.Generators.dll",
            ]
        },
        { "DslNet.Data", ["DslNet.Data.nuspec", "README.md", "icon.png", "lib/net10.0/DslNet.Data.dll", "lib/net10.0/DslNet.Data.xml"] },
        { "DslNet.Extensions", ["DslNet.Extensions.nuspec", "README.md", "icon.png", "lib/net10.0/DslNet.Extensions.dll", "lib/net10.0/DslNet.Extensions.xml"] },
        { "DslNet.Ilgpu", ["DslNet.Ilgpu.nuspec", "README.md", "icon.png", "lib/net10.0/DslNet.Ilgpu.dll", "lib/net10.0/DslNet.Ilgpu.xml"] },
        { "DslNet.Reports", ["DslNet.Reports.nuspec", "README.md", "icon.png", "lib/net10.0/DslNet.Reports.dll", "lib/net10.0/DslNet.Reports.xml"] },
        {
            "DslNet.Templates",
            [
                "DslNet.Templates.nuspec", "README.md", "icon.png", TemplateFolder + ".template.config/template.json", TemplateFolder + ".gitignore",
                TemplateFolder + "Directory.Packages.props", TemplateFolder + "My-Net.slnx", TemplateFolder + "README.md",
                TemplateFolder + "My-Net/My-Net.csproj", TemplateFolder + "My-Net/DigitsNet.cs", TemplateFolder + "My-Net/Digits.cs", TemplateFolder + "My-Net/Program.cs",
                TemplateFolder + "My-Net.Tests/My-Net.Tests.csproj", TemplateFolder + "My-Net.Tests/DigitsNetTests.cs",
            ]
        },
    };

    [Fact]
    public async Task The_libraries_and_the_template_are_packed_and_nothing_else() =>
        (await Feed.First).Files.ShouldBe(
            [
                Named("DslNet", "nupkg"), Named("DslNet", "snupkg"), Named("DslNet.Data", "nupkg"), Named("DslNet.Data", "snupkg"),
                Named("DslNet.Extensions", "nupkg"), Named("DslNet.Extensions", "snupkg"),
                Named("DslNet.Ilgpu", "nupkg"), Named("DslNet.Ilgpu", "snupkg"),
                Named("DslNet.Reports", "nupkg"), Named("DslNet.Reports", "snupkg"), Named("DslNet.Templates", "nupkg"),
            ],
            ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Expected))]
    public async Task A_package_holds_what_it_should_and_no_more(string package, string[] files) =>
        (await Feed.First).Content(package).Keys.ShouldBe(files, ignoreOrder: true);

    [Theory]
    [InlineData("DslNet")]
    [InlineData("DslNet.Data")]
    [InlineData("DslNet.Extensions")]
    [InlineData("DslNet.Ilgpu")]
    [InlineData("DslNet.Reports")]
    public async Task Symbols_lie_beside_it(string package) =>
        (await Feed.First).Content(package, "snupkg").Keys.ShouldBe([$"{package}.nuspec", $"lib/net10.0/{package}.pdb"], ignoreOrder: true);

    [Theory]
    [InlineData("DslNet", "System.Numerics.Tensors")]
    [InlineData("DslNet.Data", "DslNet", "CsvHelper", "MathNet.Numerics", "System.IO.Hashing", "System.Numerics.Tensors")]
    [InlineData("DslNet.Extensions", "DslNet", "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Diagnostics.HealthChecks.Abstractions", "System.Numerics.Tensors")]
    [InlineData("DslNet.Ilgpu", "DslNet", "ILGPU", "ILGPU.Algorithms", "System.Numerics.Tensors")]
    [InlineData("DslNet.Reports", "DslNet", "Spectre.Console", "System.IO.Hashing", "System.Numerics.Tensors")]
    [InlineData("DslNet.Templates")]
    public async Task A_package_says_what_it_is_and_what_it_needs(string package, params string[] dependencies)
    {
        XElement metadata = (await Feed.First).Metadata(package);

        Value(metadata, "license").ShouldBe("MIT");
        Value(metadata, "icon").ShouldBe("icon.png");
        Value(metadata, "readme").ShouldBe("README.md");
        Value(metadata, "projectUrl").ShouldBe("https://github.com/dslnet/dslnet");
        Value(metadata, "description").ShouldNotBe("Package Description");
        Value(metadata, "tags").ShouldContain("neural-network");
        Dependencies(metadata).Select(dependency => (string)dependency.Attribute("id")!).ShouldBe(dependencies, ignoreOrder: true);
    }

    [Theory]
    [InlineData("DslNet.Data")]
    [InlineData("DslNet.Extensions")]
    [InlineData("DslNet.Ilgpu")]
    [InlineData("DslNet.Reports")]
    public async Task Who_takes_one_of_the_others_alone_gets_the_generator_too(string package)
    {
        XElement library = Dependencies((await Feed.First).Metadata(package)).Single(dependency => (string?)dependency.Attribute("id") == "DslNet");

        ((string?)library.Attribute("version")).ShouldBe(Feed.Version);
        ((string?)library.Attribute("exclude") ?? "").ShouldNotContain("Analyzers");
    }

    /// <summary>The compiler loads them from one folder: what isn't there must be the compiler's own.</summary>
    [Fact]
    public async Task What_the_compiler_loads_needs_nothing_but_the_compiler()
    {
        Dictionary<string, byte[]> loaded = (await Feed.First).Content("DslNet")
            .Where(file => file.Key.StartsWith(CompilerFolder, StringComparison.Ordinal))
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file.Key), file => file.Value);

        string[] needed = [.. loaded.Values.SelectMany(References).Distinct().Where(name => !loaded.ContainsKey(name))];
        needed.ShouldContain("Microsoft.CodeAnalysis");
        needed.ShouldAllBe(name => name == "netstandard" || name.StartsWith("Microsoft.CodeAnalysis") || name.StartsWith("System."));
    }

    [Fact]
    public async Task The_pages_links_lead_somewhere_without_the_repository()
    {
        string[] links = [.. Link().Matches(Encoding.UTF8.GetString((await Feed.First).Content("DslNet")["README.md"])).Select(match => match.Groups[1].Value)];

        links.ShouldNotBeEmpty();
        links.ShouldAllBe(link => link.StartsWith("https://") || link.StartsWith('#'));
    }

    [Fact]
    public async Task Packed_twice_in_two_places_the_assemblies_are_the_same()
    {
        Dictionary<string, string> first = Hashes(await Feed.First);

        first.Count.ShouldBe(10);
        Hashes(await Feed.Second).ShouldBe(first, ignoreOrder: true);
    }

    private static string Named(string package, string extension) => $"{package}.{Feed.Version}.{extension}";

    private static Dictionary<string, string> Hashes(Feed feed) =>
        Expected.Select(row => (string)row[0]).SelectMany(package => feed.Content(package))
            .Where(file => file.Key.EndsWith(".dll", StringComparison.Ordinal))
            .ToDictionary(file => file.Key, file => Convert.ToHexString(SHA256.HashData(file.Value)));

    private static IEnumerable<XElement> Dependencies(XElement metadata) => metadata.Descendants().Where(element => element.Name.LocalName == "dependency");

    private static string Value(XElement metadata, string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;

    private static string[] References(byte[] assembly)
    {
        using PEReader image = new(new MemoryStream(assembly));
        MetadataReader reader = image.GetMetadataReader();
        return [.. reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name))];
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
