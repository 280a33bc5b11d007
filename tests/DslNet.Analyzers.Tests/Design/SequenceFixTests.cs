using DslNet.Analyzers.Tests.Harness;

namespace DslNet.Analyzers.Tests.Design;

/// <summary>The fixes of the rules about sequences, in both forms.</summary>
public class SequenceFixTests
{
    private const string Mean = "Take 'GlobalAvgPool' instead of Last", Both = "Take 'Concat(First, Last)' instead of Last";

    [Theory]
    [InlineData(Mean, "Input(9, 3) >> Bidirectional(Gru(4)) >> {|DN2010:Last|} >> Dense(2)", "Input(9, 3) >> Bidirectional(Gru(4)) >> GlobalAvgPool >> Dense(2)")]
    [InlineData(Both, "Input(9, 3) >> Bidirectional(Gru(4)) >> {|DN2010:Last|} >> Dense(2)", "Input(9, 3) >> Bidirectional(Gru(4)) >> Concat(First, Last) >> Dense(2)")]
    [InlineData(Mean, "Input(9, 3)\n    .Bidirectional(Gru(4))\n    .{|DN2010:Last()|}\n    .Dense(2)", "Input(9, 3)\n    .Bidirectional(Gru(4))\n    .GlobalAvgPool()\n    .Dense(2)")]
    [InlineData(Both, "Input(9, 3).Bidirectional(Gru(4)).{|DN2010:Last()|}.Dense(2)", "Input(9, 3).Bidirectional(Gru(4)).Concat(First, Last).Dense(2)")]
    public async Task Both_directions_are_taken(string title, string before, string after) => await Changes("DN2010", before, after, title);

    [Theory]
    [InlineData("Tokens(9, 5) >> Embedding(4) >> {|DN2012:SelfAttention(2)|} >> GlobalAvgPool", "Tokens(9, 5) >> Embedding(4) >> PositionEmbedding() >> SelfAttention(2) >> GlobalAvgPool")]
    [InlineData("Tokens(9, 5).Embedding(4)\n    .{|DN2012:SelfAttention(2)|}.GlobalAvgPool()", "Tokens(9, 5).Embedding(4)\n    .PositionEmbedding().SelfAttention(2).GlobalAvgPool()")]
    public async Task Positions_are_inserted(string before, string after) => await Changes("DN2012", before, after);

    [Fact]
    public async Task In_a_block_positions_would_not_help_the_others() =>
        await VerifyFix.Offers("DN2012", Networks.Of("Tokens(9, 5) >> Embedding(4) >> Residual(LayerNorm() >> {|DN2012:SelfAttention(2)|}) >> GlobalAvgPool"));

    [Theory]
    [InlineData("Input(8) >> Dense(4) >> LayerNorm() >> {|DN2014:LayerNorm()|} >> Relu >> Dense(2)", "Input(8) >> Dense(4) >> LayerNorm() >> Relu >> Dense(2)")]
    [InlineData("Input(8).Dense(4).RmsNorm().{|DN2014:RmsNorm()|}.Relu().Dense(2)", "Input(8).Dense(4).RmsNorm().Relu().Dense(2)")]
    public async Task The_second_normalization_goes(string before, string after) => await Changes("DN2014", before, after);

    [Theory]
    [InlineData("Input(200, 3) >> {|DN2016:Rnn(4)|} >> Last", "Input(200, 3) >> Gru(4) >> Last")]
    [InlineData("Input(200, 3).{|DN2016:Rnn(units: 4, name: \"r\")|}.Last()", "Input(200, 3).Gru(units: 4, name: \"r\").Last()")]
    [InlineData("Input(200, 3) >> Bidirectional({|DN2016:Dsl.Rnn(4)|}) >> GlobalAvgPool", "Input(200, 3) >> Bidirectional(Gru(4)) >> GlobalAvgPool")]
    public async Task Gates_are_taken(string before, string after) => await Changes("DN2016", before, after);

