using DslNet.Analyzers.Tests.Harness;

namespace DslNet.Analyzers.Tests.Design;

/// <summary>The fixes of the rules of design, in both forms.</summary>
public class DesignFixTests
{
    [Theory]
    [InlineData("Input(4) >> Dense(8) >> {|DN1009:Softmax|} >> Dense(3) >> Softmax", "Input(4) >> Dense(8) >> Dense(3) >> Softmax")]
    [InlineData("Input(4)\n    >> Dense(8)\n    >> {|DN1009:Softmax|} // inside\n    >> Dense(3)", "Input(4)\n    >> Dense(8) // inside\n    >> Dense(3)")]
    [InlineData("Input(4).Dense(8)\n    .{|DN1009:Softmax()|}\n    .Softmax()", "Input(4).Dense(8)\n    .Softmax()")]
    [InlineData("Input(4) >> Residual({|DN1009:Softmax|} >> Dense(4)) >> Relu", "Input(4) >> Residual(Dense(4)) >> Relu")]
    public async Task An_inner_softmax_goes(string before, string after) => await Changes("DN1009", before, after);

    [Theory]
    [InlineData("Input(4) >> Dense(8, {|DN2001:Init.Xavier|}) >> Relu", "Input(4) >> Dense(8, Init.HeNormal) >> Relu")]
    [InlineData("Input(4).Dense(8, bias: false, {|DN2001:init: Init.XavierUniform|}).Relu()", "Input(4).Dense(8, bias: false, init: Init.HeUniform).Relu()")]
    [InlineData("Input(4) >> Residual(Dense(4, {|DN2001:Init.He|}) >> Tanh)", "Input(4) >> Residual(Dense(4, Init.XavierNormal) >> Tanh)")]
    public async Task The_fitting_initializer_is_taken(string before, string after) => await Changes("DN2001", before, after);

    [Theory]
    [InlineData("Input(4) >> Dense(8, {|DN2002:Init.Constant(1)|}) >> Relu", "Input(4) >> Dense(8, Init.Auto) >> Relu")]
    [InlineData("Input(4).Dense(8, {|DN2002:init: Init.Zeros|}).Relu().Dense(2)", "Input(4).Dense(8, init: Init.Auto).Relu().Dense(2)")]
    public async Task The_compiler_chooses_the_initializer(string before, string after) => await Changes("DN2002", before, after);

    [Theory]
    [InlineData("Input(4) >> Dense(8) >> Relu >> {|DN2003:BatchNorm()|} >> Dense(2)", "Input(4) >> Dense(8) >> BatchNorm() >> Relu >> Dense(2)")]
    [InlineData("Input(4).Dense(8)\n    .LeakyRelu(0.2f)\n    .{|DN2003:BatchNorm(0.2f)|}\n    .Dense(2)", "Input(4).Dense(8)\n    .BatchNorm(0.2f)\n    .LeakyRelu(0.2f)\n    .Dense(2)")]
    [InlineData("Input(4) >> Residual(Dense(4) >> Relu >> {|DN2003:BatchNorm()|}) >> Dense(2)", "Input(4) >> Residual(Dense(4) >> BatchNorm() >> Relu) >> Dense(2)")]
    public async Task A_batch_norm_moves_before_the_activation(string before, string after) => await Changes("DN2003", before, after);

    [Theory]
    [InlineData("Input(4) >> {|DN2004:Dense(8)|} >> BatchNorm() >> Relu", "Input(4) >> Dense(8, bias: false) >> BatchNorm() >> Relu")]
    [InlineData("Input(4).{|DN2004:Dense(8, Init.He)|}.BatchNorm().Relu()", "Input(4).Dense(8, Init.He, bias: false).BatchNorm().Relu()")]
    [InlineData("Input(4) >> Dense(8, {|DN2004:bias: true|}, name: \"lower\") >> BatchNorm() >> Relu", "Input(4) >> Dense(8, bias: false, name: \"lower\") >> BatchNorm() >> Relu")]
    [InlineData("Input(4) >> Chain({|DN2004:Dense(8)|}, BatchNorm(), Relu)", "Input(4) >> Chain(Dense(8, bias: false), BatchNorm(), Relu)")]
    public async Task A_cancelled_bias_is_dropped(string before, string after) => await Changes("DN2004", before, after);

    [Theory]
    [InlineData("Input(4) >> Dense(8) >> {|DN2007:Dense(2)|}", "Input(4) >> Dense(8) >> Relu >> Dense(2)")]
    [InlineData("Input(4)\n    .Dense(8)\n    .{|DN2007:Dense(2)|}", "Input(4)\n    .Dense(8)\n    .Relu().Dense(2)")]
    [InlineData("Input(4).Dense(8) >> {|DN2007:Dense(2)|}", "Input(4).Dense(8) >> Relu >> Dense(2)")]
    [InlineData("Input(4) >> Dense(8) >> ({|DN2007:Dense(2)|} >> Softmax)", "Input(4) >> Dense(8) >> (Relu >> Dense(2) >> Softmax)")]
    [InlineData("Input(4) >> Residual(Dense(8).{|DN2007:Dense(4)|})", "Input(4) >> Residual(Dense(8).Relu().Dense(4))")]
    public async Task An_activation_is_inserted(string before, string after) => await Changes("DN2007", before, after);

    [Theory]
    [InlineData("Repeat(2, {|DN2007:Dense(8)|})")]
    [InlineData("Repeat(2, i => {|DN2007:Dense(8)|})")]
    [InlineData("Repeat(2, i => Dense(8) >> Relu) >> Dense(4) >> Block()")]
    [InlineData("Dense(8) >> (Narrow ? {|DN2007:Dense(2)|} : Relu)")]
    public async Task What_is_written_once_and_read_often_is_left_alone(string layers) => await VerifyFix.Offers(
        "DN2007",
        $"[Network] partial class N {{ const bool Narrow = true; static Layer Block() => {(layers.Contains("Block", StringComparison.Ordinal) ? "{|DN2007:Dense(3)|}" : "Dense(3)")}; static Net Define() => Input(4) >> {layers}; }}");

    [Theory]
    [InlineData("DN2003", "Input(4) >> Dense(8) >> Relu >> Dropout(0.2f) >> {|DN2003:BatchNorm()|} >> Dense(2)")]
    [InlineData("DN2003", "Input(4).Dense(8).Relu() >> {|DN2003:BatchNorm()|} >> Dense(2)")]
    [InlineData("DN2003", "Input(4) >> Dense(2) >> {|DN2003:BatchNorm()|}")]
    [InlineData("DN1009", "Input(4) >> Residual({|DN1009:Softmax|}) >> Dense(2)")]
    public async Task What_takes_more_than_a_word_is_left_to_the_user(string rule, string before) => await VerifyFix.Offers(rule, Networks.Of(before));

    [Fact]
    public async Task All_places_are_mended_in_one_go() => (await VerifyFix.ApplyToAll(
        "DN2004",
        UserProject.Usings + Networks.Of("Input(4) >> Dense(8) >> BatchNorm() >> Relu >> Dense(6, Init.He) >> BatchNorm() >> Relu >> Dense(2)")))
        .ShouldEndWith(Networks.Of("Input(4) >> Dense(8, bias: false) >> BatchNorm() >> Relu >> Dense(6, Init.He, bias: false) >> BatchNorm() >> Relu >> Dense(2)"));

    private static Task Changes(string rule, string before, string after) => VerifyFix.Changes(rule, Networks.Of(before), Networks.Of(after));
}
