using System.Reflection;
using System.Text.RegularExpressions;

namespace DslNet.Tests.Architecture;

/// <summary>
/// Nobody but the layers themselves knows a layer by its name: what is asked of one are its traits (<c>LayerTraits</c>), so that a new layer isn't
/// misread in silence. Read from the sources: a verb in quotation marks is text that is written, or it is a test that ought to ask a trait.
/// </summary>
public class LayerTraitTests
{
    private const string Ops = "generators/DslNet.Compiler/Ops/";

    /// <summary>Files that may have verbs in quotation marks, which ones, and why.</summary>
    public static TheoryData<string, string[], string> Written => new()
    {
        { "generators/DslNet.Compiler/Passes/LossRules.cs", ["Sigmoid", "Softmax"], "what a fix may write behind the network: the last layer that a loss wants" },
        { "generators/DslNet.Compiler/Passes/ShapeInference.Mends.cs", ["Flatten", "GlobalAvgPool"], "what a fix may write before a layer" },
        { "generators/DslNet.Compiler/Design/CollapsingLayersRule.cs", ["Relu"], "what a fix may write between two layers" },
        { "generators/DslNet.Compiler/Design/DirectionEndRule.cs", ["GlobalAvgPool"], "what a fix may write instead of a layer" },
        { "generators/DslNet.Compiler/Design/LongRecurrenceRule.cs", ["Gru"], "what a fix may write instead of a layer" },
        { "generators/DslNet.Compiler/Design/UnorderedAttentionRule.cs", ["PositionEmbedding"], "what a fix may write before a layer" },
        { "generators/DslNet.Compiler/Backends/Ilgpu/Printing/ScalarSpelling.cs", ["Sigmoid", "Softplus", "Tanh"], "functions of numbers that device code calls" },
        { "generators/DslNet.Compiler/Backends/Cpu/Printing/KernelPrinter.Windows.cs", ["Add"], "how a kernel is called that adds to what is there" },
        { "generators/DslNet.FrontEnd/Evaluation/Evaluator.Graphs.cs", ["Add", "Multiply", "Rescale"], "what operators on nets mean" },
        { "generators/DslNet.FrontEnd/Constants/ConstantCalls.cs", ["Tanh"], "Math.Tanh, which a definition may call" },
        { "generators/DslNet.FrontEnd/Scalars/ScalarCalls.cs", ["Tanh"], "MathF.Tanh, which a user's function may call" },
        { "analyzers/DslNet.CodeFixes/AddDefinitionFix.cs", ["Dense", "Sigmoid", "Softmax"], "the definition that it writes" },
        { "analyzers/DslNet.Analyzers/Provenance/Lengths.cs", ["Slice"], "a span's Slice, of which the length is known" },
        { "analyzers/DslNet.CodeFixes/ShareLayerFix.cs", ["Shared"], "the block that it writes" },
        { "analyzers/DslNet.CodeFixes/TakeBothEndsFix.cs", ["Concat"], "the layer that it writes" },
        { "analyzers/DslNet.CodeFixes/InsertReluFix.cs", ["Relu"], "the layer that it writes" },
        { "src/DslNet.Reports/Plots/ActivationFunction.cs", ["Elu", "Gelu", "LeakyRelu", "Relu", "Sigmoid", "Silu", "Softplus", "Tanh"], "headings of a drawing" },
        { "src/DslNet.Reports/Plots/NeuronDiagram.cs", ["Dense", "Residual"], "reads a LayerInfo, which has the verb and no traits" },
        { "src/DslNet.Reports/Plots/BoxDiagram.cs", ["Residual"], "reads a LayerInfo, which has the verb and no traits" },
        { "src/DslNet/Checkpoints/SafetensorsNames.cs", ["Flatten"], "reads a LayerInfo, which has the verb and no traits" },
    };

    private static string[] Verbs { get; } =
    [
        .. typeof(Dsl).GetMembers(BindingFlags.Public | BindingFlags.Static)
            .Where(member => member is PropertyInfo { PropertyType.Name: nameof(Layer) } or MethodInfo { IsSpecialName: false, ReturnType.Name: nameof(Layer) })
            .Select(member => member.Name)
            .Distinct()
            .Except(["Chain", "Repeat"]) // what puts layers one behind the other, and is none
            .Except(["First", "Last", "Map", "Reverse"]), // words for other things, too
    ];

    [Theory]
    [MemberData(nameof(Written))]
    public void A_file_has_the_verbs_that_it_writes_and_no_other(string file, string[] verbs, string why) => VerbsIn(file).ShouldBe(verbs, ignoreOrder: true, why);

    [Fact]
    public void No_other_file_knows_a_verb()
    {
        Verbs.Length.ShouldBeGreaterThan(20);
        string[] written = [.. Written.Select(row => (string)row[0])];

        Product().Except(written)
            .Where(file => !file.StartsWith("src/DslNet/Dsl/", StringComparison.Ordinal))
            .SelectMany(file => VerbsIn(file).Select(verb => $"{file}: {verb}"))
            .ShouldBeEmpty();
    }

    [Fact]
    public void No_file_but_the_table_s_knows_a_layer_s_class()
    {
        string[] classes = [.. Repository.Files("*Op.cs", Ops).Where(file => Repository.Text(file).Contains("sealed class", StringComparison.Ordinal)).Select(file => Path.GetFileNameWithoutExtension(file)!)];

        classes.Length.ShouldBeGreaterThan(15);
        Product().Where(file => Regex.IsMatch(Repository.Text(file), $@"\b({string.Join('|', classes)})\b")).ShouldBeEmpty();
    }

    private static IEnumerable<string> Product() =>
        ((string[])["generators", "analyzers", "src"]).SelectMany(folder => Repository.Files("*.cs", folder)).Where(file => !file.StartsWith(Ops, StringComparison.Ordinal));

    private static string[] VerbsIn(string file)
    {
        string text = Repository.Text(file);
        return [.. Verbs.Where(verb => text.Contains($"\"{verb}\"", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }
}
