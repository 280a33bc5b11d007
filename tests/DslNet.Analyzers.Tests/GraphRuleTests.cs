using System.Globalization;
using DslNet.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.Tests;

/// <summary>Definitions with branches: one mistake is one diagnostic, at the node where it was made. The generated members are used, so that a second error would show.</summary>
public class GraphRuleTests
{
    private const string Two = "Net a = Input(6, 6, 3, name: \"a\"), b = Input(8, name: \"b\"); ";

    private const string User = " static class User { static void Use(N n) { n.Predict(new float[N.InputSize], new float[N.OutputSize]); _ = N.Info; } }";

    [Theory]
    [InlineData("Net left = b >> Dense(4), right = b >> Dense(5); return {|DN1004:left + right|};", "add1", "4 and 5")]
    [InlineData("Net left = b >> Dense(4), right = b >> Dense(5); return ({|DN1004:left - right|}) * 2f >> Dense(3);", "subtract1", "4 and 5")]
    [InlineData("return {|DN1004:(b >> Dense(4)) * (b >> Dense(2))|} >> Dense(3);", "multiply1", "4 and 2")]
    [InlineData("return {|DN1004:Add(b, b >> Dense(5), b)|} >> Dense(3);", "add1", "8, 5 and 8")]
    [InlineData("return {|DN1004:Concat(a, b)|} >> Dense(3);", "concat1", "6×6×3 and 8")]
    [InlineData("return {|DN1004:Concat(a, a >> MaxPool2D(2))|} >> Flatten;", "concat1", "6×6×3 and 3×3×3")]
    [InlineData("return {|DN1004:Concat(Axis.Height, a, a >> Conv2D(2, 1))|} >> Flatten;", "Height", "6×6×3 and 6×6×2")]
    [InlineData("return b >> {|DN1004:Add(Dense(4), Dense(5))|} >> Dense(2);", "add1", "4 and 5")]
    [InlineData("return a >> {|DN1004:Concat(Conv2D(2, 3), Identity)|} >> Flatten;", "4×4×2 and 6×6×3")]
    [InlineData("return a >> {|DN1004:Residual(Conv2D(4, 3, padding: Padding.Same), shortcut: Conv2D(5, 1))|} >> Flatten;", "residual1", "6×6×4", "6×6×5")]
    [InlineData("Layer tower = Shared(Dense(4)); return Concat(b >> tower, b >> Dense(3) >> {|DN1004:tower|});", "dense1 has parameters for 8 numbers", "but gets 3 here")]
    [InlineData("return a >> {|DN1004:Slice(1..7)|} >> Flatten;", "slice1", "beyond its end", "3 places along Channels")]
    [InlineData("return a >> {|DN1004:Slice(2..2, Axis.Width)|} >> Flatten;", "6 places along Width", "none")]
    [InlineData("return b >> {|DN1004:Slice(..2, Axis.Height)|};", "along Height, which 8 doesn't have")]
    [InlineData("return a >> {|DN1004:Reshape(6, 17)|} >> Flatten;", "reshape1", "Reshape to 6×17", "108")]
    [InlineData("return b >> {|DN1004:Transpose(Axis.Height, Axis.Channels)|};", "Height")]
    [InlineData("return {|DN1004:Concat(Axis.Steps, a, a)|} >> Flatten;", "along Steps, which 6×6×3 doesn't have")]
    [InlineData("return b >> {|DN1004:Upsample2D(2)|} >> Flatten;", "upsample2d1", "8")]
    [InlineData("Net bad = b >> {|DN1004:Conv2D(2, 3)|}; return Concat(bad >> Flatten, bad >> Relu >> Flatten) >> Dense(2);", "conv2d1")]
    public async Task Shapes_that_do_not_go_together(string body, params string[] words) => Says(await Verify.Errors(Network(Two + body) + User), "DN1004", words);

