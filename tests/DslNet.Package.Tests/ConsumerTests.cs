namespace DslNet.Package.Tests;

/// <summary>A program that has the package and nothing else of ours.</summary>
[Collection(TemporaryFolder.Collection)]
public class ConsumerTests
{
    /// <summary>An analyzer that the compiler can't load (CS8032), or that wants a newer compiler (CS9057).</summary>
    private static readonly string[] LoadWarnings = ["CS8032", "CS9057"];

    [Fact]
    public async Task It_builds_without_a_warning_trains_and_tells()
    {
        Workplace workplace = await Workplace.WithConsumer("consumer");

        Command build = (await workplace.Dotnet("build", "-c", "Release")).Succeeded();
        build.Output.ShouldContain("0 Warning(s)", customMessage: build.ToString());
        LoadWarnings.ShouldAllBe(warning => !build.Output.Contains(warning));

        ConsumersWords.Check((await workplace.Dotnet("run", "-c", "Release", "--no-build")).Succeeded());
    }

    [Fact]
    public async Task A_shape_that_does_not_fit_is_a_compile_error()
    {
        Workplace workplace = await Workplace.WithConsumer("consumer with an error");
        await workplace.Write("WrongNet.cs", """
            using DslNet;
            using static DslNet.Dsl;

            [Network]
            public sealed partial class WrongNet
            {
                static Net Define() => Input(28, 28, 1) >> Dense(10);
            }
            """);

        Command build = await workplace.Dotnet("build", "-c", "Release");
        build.ExitCode.ShouldNotBe(0, build.ToString());
        build.Output.ShouldContain("WrongNet.cs(7,48): error DN1004:", customMessage: build.ToString());
        LoadWarnings.ShouldAllBe(warning => !build.Output.Contains(warning));
    }
}
