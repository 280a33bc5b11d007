using DslNet.Analyzers.Tests.Harness;

namespace DslNet.Analyzers.Tests;

/// <summary>The fixes of the definition rules.</summary>
public class DefinitionFixTests
{
    [Theory]
    [InlineData("[Network] class {|DN1001:N|} { static Net Define() => Input(3); }", "[Network] partial class N { static Net Define() => Input(3); }")]
    [InlineData("[Network] public sealed class {|DN1001:N|} { static Net Define() => Input(3); }", "[Network] public sealed partial class N { static Net Define() => Input(3); }")]
    [InlineData(
        "class Outer { struct Middle { [Network] partial class {|DN1001:N|} { static Net Define() => Input(3); } } }",
        "partial class Outer { partial struct Middle { [Network] partial class N { static Net Define() => Input(3); } } }")]
    public async Task A_class_becomes_partial_with_those_around_it(string before, string after) => await VerifyFix.Changes("DN1001", before, after);

    [Theory]
    [InlineData("[Network] partial class {|DN1002:N|} { }", "[Network] partial class N { static Net Define() => Input(1) >> Dense(1); }")]
    [InlineData(
        "[Network(Loss = Loss.CrossEntropy)]\npublic partial class {|DN1002:N|}\n{\n    const int Units = 3;\n}\n",
        "[Network(Loss = Loss.CrossEntropy)]\npublic partial class N\n{\n    static Net Define() => Input(1) >> Dense(2) >> Softmax;\n\n    const int Units = 3;\n}\n")]
    [InlineData(
        "class Outer { } partial class Around\n{\n    [Network(Loss = Loss.BinaryCrossEntropy)]\n    partial class {|DN1002:N|}\n    {\n    }\n}\n",
        "class Outer { } partial class Around\n{\n    [Network(Loss = Loss.BinaryCrossEntropy)]\n    partial class N\n    {\n        static Net Define() => Input(1) >> Dense(1) >> Sigmoid;\n    }\n}\n")]
    [InlineData(
        "[Network] partial class {|DN1002:N|} { class Net { } static int Dense => 3; }",
        "[Network] partial class N { static global::DslNet.Net Define() => Input(1) >> global::DslNet.Dsl.Dense(1); class Net { } static int Dense => 3; }")]
    public async Task A_definition_is_added(string before, string after) => await VerifyFix.Changes("DN1002", before, after);

    [Theory]
    [InlineData("[Network] partial class N { static Net {|DN1002:Define|}(int units) => Input(units); }")]
    [InlineData("class Base { protected static Net Define() => Input(3); } [Network] partial class {|DN1002:N|} : Base { }")]
    [InlineData("[Network] partial class {|DN1002:N|};")]
    public async Task A_definition_that_would_be_in_the_way_is_not_added(string source) => await VerifyFix.Offers("DN1002", source);

    [Theory]
    [InlineData("Input(8, 8, 1) >> {|DN1004:Dense(10)|}", "Input(8, 8, 1) >> Flatten >> Dense(10)")]
    [InlineData("Input(8, 8, 1)\n    .Relu()\n    .{|DN1004:Dense(10)|}\n    .Relu()", "Input(8, 8, 1)\n    .Relu()\n    .Flatten().Dense(10)\n    .Relu()")]
    [InlineData("Input(8, 8, 1) >> {|DN1004:Softmax|}", "Input(8, 8, 1) >> Flatten >> Softmax")]
    [InlineData("Dsl.Input(8, 8, 1) >> Dsl.Relu >> {|DN1004:Dsl.Softmax|}", "Dsl.Input(8, 8, 1) >> Dsl.Relu >> Flatten >> Dsl.Softmax")]
    public async Task An_image_is_flattened(string before, string after) => await VerifyFix.Changes("DN1004", Network(before), Network(after));

    [Theory]
    [InlineData("Input(8) >> {|DN1004:Residual(Dense(5))|} >> Relu")]
    [InlineData("Input(8, 8, 1) >> Residual(Relu >> {|DN1004:Dense(64)|})")]
    [InlineData("Input(8, 8, 1) >> Repeat(2, {|DN1004:Dense(64)|})")]
    public async Task Where_flattening_would_not_help_or_not_only_there_it_is_not_offered(string definition) => await VerifyFix.Offers("DN1004", Network(definition));

    [Theory]
    [InlineData("CrossEntropy", "Input(3) >> {|DN1006:Dense(10)|}", "Input(3) >> Dense(10) >> Softmax")]
    [InlineData("CrossEntropy", "Input(3).{|DN1006:Dense(10)|}", "Input(3).Dense(10).Softmax()")]
    [InlineData("CrossEntropy", "Input(3).Dense(10).{|DN1006:Relu()|}", "Input(3).Dense(10).Softmax()")]
    [InlineData("CrossEntropy", "{|DN1006:Input(3)|}", "Input(3) >> Softmax")]
    [InlineData("BinaryCrossEntropy", "Input(3) >> Dense(1) >> {|DN1006:Tanh|}", "Input(3) >> Dense(1) >> Sigmoid")]
    [InlineData("BinaryCrossEntropy", "Input(3).Dense(1).{|DN1006:Dropout(0.1f)|}", "Input(3).Dense(1).Dropout(0.1f).Sigmoid()")]
    [InlineData("MeanSquaredError", "Input(3) >> Dense(2) >> {|DN1006:Softmax|}", "Input(3) >> Dense(2)")]
    [InlineData("Huber", "Input(3).Dense(2).{|DN1006:Softmax()|}", "Input(3).Dense(2)")]
    public async Task The_last_layer_is_made_to_fit(string loss, string before, string after) =>
        await VerifyFix.Changes("DN1006", Network(before, $"Loss = Loss.{loss}"), Network(after, $"Loss = Loss.{loss}"));

    [Theory]
    [InlineData("Loss = Loss.CrossEntropy", "Input(3).Dense(1).{|DN1006:Softmax()|}")]
    [InlineData("Loss = Loss.CrossEntropy", "Input(3) >> {|DN1006:Dense(1)|}")]
    [InlineData("{|DN1006:Loss = Loss.Custom|}", "Input(3) >> Dense(2)")]
    [InlineData("Loss = Loss.CrossEntropy", "Input(3) >> Repeat(2, i => Dense(3) >> {|DN1006:Relu|})")]
    public async Task A_last_layer_that_no_word_would_mend_is_left(string attribute, string definition) => await VerifyFix.Offers("DN1006", Network(definition, attribute));

    private static string Network(string definition, string attribute = "") => $"[Network({attribute})] partial class N {{ static Net Define() => {definition}; }}";
}