    [Theory]
    [InlineData("Input(4, name: \"x\")", "{|DN1005:Input(4, name: \"x\")|}", "return Concat(a, b) >> Dense(2);", "two inputs or outputs are named \"x\"")]
    [InlineData("Input(4)", "{|DN1005:Input(4, name: \"two words\")|}", "return Concat(a, b) >> Dense(2);", "two words")]
    [InlineData("Input(4, name: \"a\")", "{|DN1005:Input(0, name: \"b\")|}", "return Concat(a, b) >> Dense(2);", "at least 1")]
    [InlineData("Input(4)", "Input(4)", "return Outputs(Head(\"x\", a >> Dense(2)), Head({|DN1005:\"x\"|}, b >> Dense(2)));", "\"x\"")]
    [InlineData("Input(4, name: \"x\")", "Input(4)", "return Outputs(Head({|DN1005:name: \"x\"|}, net: a >> Dense(2)), Head(\"y\", b >> Dense(2)));", "\"x\"")]
    [InlineData("Input(4)", "Input(4)", "return Concat(a >> Tap(\"x\"), b >> Tap({|DN1005:\"x\"|})) >> Dense(2);", "two layers are named \"x\"")]
    [InlineData("Input(4)", "Input(4)", "return Concat(a >> Dense(2, name: \"x\"), b >> Dense(2, {|DN1005:name: \"x\"|}));", "two layers are named \"x\"")]
    [InlineData("Input(4)", "Input(4)", "return Outputs(Head(\"x\", a >> Dense(2), {|DN1005:weight: 0|}), Head(\"y\", b >> Dense(2)));", "weight must be a finite number above 0")]
    [InlineData("Input(4)", "Input(4)", "return Concat(a >> Shared(Dense(2), {|DN1005:name: \"not so\"|}), b) >> Dense(2);", "not so")]
    public async Task Names_and_numbers_out_of_their_range(string first, string second, string body, params string[] words) =>
        Says(await Verify.Errors(Network($"Net a = {first}, b = {second}; {body}") + User), "DN1005", words);

    [Theory]
    [InlineData("", "return Outputs(Head(\"p\", b >> Dense(2) >> Softmax, Loss.CrossEntropy), {|DN1006:Head(\"q\", b >> Dense(1))|});", "\"q\" has no loss")]
    [InlineData("", "return Outputs(Head(\"p\", b >> {|DN1006:Dense(2)|}, Loss.CrossEntropy), Head(\"q\", b >> Dense(1), Loss.Huber));", "Softmax", "Dense")]
    [InlineData("", "Net q = b >> Dense(1) >> {|DN1006:Tanh|}; return Outputs(Head(\"q\", q, Loss.BinaryCrossEntropy), Head(\"p\", b >> Dense(2), Loss.Huber));", "Sigmoid", "Tanh")]
    [InlineData("", "return Outputs(Head(\"p\", {|DN1006:(b >> Dense(2)) + (b >> Dense(2))|}, Loss.CrossEntropy));", "Softmax", "Add")]
    [InlineData("", "return Outputs(Head(\"p\", b >> Dense(2), {|DN1006:Loss.PerHead|}));", "a loss of its own")]
    [InlineData("{|DN1006:Loss = Loss.PerHead|}", "return Outputs(Head(\"p\", b >> Dense(2)), Head(\"q\", b >> Dense(1), Loss.Huber));", "a loss of its own")]
    [InlineData("{|DN1006:Loss = Loss.PerHead|}", "return b >> Dense(2);", "a loss of its own")]
    [InlineData("", "return Outputs(Head(\"p\", b >> Dense(2), {|DN1006:loss: Loss.Custom|}), Head(\"q\", b >> Dense(1), Loss.Huber));", "LossOf")]
    [InlineData("{|DN1006:LabelSmoothing = 0.1f|}", "return Outputs(Head(\"p\", b >> Dense(2), Loss.Huber), Head(\"q\", b >> Dense(1), Loss.MeanSquaredError));", "Huber and MeanSquaredError")]
    public async Task Losses_that_do_not_go_with_their_outputs(string attribute, string body, params string[] words) =>
        Says(await Verify.Errors(Network("Net b = Input(8); " + body, attribute) + User), "DN1006", words);

