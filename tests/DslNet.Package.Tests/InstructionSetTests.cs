namespace DslNet.Package.Tests;

/// <summary>What the package's targets choose for machine code, and what they leave alone. Without compiling any.</summary>
[Collection(TemporaryFolder.Collection)]
public class InstructionSetTests
{
    private const string Target = "-t:DslNetChooseInstructionSet", Message = "DslNet: machine code";

    [Theory]
    [InlineData("linux-x64", "x86-64-v3")]
    [InlineData("linux-musl-x64", "x86-64-v3")]
    [InlineData("win-x64", "x86-64-v3")]
    [InlineData("osx-x64", "x86-64-v3")]
    [InlineData("linux-arm64", "")] // Its baseline has all that the kernels use.
    [InlineData("win-x86", "")]
    public async Task Who_chooses_nothing_gets_full_speed_and_is_told(string runtime, string expected)
    {
        Workplace workplace = await Restored($"chosen for {runtime}");

        await Expect(workplace, expected, isTold: expected != "", "-p:PublishAot=true", $"-p:RuntimeIdentifier={runtime}");
    }

    [Theory]
    [InlineData("native")]
    [InlineData("x86-64")]
    [InlineData("x86-64-v4")]
    public async Task A_choice_of_the_users_stays(string chosen)
    {
        Workplace workplace = await Restored($"chosen {chosen}");

        await Expect(workplace, chosen, isTold: false, "-p:PublishAot=true", "-p:RuntimeIdentifier=linux-x64", $"-p:IlcInstructionSet={chosen}");
    }

    [Fact]
    public async Task A_choice_by_the_compilers_own_option_stays()
    {
        Workplace workplace = await Workplace.WithConsumer("chosen by option");
        await workplace.Write("Directory.Build.targets", """<Project><ItemGroup><IlcArg Include="--instruction-set:avx2,fma" /></ItemGroup></Project>""");
        (await workplace.Dotnet("restore")).Succeeded();

        await Expect(workplace, "", isTold: false, "-p:PublishAot=true", "-p:RuntimeIdentifier=linux-x64");
    }

    [Fact]
    public async Task Where_nothing_becomes_machine_code_nothing_is_chosen() =>
        await Expect(await Restored("not machine code"), "", isTold: false, "-p:RuntimeIdentifier=linux-x64");

    [Fact]
    public async Task Who_takes_another_of_the_packages_alone_gets_it_too()
    {
        Workplace workplace = await Workplace.WithConsumer("transitive", package: "DslNet.Data");
        (await workplace.Dotnet("restore")).Succeeded();

        await Expect(workplace, "x86-64-v3", isTold: true, "-p:PublishAot=true", "-p:RuntimeIdentifier=linux-x64");
    }

    private static async Task<Workplace> Restored(string name)
    {
        Workplace workplace = await Workplace.WithConsumer(name);
        (await workplace.Dotnet("restore")).Succeeded();
        return workplace;
    }

    private static async Task Expect(Workplace workplace, string instructionSet, bool isTold, params string[] properties)
    {
        // With -getProperty the messages aren't printed, so it is asked twice.
        Command property = (await workplace.Dotnet(["msbuild", Target, "-getProperty:IlcInstructionSet", .. properties])).Succeeded();
        property.Output.Trim().ShouldBe(instructionSet, property.ToString());
        Command said = (await workplace.Dotnet(["msbuild", Target, "-v:minimal", .. properties])).Succeeded();
        said.Output.Contains(Message, StringComparison.Ordinal).ShouldBe(isTold, said.ToString());
    }
}
