using System.Text.RegularExpressions;

namespace DslNet.Package.Tests;

/// <summary>Projects with rules of style and quality, and tools that change code by them: a network is the user's, the rest of its class isn't.</summary>
[Collection(TemporaryFolder.Collection)]
public partial class StyleTests
{
    private const string Strict = """
        <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
        <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
        <AnalysisMode>All</AnalysisMode>
        <GenerateDocumentationFile>true</GenerateDocumentationFile>
        """;

    /// <summary>Members that nothing mentions, that nothing reads, and parameters that nothing uses.</summary>
    private const string UnusedAreWarnings = """
        root = true
        [*.cs]
        dotnet_diagnostic.IDE0051.severity = warning
        dotnet_diagnostic.IDE0052.severity = warning
        dotnet_diagnostic.IDE0060.severity = warning
        """;

    private const string Networks = """
        using DslNet;
        using static DslNet.Dsl;

        namespace Mine;

        /// <summary>With a loss and functions of its own.</summary>
        [Network(Loss = Loss.Custom)]
        public sealed partial class Whole
        {
            private const int Width = 8;

            private static readonly float Beta = MathF.Sqrt(2);

            private static Net Define() => Input(4) >> Repeat(3, i => Block(Width << i)) >> Activation(x => x * Scalar.Sigmoid(1.5f * x)) >> Dense(1);

            private static Layer Block(int width) => Dense(width) >> Relu >> Dropout(Rate);

            private static float Rate => 0.25f;

            private static float LossOf(float prediction, float target) => (prediction - target) * (prediction - target);

            /// <summary>Of the user's own.</summary>
            public static float Scaled(float x) => Beta * x;
        }

        /// <summary>May be derived from.</summary>
        [Network]
        public partial class Open
        {
            private static Net Define() => Input(4) >> Dense(1);
        }

        /// <summary>In a static of its own class.</summary>
        [Network]
        public sealed partial class Lone
        {
            /// <summary>For all.</summary>
            public static Lone Default { get; } = new(batchSize: 1, seed: 1);

            private static Net Define() => Input(4) >> Dense(1);
        }
        """;

    /// <summary>What the tools are to find: they do look.</summary>
    private const string Spare = """
        namespace Mine;

        internal sealed class Spare
        {
            private static int Unused() => 1;
        }
        """;

    [Fact]
    public async Task With_all_rules_as_errors_the_users_own_mistake_is_the_only_one()
    {
        Workplace workplace = await Made("strict", Strict);
        await workplace.Write("Compliance.cs", "[assembly: System.CLSCompliant(true)]");

        Command build = await workplace.Dotnet("build");

        build.ExitCode.ShouldNotBe(0, build.ToString());
        Messages().Matches(build.Output).Select(match => match.Value).Distinct().ShouldBe(["Spare.cs(5,24): error IDE0051", "Spare.cs(3,23): error CA1812"], ignoreOrder: true, build.ToString());
    }

    [Fact]
    public async Task What_a_definition_is_made_of_is_not_deleted_as_unused()
    {
        Workplace workplace = await Made("formatted", "");
        string broken = Networks.Replace("namespace Mine;", "namespace Broken;", StringComparison.Ordinal).Replace(">> Dense(1);", ">> Dense(0);", StringComparison.Ordinal);
        await workplace.Write("Broken.cs", broken);
        (await workplace.Dotnet("restore")).Succeeded();

        (await workplace.Dotnet("format", "style", "--no-restore")).Succeeded();

        (await workplace.Read("Networks.cs")).ShouldBe(Networks);
        (await workplace.Read("Broken.cs")).ShouldBe(broken);
        (await workplace.Read("Spare.cs")).ShouldNotContain("Unused");
    }

    private static async Task<Workplace> Made(string name, string properties)
    {
        Workplace workplace = await Workplace.WithLibrary(name, properties);
        await workplace.Write(".editorconfig", UnusedAreWarnings);
        await workplace.Write("Networks.cs", Networks);
        await workplace.Write("Spare.cs", Spare);
        return workplace;
    }

    [GeneratedRegex(@"[\w.]+\(\d+,\d+\): (error|warning) \w+")]
    private static partial Regex Messages();
}
