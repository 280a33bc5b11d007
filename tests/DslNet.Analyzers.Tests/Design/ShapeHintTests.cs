using System.Globalization;
using DslNet.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.Tests.Design;

/// <summary>DN2100, and the table over the class's name.</summary>
public class ShapeHintTests
{
    private const string On = "dslnet.shape_hints = true";

    [Fact]
    public async Task Each_layer_tells_its_output_at_its_place()
    {
        string source = Networks.Of("Input(4, 4, 2) >> Flatten >> Repeat(3, i => Dense(16 >> i) >> Relu) >> Residual(Dense(4)).Dense(3)");

        string[] hints = [.. (await Verify.Diagnostics(source, On)).Where(diagnostic => diagnostic.Id == "DN2100").Select(Told).Order()];

        hints.ShouldBe(
        [
            "Dense(16 >> i): dense1 puts out 16, then 8, then 4",
            "Dense(3): dense5 puts out 3",
            "Dense(4): dense4 puts out 4",
            "Flatten: flatten1 puts out 32",
            "Relu: relu1 puts out 16, then 8, then 4",
            "Residual(Dense(4)): residual1 puts out 4",
        ]);
    }

    [Theory]
    [InlineData("", "Input(3) >> Dense(2)")]
    [InlineData("dslnet.shape_hints = false", "Input(3) >> Dense(2)")]
    [InlineData("dslnet.shape_hints = perhaps", "Input(3) >> Dense(2)")]
    [InlineData(On, "Input(3) >> Dense(2) >> Dropout(1f)")]
    [InlineData(On, "Input(3)")]
    public async Task There_are_none_unless_they_are_wanted_and_known(string setting, string definition) =>
        (await Verify.Diagnostics(Networks.Of(definition), setting)).ShouldNotContain(diagnostic => diagnostic.Id == "DN2100");

    [Fact]
    public void The_class_shows_its_table_where_it_is_pointed_at()
    {
        Compilation compilation = UserProject.Generate(UserProject.Compile([UserProject.Usings + "/// <summary>Mine.</summary>\n" + Networks.Of("Input(4) >> Dense(3) >> Softmax", "Loss = Loss.CrossEntropy")]));

        string comment = compilation.GetTypeByMetadataName("N").ShouldNotBeNull().GetDocumentationCommentXml(CultureInfo.InvariantCulture).ShouldNotBeNull();

        comment.ShouldContain("Mine.");
        comment.ShouldContain("<term>dense1</term><description>3, 15 parameters, 12 connections</description>");
        comment.ShouldContain("<term>softmax1</term><description>3</description>");
    }

    private static string Told(Diagnostic hint) =>
        $"{hint.Location.SourceTree!.GetText().ToString(hint.Location.SourceSpan)}: {hint.GetMessage(CultureInfo.InvariantCulture)}";
}