    [Theory]
    [InlineData("return {|DN1003:Outputs(Head(\"p\", b >> Dense(2))) >> Relu|};", "behind Outputs, nothing can follow")]
    [InlineData("Net all = Outputs(Head(\"p\", b >> Dense(2))); return {|DN1003:Concat(all, b)|};", "behind Outputs, nothing can follow")]
    [InlineData("Net all = Outputs(Head(\"p\", b >> Dense(2))); return Outputs({|DN1003:Head(\"q\", all)|});", "behind Outputs, nothing can follow")]
    [InlineData("Net all = Outputs(Head(\"p\", b >> Dense(2))); return {|DN1003:all + b|};", "")]
    [InlineData("return {|DN1003:Outputs()|};", "at least one output")]
    public async Task What_is_no_graph(string body, string words) => Says(await Verify.Errors(Network("Net b = Input(8); " + body) + User), "DN1003", [words]);

    [Theory]
    [InlineData("static readonly Layer Left = Shared({|DN1003:Right|} >> Dense(8)); static readonly Layer Right = Shared(Left >> Relu);", "return b >> Left;", "Right is initialised only after Left")]
    [InlineData("static readonly Layer Left = Shared(Dense(8) >> {|DN1003:Left|});", "return b >> Left;", "Left asks for itself while it is initialised")]
    [InlineData("static readonly Net Before = Input(8) >> {|DN1003:Tower|}; static readonly Layer Tower = Shared(Dense(8));", "return Before + b;", "Tower is initialised only after Before")]
    public async Task Blocks_that_would_be_made_of_themselves(string members, string body, string words) =>
        Says(await Verify.Errors(Network("Net b = Input(8); " + body, members: members) + User), "DN1003", [words]);

    [Theory]
    [InlineData("Net a = Input(4), b = {|DN1016:Input(8, name: \"b\")|}; return a >> Dense(2);", "The input \"b\" isn't used")]
    [InlineData("Net a = Input(4) >> Dense(3), b = {|DN1016:Input(8)|} >> Dense(3); return a >> Dense(2);", "This input isn't used")]
    public async Task Inputs_that_nothing_depends_on(string body, string words) =>
        (await Verify.Rule("DN1016", Network(body) + User)).ShouldHaveSingleItem().GetMessage(CultureInfo.InvariantCulture).ShouldContain(words);

    [Theory]
    [InlineData("return Concat(a >> GlobalAvgPool, b) >> Dense(2);")]
    [InlineData("return (a + Reshape(b)) >> Flatten >> Dense(2);")]
    [InlineData("Layer tower = Shared(Dense(4), name: \"tower\"); return Concat(b >> tower, 1 - b >> tower) >> Tap(\"end\") >> Dense(2);")]
    [InlineData("return Outputs(Head(\"p\", b >> Dense(2)), Head(\"q\", a >> Flatten >> Dense(1)));")]
    [InlineData("Net half = a >> Slice(1..3) >> Transpose(Axis.Height, Axis.Width); return Outputs(Head(\"p\", half >> Flatten, Loss.Huber), Head(\"q\", b, Loss.MeanSquaredError, weight: 0.5f));")]
    public async Task Graphs_that_are_right(string body) => await Verify.Errors(Network(Two + body, members: "static Net Reshape(Net net) => net >> Dense(3) >> Dsl.Reshape(1, 1, 3);") + User);

    private static string Network(string body, string attribute = "", string members = "") => $"[Network({attribute})] partial class N {{ {members} static Net Define() {{ {body} }} }}";

    private static void Says(IReadOnlyList<Diagnostic> errors, string rule, string[] words)
    {
        Diagnostic error = errors.ShouldHaveSingleItem();
        error.Id.ShouldBe(rule);
        words.ShouldAllBe(word => error.GetMessage(CultureInfo.InvariantCulture).Contains(word), error.ToString());
    }
}
