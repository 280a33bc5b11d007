namespace DslNet.Package.Tests;

/// <summary>Where C#'s generators don't reach: what is said there, and how one does instead.</summary>
[Collection(TemporaryFolder.Collection)]
public class OtherLanguagesTests
{
    private const string Net = """
        using DslNet;
        using static DslNet.Dsl;

        namespace Nets;

        [Network(Loss = Loss.CrossEntropy)]
        public sealed partial class SmallNet
        {
            static Net Define() => Input(2) >> Dense(8) >> Relu >> Dense(2) >> Softmax;
        }
        """;

    [Fact]
    public async Task A_network_declared_in_FSharp_is_told()
    {
        Workplace workplace = await Workplace.Create("fsharp");
        await workplace.Write("Lost.fsproj", Project($"""
            <PackageReference Include="DslNet" Version="{Feed.Version}" />
            <Compile Include="Lost.fs" />
            """));
        await workplace.Write("Lost.fs", """
            module Lost
            open DslNet

            [<Network(Loss = Loss.CrossEntropy)>]
            type LostNet() =
                static member Define() = Dsl.Input(4)
            """);

        Command build = (await workplace.Dotnet("build")).Succeeded();
        build.Output.ShouldContain("Lost.fs : warning DN1001: A network is declared here, and nothing is generated for it", customMessage: build.ToString());
    }

    /// <summary>Declared in C#, trained and asked in F#.</summary>
    [Fact]
    public async Task FSharp_takes_networks_from_a_CSharp_project()
    {
        Workplace workplace = await Workplace.Create("fsharp and csharp");
        Directory.CreateDirectory(Path.Combine(workplace.Folder, "Nets"));
        await workplace.Write("Nets/Nets.csproj", Project($"""<PackageReference Include="DslNet" Version="{Feed.Version}" />"""));
        await workplace.Write("Nets/SmallNet.cs", Net);
        await workplace.Write("Program.fsproj", Project("""
            <ProjectReference Include="Nets/Nets.csproj" />
            <Compile Include="Program.fs" />
            """, "<OutputType>Exe</OutputType>"));
        await workplace.Write("Program.fs", """
            open DslNet
            open Nets

            let points = [| for i in 0 .. 199 -> [| float32 (i % 20) / 20.0f; float32 (i / 20) / 10.0f |] |]
            let labels = points |> Array.map (fun p -> if p[0] > p[1] then 1 else 0)
            let set = TrainingSet(Array.concat points, labels, 2)
            use net = new SmallNet(batchSize = 20, seed = 1, threads = 1)
            net.Fit(set, Adam(0.01f), FitOptions(Epochs = 60)) |> ignore
            printfn "accuracy %.2f" (net.Evaluate(TestSet(Array.concat points, labels, 2)).Classification.Accuracy)
            """);

        Command run = (await workplace.Dotnet("run", "-c", "Release", "--project", "Program.fsproj")).Succeeded();
        run.Output.ShouldMatch(@"accuracy (0\.9\d|1\.00)", run.ToString());
        run.Output.ShouldNotContain("warning DN", customMessage: run.ToString());
    }

    [Fact]
    public async Task A_network_in_a_component_is_told_in_the_components_file()
    {
        Workplace workplace = await Workplace.Create("razor");
        await workplace.Write("Pages.csproj", Project($"""<PackageReference Include="DslNet" Version="{Feed.Version}" />""", sdk: "Microsoft.NET.Sdk.Razor", more: """<FrameworkReference Include="Microsoft.AspNetCore.App" />"""));
        await workplace.Write("Counter.razor", """
            @using DslNet
            @using static DslNet.Dsl
            <p>Count</p>

            @code {
                [Network]
                public sealed partial class HiddenNet
                {
                    static Net Define() => Input(4) >> Dense(2);
                }
            }
            """);

        Command build = await workplace.Dotnet("build");
        build.ExitCode.ShouldNotBe(0, build.ToString());
        build.Output.ShouldContain("Counter.razor(7,33): error DN1001: HiddenNet: it is written by another generator", customMessage: build.ToString());
    }

    private static string Project(string items, string properties = "", string sdk = "Microsoft.NET.Sdk", string more = "") => $"""
        <Project Sdk="{sdk}">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <EnableDefaultCompileItems Condition="'$(MSBuildProjectExtension)' == '.fsproj'">false</EnableDefaultCompileItems>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            {items}
            {more}
          </ItemGroup>
        </Project>
        """;
}
