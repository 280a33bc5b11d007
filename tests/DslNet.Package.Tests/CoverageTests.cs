using System.Globalization;
using System.Xml.Linq;

namespace DslNet.Package.Tests;

/// <summary>What a tool that measures coverage counts of a library with a network.</summary>
[Collection(TemporaryFolder.Collection)]
public class CoverageTests
{
    private const string Source = """
        using DslNet;
        using Xunit;
        using static DslNet.Dsl;

        [Network(Loss = Loss.Custom)]
        public sealed partial class Whole
        {
            private static Net Define() => Input(4) >> Dense(3) >> BatchNorm() >> Relu >> Dropout(0.5f) >> Dense(1);
            private static float LossOf(float prediction, float target) => (prediction - target) * (prediction - target);
            public static int Twice(int number) => number + number;
        }

        public class WholeTests
        {
            [Fact] public void Definition() => Assert.Equal(Whole.Info.Input.Size, Whole.Twice(2));
        }
        """;

    [Fact]
    public async Task It_counts_the_users_lines_alone()
    {
        Workplace workplace = await Workplace.WithLibrary(
            "covered",
            "",
            [.. new[] { "coverlet.collector", "Microsoft.NET.Test.Sdk", "xunit", "xunit.runner.visualstudio" }.Select(package => (package, Repository.VersionOf(package)))]);
        await workplace.Write("Whole.cs", Source);
        await workplace.Write("coverage.runsettings", """
            <RunSettings><DataCollectionRunSettings><DataCollectors><DataCollector friendlyName="XPlat Code Coverage"><Configuration>
              <Format>cobertura</Format><IncludeTestAssembly>true</IncludeTestAssembly>
            </Configuration></DataCollector></DataCollectors></DataCollectionRunSettings></RunSettings>
            """);

        (await workplace.Dotnet("test", "--collect", "XPlat Code Coverage", "--settings", "coverage.runsettings", "--results-directory", "results")).Succeeded();

        XDocument report = XDocument.Load(Directory.EnumerateFiles(Path.Combine(workplace.Folder, "results"), "coverage.cobertura.xml", SearchOption.AllDirectories).ShouldHaveSingleItem());
        // The test SDK's own program, which isn't of the library.
        IEnumerable<XElement> classes = report.Descendants("class").Where(type => !type.Attribute("filename")!.Value.EndsWith("Microsoft.NET.Test.Sdk.Program.cs", StringComparison.Ordinal));
        IEnumerable<string> lines = classes.Descendants("method").SelectMany(method => method.Descendants("line")
            .Select(line => string.Create(CultureInfo.InvariantCulture, $"{method.Attribute("name")!.Value} {line.Attribute("number")!.Value}: {line.Attribute("hits")!.Value}")));
        lines.ShouldBe(["Define 8: 0", "LossOf 9: 0", "Twice 10: 1", "Definition 15: 1"], ignoreOrder: true);
    }
}
