using DslNet.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.Tests;

/// <summary>DN1003 to DN1008: the span, and that the whole compilation has no other error, although the generated members are used.</summary>
public class DefinitionRuleTests
{
    private const string User = " static class User { static void Use() { using var n = new N(batchSize: 4, seed: 1); n.Predict(new float[N.InputSize], new float[N.OutputSize]); } }";

    [Theory]
    [InlineData("Input(3) >> Dense({|DN1003:Environment.ProcessorCount|})")]
    [InlineData("Input(3) >> Dense({|DN1003:int.Parse(\"3\")|} * 2) >> Relu")]
    [InlineData("Input(3).Dense(units: {|DN1003:Environment.TickCount|}).Relu()")]
    [InlineData("Input(3) >> Repeat(3, i => Dense(i + {|DN1003:Random.Shared.Next(1, 3)|}))")]
    public async Task What_is_not_known_at_compile_time(string definition) => await Verify.Errors(Network(definition) + User);

    [Theory]
    [InlineData("", "Input({|DN1003:Other.OutputSize|}) >> Dense(3)")]
    [InlineData("", "Input(4) >> Dense({|DN1003:Other.OutputSize|} * 2 + 1)")]
    [InlineData("const int Wide = 2 * Other.OutputSize; ", "Input(4) >> Dense({|DN1003:Wide|})")]
    public async Task Sizes_that_are_generated_themselves(string member, string definition) => Says(
        await Verify.Errors("[Network] partial class Other { static Net Define() => Input(5) >> Dense(6); } [Network] partial class N { " + member + "static Net Define() => " + definition + "; }" + User),
        ["generated"]);

    [Fact]
    public async Task A_generated_size_by_a_way_that_the_reader_does_not_see_is_still_told() => await Verify.Errors(
        "[Network] partial class Other { static Net Define() => Input(5) >> Dense(6); } "
        + "[Network] partial class N { static Layer Block(int width = Other.OutputSize) => Dense(width); static Net {|DN1003:Define|}() => Input(4) >> Block(); }" + User);

    [Fact]
    public async Task Generated_sizes_are_free_to_use_outside_of_definitions() => await Verify.Errors(
        "[Network] partial class N { const int Twice = 2 * OutputSize; static Net Define() => Input(4) >> Dense(3); static int Bytes => Twice * sizeof(float); }" + User);

    [Theory]
    [InlineData("Input(8, 8, 1) >> {|DN1004:Dense(10)|}", "8×8×1")]
    [InlineData("Input(8, 8, 1).{|DN1004:Dense(10)|}.Relu()", "8×8×1")]
    [InlineData("Input(8) >> Dense(6) >> {|DN1004:Residual(Dense(5))|} >> Relu", "6", "5")]
    [InlineData("Input(8, 8, 1) >> Residual(Relu >> {|DN1004:Dense(3)|})", "8×8×1")]
    [InlineData("Input(28, 28, 1) >> {|DN1004:Conv2D(8, 31, padding: 1)|}", "conv2d1", "28×28×1", "(28 + 2·1 − 31)/1 + 1 = nothing")]
    [InlineData("Input(9, 4, 2) >> {|DN1004:AvgPool2D(5, 2)|}", "(4 − 5)/2 + 1 = nothing")]
    [InlineData("Input(98, 40) >> {|DN1004:Conv2D(8, 3)|}", "image (height, width, channels)", "98×40")]
    [InlineData("Input(28, 28, 1) >> {|DN1004:Conv1D(8, 3)|}", "sequence (length, channels)", "28×28×1")]
    [InlineData("Input(8, 8, 4) >> {|DN1004:Conv2D(6, 3, groups: 3)|}", "groups must divide the channels of the input", "3", "4")]
    [InlineData("Input(8, 8, 1) >> {|DN1004:Conv2D(6, kernel: (3, 5), dilation: (1, 2))|}", "(8 − 2·(5 − 1) − 1)/1 + 1 = nothing")]
    [InlineData("Input(2, 2, 1) >> {|DN1004:ConvTranspose2D(6, 1, padding: 1)|}", "(2 − 1)·1 − 1 − 1 + 1·(1 − 1) + 0 + 1 = 0")]
    [InlineData("Input(28, 28, 1) >> Flatten >> {|DN1004:GlobalAvgPool|}", "784")]
    [InlineData("Input(28, 28, 1) >> {|DN1004:Residual(Conv2D(8, 3))|}", "28×28×1", "26×26×8")]
    public async Task Shapes_that_do_not_fit(string definition, params string[] words) => Says(await Verify.Errors(Network(definition) + User), words);

