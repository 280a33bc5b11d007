using System.Reflection.Metadata;

namespace DslNet.Package.Tests;

/// <summary>Projects as people arrange them.</summary>
[Collection(TemporaryFolder.Collection)]
public class SolutionTests
{
    // A custom record of a document in a PDB that holds its text: the Portable PDB format, "Embedded Source".
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    private const string Net = """
        using DslNet;
        using static DslNet.Dsl;

        namespace Shared;

        [Network]
        internal sealed partial class LinkedNet
        {
            static Net Define() => Input(4) >> Dense(3);
        }
        """;

    /// <summary>Central package management, and one file linked into two projects, one of which sees the other's internals: two networks of one full name.</summary>
    [Fact]
    public async Task One_file_in_two_projects_with_central_versions_builds_without_a_warning()
    {
        Workplace workplace = await Workplace.Create("solution");
        await workplace.Write("Directory.Packages.props", $"""
            <Project>
              <PropertyGroup>
                <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
                <CentralPackageTransitivePinningEnabled>true</CentralPackageTransitivePinningEnabled>
              </PropertyGroup>
              <ItemGroup>
                <PackageVersion Include="DslNet" Version="{Feed.Version}" />
              </ItemGroup>
            </Project>
            """);
        Directory.CreateDirectory(Path.Combine(workplace.Folder, "shared"));
        await workplace.Write("shared/LinkedNet.cs", Net);
        foreach ((string name, string more) in new[] { ("One", """<InternalsVisibleTo Include="Other" />"""), ("Other", "") })
        {
            Directory.CreateDirectory(Path.Combine(workplace.Folder, name));
            await workplace.Write($"{name}/{name}.csproj", $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="DslNet" />
                    <Compile Include="../shared/LinkedNet.cs" Link="LinkedNet.cs" />
                    {more}
                  </ItemGroup>
                </Project>
                """);
        }

        (await workplace.Dotnet("new", "sln", "-n", "All")).Succeeded();
        (await workplace.Dotnet("sln", "add", "One/One.csproj", "Other/Other.csproj")).Succeeded();
        Command build = (await workplace.Dotnet("build")).Succeeded();
        build.Output.ShouldContain("0 Warning(s)", customMessage: build.ToString());
    }

    /// <summary>What an editor asks a project for: the compiler's command line, without compiling. The generator is on it, and nothing of ours speaks up.</summary>
    [Fact]
    public async Task A_design_time_build_names_the_generator_and_says_nothing()
    {
        Workplace workplace = await Workplace.WithConsumer("design time");
        (await workplace.Dotnet("restore")).Succeeded();

        Command build = (await workplace.Dotnet(
            "msbuild", "-t:Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-getItem:CscCommandLineArgs", "-getItem:Analyzer")).Succeeded();

        build.Output.ShouldContain("DslNet.Generators.dll", customMessage: build.ToString());
        build.Output.ShouldContain("DslNet.Analyzers.dll", customMessage: build.ToString());
        build.Output.ShouldNotContain("warning", customMessage: build.ToString());
    }

    /// <summary>A debugger steps into generated code where the PDB has its text.</summary>
    [Fact]
    public async Task The_text_of_generated_code_lies_in_the_PDB()
    {
        Workplace workplace = await Workplace.WithConsumer("stepping");
        (await workplace.Dotnet("build")).Succeeded();

        await using FileStream file = File.OpenRead(Directory.EnumerateFiles(Path.Combine(workplace.Folder, "bin"), "Consumer.pdb", SearchOption.AllDirectories).Single());
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(file);
        MetadataReader pdb = provider.GetMetadataReader();
        DocumentHandle[] generated = [.. pdb.Documents.Where(handle => pdb.GetString(pdb.GetDocument(handle).Name).Contains("DslNet.Generators", StringComparison.Ordinal))];

        generated.ShouldNotBeEmpty();
        generated.ShouldAllBe(document => pdb.GetCustomDebugInformation(document).Any(record => pdb.GetGuid(pdb.GetCustomDebugInformation(record).Kind) == EmbeddedSource));

        // Breakpoints are set by sequence points: every generated document has methods with some.
        HashSet<DocumentHandle> withPoints = [.. pdb.MethodDebugInformation.Select(pdb.GetMethodDebugInformation).Where(method => !method.SequencePointsBlob.IsNil).Select(method => method.Document)];
        generated.ShouldAllBe(document => withPoints.Contains(document));
    }
}