    [Theory]
    [InlineData("Flatten", "Input(9, 4) >> {|DN1004:Dense(3)|} >> Relu", "Input(9, 4) >> Flatten >> Dense(3) >> Relu")]
    [InlineData("GlobalAvgPool", "Input(9, 4) >> {|DN1004:Dense(3)|} >> Relu", "Input(9, 4) >> GlobalAvgPool >> Dense(3) >> Relu")]
    [InlineData("Last", "Input(9, 4) >> Gru(5) >> {|DN1004:Dense(3)|} >> Relu", "Input(9, 4) >> Gru(5) >> Last >> Dense(3) >> Relu")]
    [InlineData("Last", "Input(9, 4)\n    .Gru(5)\n    .{|DN1004:Dense(3)|}", "Input(9, 4)\n    .Gru(5)\n    .Last().Dense(3)")]
    [InlineData("GlobalAvgPool", "Input(9, 9, 4) >> {|DN1004:Dense(3)|}", "Input(9, 9, 4) >> GlobalAvgPool >> Dense(3)")]
    public async Task A_vector_is_made(string verb, string before, string after) => await Changes("DN1004", before, after, $"Insert '{verb}' before Dense");

    [Theory]
    [InlineData("Dense", "Input(9, 4) >> {|DN1004:Dense(3)|} >> Last", "Input(9, 4) >> Map(Dense(3)) >> Last")]
    [InlineData("Dense and Relu", "Input(9, 4) >> {|DN1004:Dense(3)|} >> Relu >> Gru(2) >> Last", "Input(9, 4) >> Map(Dense(3) >> Relu) >> Gru(2) >> Last")]
    [InlineData("Dense and Dense", "Input(9, 4) >> {|DN1004:Dense(3)|}\n    >> LayerNorm() // steps\n    >> Relu >> Dropout(0.2f) >> Dense(5) >> Softmax", "Input(9, 4) >> Map(Dense(3)\n    >> LayerNorm() // steps\n    >> Relu >> Dropout(0.2f) >> Dense(5)) >> Softmax")]
    [InlineData("Dense and Relu", "Input(9, 4) >> {|DN1004:Dense(3)|} >> Relu >> Tap(\"code\") >> Map(Dense(2))", "Input(9, 4) >> Map(Dense(3) >> Relu) >> Tap(\"code\") >> Map(Dense(2))")]
    [InlineData("Dense", "Input(9, 4) >> {|DN1004:Dense(1)|} >> Sigmoid", "Input(9, 4) >> Map(Dense(1)) >> Sigmoid")]
    [InlineData("Dense and Dense", "Input(9, 4)\n    .{|DN1004:Dense(3, bias: false)|}\n    .Relu()\n    .Dense(2)\n    .Last()", "Input(9, 4)\n    .Map(Dense(3, bias: false)\n    .Relu()\n    .Dense(2))\n    .Last()")]
    [InlineData("Dense", "Input(9, 4) >> Residual({|DN1004:Dense(4)|}) >> Last", "Input(9, 4) >> Residual(Map(Dense(4))) >> Last")]
    [InlineData("Dense and Relu", "Input(9, 4) >> Residual(LayerNorm() >> {|DN1004:Dense(4)|} >> Relu) >> Last", "Input(9, 4) >> Residual(LayerNorm() >> Map(Dense(4) >> Relu)) >> Last")]
    public async Task Each_step_is_mapped(string layers, string before, string after) => await Changes("DN1004", before, after, $"Apply {layers} to each step: 'Map'");

    [Fact]
    public async Task All_four_are_offered_for_a_sequence() => await VerifyFix.Offers(
        "DN1004", Networks.Of("Input(9, 4) >> {|DN1004:Dense(3)|} >> Relu"), "Insert 'Flatten' before Dense", "Insert 'GlobalAvgPool' before Dense", "Insert 'Last' before Dense", "Apply Dense and Relu to each step: 'Map'");

    [Theory]
    [InlineData("Input(9, 9, 4) >> {|DN1004:Dense(3)|}", "Insert 'Flatten' before Dense", "Insert 'GlobalAvgPool' before Dense")]
    [InlineData("Input(9, 9, 1) >> {|DN1004:Dense(3)|}", "Insert 'Flatten' before Dense")]
    [InlineData("Input(9, 4) >> Residual({|DN1004:Dense(4)|}) >> Last", "Apply Dense to each step: 'Map'")]
    [InlineData("Tokens(9, 5) >> {|DN1004:Dense(4)|}")]
    [InlineData("Input(9, 4) >> Repeat(2, {|DN1004:Dense(4)|})")]
    public async Task What_fits_is_offered_and_no_more(string definition, params string[] titles) => await VerifyFix.Offers("DN1004", Networks.Of(definition), titles);

    private static Task Changes(string rule, string before, string after, string? title = null) => VerifyFix.Changes(rule, Networks.Of(before), Networks.Of(after), title);
}