    [Theory]
    [InlineData("{|DN1005:Input(0)|} >> Dense(3)", "0")]
    [InlineData("Input(3) >> Dense({|DN1005:units: 0|})", "dense1", "0")]
    [InlineData("Input(3).Dense(4).Dense({|DN1005:-2|}, bias: false)", "dense2", "-2")]
    [InlineData("Input(3) >> Dense(2) >> Dropout({|DN1005:1f|})", "rate", "1")]
    [InlineData("Input(28, 28, 1) >> MaxPool2D({|DN1005:30|})", "size", "16", "30")]
    [InlineData("Input(28, 28, 1) >> Conv2D({|DN1005:0|}, 3)", "filters", "0")]
    [InlineData("Input(28, 28, 1) >> Conv2D(8, {|DN1005:kernel: 0|})", "kernel", "0")]
    [InlineData("Input(28, 28, 1).Conv2D(8, 3, {|DN1005:0|}).Relu()", "stride", "0")]
    [InlineData("Input(28, 28, 1) >> Conv2D(8, 3, {|DN1005:padding: -1|})", "padding", "-1")]
    [InlineData("Input(28, 28, 1) >> Conv2D(8, {|DN1005:kernel: (3, 0)|})", "kernel", "(3, 0)")]
    [InlineData("Input(28, 28, 1) >> Conv2D(8, 3, {|DN1005:padding: (1, 2)|})", "four (top, bottom, left, right)", "(1, 2)")]
    [InlineData("Input(28, 28, 4) >> Conv2D(6, 3, {|DN1005:groups: 4|})", "divide the filters", "6")]
    [InlineData("Input(28, 28, 4) >> ConvTranspose2D(6, 3, stride: 2, {|DN1005:outputPadding: 2|})", "less than the stride", "2")]
    [InlineData("Input(24, 3) >> AvgPool1D(2, {|DN1005:stride: 0|})", "stride", "0")]
    [InlineData("Input(3) >> BatchNorm(epsilon: 1e-3f, {|DN1005:momentum: -0.5f|})", "momentum", "-0.5")]
    [InlineData("Input(3) >> BatchNorm({|DN1005:epsilon: 0|})", "epsilon", "0")]
    [InlineData("Input(3) >> Dense(2, {|DN1005:Init.Normal(-1)|})", "-1")]
    [InlineData("Input(3) >> Dense(2, {|DN1005:name: \"two words\"|})", "two words")]
    [InlineData("Input(3) >> Dense(2, name: \"same\") >> Dense(2, {|DN1005:name: \"same\"|})", "same")]
    [InlineData("Input(3) >> Repeat({|DN1005:-1|}, Dense(3))", "-1")]
    [InlineData("Input(3) >> Repeat(3, Dropout({|DN1005:1.5f|}))", "1.5")]
    [InlineData("Input(3) >> Residual(Dropout({|DN1005:2f|}))", "2")]
    public async Task Arguments_out_of_their_range(string definition, params string[] words) => Says(await Verify.Errors(Network(definition) + User), words);

    [Theory]
    [InlineData("Loss = Loss.CrossEntropy", "Input(3) >> {|DN1006:Dense(10)|}", "Softmax", "Dense")]
    [InlineData("Loss = Loss.CrossEntropy", "Input(3).Dense(1).{|DN1006:Softmax()|}", "2 classes")]
    [InlineData("Loss = Loss.CrossEntropy", "Input(9, 3) >> Conv1D(1, 1) >> {|DN1006:Softmax|}", "2 classes")]
    [InlineData("Loss = Loss.Ctc", "Input(9, 3) >> {|DN1006:Conv1D(5, 1)|}", "wants Softmax", "Conv1D")]
    [InlineData("Loss = Loss.Ctc", "Input(9) >> Dense(5) >> {|DN1006:Softmax|}", "sequence (steps, classes)")]
    [InlineData("Loss = Loss.Ctc", "Input(9, 3) >> Conv1D(1, 1) >> {|DN1006:Softmax|}", "the blank and a label")]
    [InlineData("Loss = Loss.Ctc, {|DN1006:MaxLabels = 10|}", "Input(9, 3) >> Conv1D(5, 1) >> Softmax", "at most 9")]
    [InlineData("Loss = Loss.Huber, {|DN1006:MaxLabels = 3|}", "Input(3) >> Dense(2)", "MaxLabels belongs to Ctc", "Huber")]
    [InlineData("Loss = Loss.BinaryCrossEntropy", "Input(3) >> Dense(1) >> {|DN1006:Tanh|}", "Sigmoid", "Tanh")]
    [InlineData("Loss = Loss.MeanSquaredError", "Input(3) >> Dense(2) >> {|DN1006:Softmax|}", "MeanSquaredError")]
    [InlineData("{|DN1006:Loss = Loss.Custom|}", "Input(3) >> Dense(2)", "LossOf")]
    [InlineData("Loss = Loss.Huber, {|DN1006:LabelSmoothing = 0.1f|}", "Input(3) >> Dense(2)", "LabelSmoothing", "Huber")]
    [InlineData("Loss = Loss.CrossEntropy, {|DN1006:PositiveWeight = 5|}", "Input(3) >> Dense(2) >> Softmax", "PositiveWeight", "BinaryCrossEntropy")]
    [InlineData("Loss = Loss.Huber, {|DN1006:PositiveWeights = new[] { 1f, 2 }|}", "Input(3) >> Dense(2)", "PositiveWeights", "Huber")]
    [InlineData("Loss = Loss.BinaryCrossEntropy, {|DN1006:PositiveWeights = new[] { 1f, 2 }|}", "Input(3) >> Dense(3) >> Sigmoid", "each of the 3 outputs", "has 2")]
    [InlineData("Loss = Loss.BinaryCrossEntropy, PositiveWeight = 2, {|DN1006:PositiveWeights = new[] { 1f, 2 }|}", "Input(3) >> Dense(2) >> Sigmoid", "only one of the two")]
    [InlineData("Loss = Loss.BinaryCrossEntropy, {|DN1005:PositiveWeight = 0|}", "Input(3) >> Dense(2) >> Sigmoid", "PositiveWeight", "0")]
    [InlineData("Loss = Loss.BinaryCrossEntropy, {|DN1005:PositiveWeights = new[] { 1f, -2 }|}", "Input(3) >> Dense(2) >> Sigmoid", "-2 at 1")]
    [InlineData("Loss = Loss.MeanSquaredError, {|DN1006:FocalGamma = 2|}", "Input(3) >> Dense(2)", "FocalGamma", "MeanSquaredError")]
    [InlineData("Loss = Loss.CrossEntropy, {|DN1005:FocalGamma = -1|}", "Input(3) >> Dense(2) >> Softmax", "FocalGamma", "-1")]
    [InlineData("Loss = Loss.BinaryCrossEntropy, {|DN1006:IgnoredClass = -100|}", "Input(3) >> Dense(2) >> Sigmoid", "IgnoredClass", "CrossEntropy")]
    [InlineData("Loss = Loss.Huber, {|DN1005:HuberDelta = 0|}", "Input(3) >> Dense(2)", "HuberDelta", "0")]
    [InlineData("{|DN1005:InputGradient = true|}", "Input(3) >> Dense(2)", "InputGradient", "without a loss")]
    [InlineData("{|DN1005:L2 = -1|}", "Input(3) >> Dense(2)", "L2", "-1")]
    [InlineData("Loss = Loss.Huber, {|DN1007:MemoryBudget = \"1 KB\"|}, Batch = 32", "Input(300) >> Dense(200)", "1 KB", "takes 579.1 KB at batch 32", "parameters", "dense1 200, 235.2 KB")]
    public async Task Attribute_and_layers_that_do_not_go_together(string attribute, string definition, params string[] words) => Says(await Verify.Errors(Network(definition, attribute) + User), words);

    [Theory]
    [InlineData("x => {|DN1008:MathF.Floor(x)|} * x", "Floor")]
    [InlineData("x => x + {|DN1008:MathF.Sign(x)|}", "Sign")]
    [InlineData("x => {|DN1008:x % 2|}", "%")]
    [InlineData("x => {|DN1008:(int)x|}", "int")]
    [InlineData("x => {|DN1008:MathF.Pow(x, x)|}", "constant")]
    [InlineData("x => {|DN1008:MathF.Atan(x)|}", "Atan")]
    public async Task Functions_without_a_derivative(string function, params string[] words) => Says(await Verify.Errors(Network($"Input(3) >> Dense(2) >> Activation({function})") + User), words);

    [Fact]
    public async Task A_loss_without_a_derivative_is_told_at_its_call() => await Verify.Errors(
        "[Network(Loss = Loss.Custom)] partial class N { static Net Define() => Input(3) >> Dense(1); static float LossOf(float prediction, float target) => {|DN1008:MathF.Round(prediction - target)|}; }" + User);

    [Fact]
    public async Task A_mistake_in_a_helper_of_another_file_is_told_there_and_once() => await Verify.Errors(
        Network("Input(3) >> Repeat(4, i => Helper.Block(i))") + User,
        "static class Helper { public static Layer Block(int i) => Dense({|DN1005:i - 9|}) >> Relu; }");

    [Fact]
    public async Task Two_mistakes_are_two_errors() => await Verify.Errors(Network("Input(3) >> Dense({|DN1005:0|}) >> Dropout({|DN1005:-1f|})") + User);

    [Theory]
    [InlineData("Input(1) >> Dense(1) >> Dropout(0f) >> Dropout(0.999f) >> BatchNorm(0f) >> BatchNorm(1f) >> Repeat(0, Relu) >> Chain()")]
    [InlineData("Input(2, 2, 1) >> Relu >> Residual(Relu) >> Flatten >> Flatten >> Residual(Dense(4)) >> Dense(2)")]
    [InlineData("Input(2) >> Dense(2, Init.Constant(0)) >> Activation(x => MathF.Abs(x))")]
    public async Task Borderline_definitions_are_silent(string definition) => await Verify.Errors(Network(definition) + User);

    [Theory]
    [InlineData("Loss = Loss.CrossEntropy, LabelSmoothing = 0", "Input(3) >> Dense(2) >> Softmax")]
    [InlineData("Loss = Loss.BinaryCrossEntropy", "Input(3) >> Dense(2) >> Sigmoid")]
    [InlineData("Loss = Loss.Huber, HuberDelta = 0.5f, L1 = 0, MemoryBudget = \"1 GB\"", "Input(3) >> Dense(2) >> Sigmoid")]
    [InlineData("Loss = Loss.Huber, InputGradient = true", "Input(3) >> Dense(2)")]
    [InlineData("InputGradient = false", "Input(3) >> Dense(2)")]
    [InlineData("Loss = Loss.BinaryCrossEntropy, PositiveWeights = new[] { 1f, 2 }, FocalGamma = 0.5f", "Input(3) >> Dense(2) >> Sigmoid")]
    [InlineData("Loss = Loss.BinaryCrossEntropy, PositiveWeight = 5, PositiveWeights = null, IgnoredClass = int.MinValue", "Input(3) >> Dense(2) >> Sigmoid")]
    [InlineData("Loss = Loss.CrossEntropy, FocalGamma = 2, LabelSmoothing = 0.1f, IgnoredClass = -100", "Input(3) >> Dense(2) >> Softmax")]
    [InlineData("MemoryBudget = null", "Input(3) >> Dense(2) >> Softmax")]
    public async Task Borderline_attributes_are_silent(string attribute, string definition) => await Verify.Errors(Network(definition, attribute) + User);

    [Theory]
    [InlineData("Input(3) >> Dense(Missing)", "CS0103")]
    [InlineData("Input(3) >> Dense(\"3\")", "CS1503")]
    [InlineData("Input(3) >> Dense()", "CS7036")]
    [InlineData("Dense(3) >> Relu", "CS0266 CS0029")]
    [InlineData("Input(3) >> Dense(1 / 0)", "CS0020")]
    [InlineData("Input(3) >> Activation(x => x.Missing)", "CS1061")]
    public async Task Where_CSharp_speaks_the_rules_are_silent(string definition, string expected)
    {
        Compilation compilation = UserProject.Compile(["using System; using DslNet; using static DslNet.Dsl; " + Network(definition)]);

        expected.Split(' ').ShouldContain(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldHaveSingleItem().Id);
        (await UserProject.Analyze(compilation)).ShouldBeEmpty();
    }

    private static string Network(string definition, string? attribute = null) => $"[Network({attribute})] partial class N {{ static Net Define() => {definition}; }}";

    private static void Says(IReadOnlyList<Diagnostic> errors, string[] words)
    {
        string message = errors.ShouldHaveSingleItem().GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        foreach (string word in words)
        {
            message.ShouldContain(word);
        }
    }
}
