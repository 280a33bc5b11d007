using DslNet.Analyzers.Tests.Harness;

namespace DslNet.Analyzers.Tests.Design;

/// <summary>What the rules of design say of layers inside Map and Scan, of recurrences, attention, normalization and convolutions in groups.</summary>
public class SequenceReadingTests
{
    /// <summary>What Map applies to each step stands in the chain around it.</summary>
    [Theory]
    [InlineData("DN1009", "Input(9, 4) >> Map(Dense(5) >> {|DN1009:Softmax|}) >> Gru(4) >> Last >> Dense(2)", "before gru1")]
    [InlineData("DN1009", "Input(9, 4) >> Map({|DN1009:Softmax|} >> Dense(5)) >> Last", "before dense1")]
    [InlineData("DN1009", "Input(9, 4) >> Map(Dense(4) >> {|DN1009:Softmax|}) >> SelfAttention(2) >> Last", "before selfattention1, whose scores")]
    [InlineData("DN1009", "Input(9, 4) >> Scan(4, (x, h) => (x + h) >> {|DN1009:Softmax|} >> Dense(4) >> Tanh) >> Last", "before dense1")]
    [InlineData("DN1010", "Input(9, 4) >> Map(Dense(5) >> Activation({|DN1010:x => 2 * x|}) >> Dense(3)) >> Last", "linear")]
    [InlineData("DN2001", "Input(9, 4) >> Map(Dense(5, {|DN2001:Init.Xavier|}) >> Relu) >> Last >> Dense(2)", "relu1 follows")]
    [InlineData("DN2001", "Input(9, 4) >> Map(Dense(5, {|DN2001:Init.Xavier|})) >> Relu >> Last >> Dense(2)", "relu1 follows")]
    [InlineData("DN2001", "Input(9, 4) >> Map(Dense(5, {|DN2001:Init.He|}) >> LayerNorm() >> Tanh) >> Last >> Dense(2)", "tanh1 follows")]
    [InlineData("DN2001", "Input(9, 4) >> Scan(4, (x, h) => (x + h) >> Dense(4, {|DN2001:Init.He|}) >> Tanh) >> Last", "tanh1 follows")]
    [InlineData("DN2001", "Input(9, 4) >> ConvTranspose1D(4, 3, {|DN2001:init: Init.Xavier|}) >> Relu >> Last", "relu1 follows")]
    [InlineData("DN2001", "Input(9, 9, 4) >> Conv2D(8, 3, groups: 4, {|DN2001:init: Init.Xavier|}) >> GroupNorm(2) >> Relu >> GlobalAvgPool", "relu1 follows")]
    [InlineData("DN2002", "Input(9, 4) >> Map(Dense(5, {|DN2002:Init.Zeros|}) >> Relu) >> Last >> Dense(2)", "5 neurons")]
    [InlineData("DN2002", "Input(9, 4) >> Map(Dense(5, {|DN2002:Init.Zeros|})) >> Map(Relu >> Dense(2)) >> Last", "5 neurons")]
    [InlineData("DN2002", "Input(9, 9, 4) >> Conv2D(8, 3, groups: 4, {|DN2002:init: Init.Constant(0.1f)|}) >> Relu >> GlobalAvgPool", "conv2d1")]
    [InlineData("DN2002", "Input(9, 9, 4) >> SeparableConv2D(8, 3, {|DN2002:init: Init.Constant(0.1f)|}) >> Relu >> GlobalAvgPool", "8 neurons")]
    [InlineData("DN2003", "Input(9, 4) >> Map(Dense(5, bias: false) >> Relu >> {|DN2003:BatchNorm()|}) >> Last >> Dense(2)", "behind relu1")]
    [InlineData("DN2003", "Input(9, 4) >> Map(Dense(5, bias: false) >> Relu) >> {|DN2003:BatchNorm()|} >> Last >> Dense(2)", "behind relu1")]
    [InlineData("DN2004", "Input(9, 4) >> Map({|DN2004:Dense(5)|}) >> BatchNorm() >> Relu >> Last >> Dense(2)", "bias of 5 numbers that batchnorm1 cancels")]
    [InlineData("DN2004", "Input(9, 4) >> Map({|DN2004:Dense(5)|} >> BatchNorm() >> Relu) >> Last >> Dense(2)", "batchnorm1")]
    [InlineData("DN2004", "Input(9, 9, 4) >> {|DN2004:Conv2D(8, 3)|} >> GroupNorm(8) >> Relu >> GlobalAvgPool", "bias of 8 numbers that groupnorm1 cancels")]
    [InlineData("DN2004", "Input(9, 4) >> {|DN2004:ConvTranspose1D(6, 3)|} >> GroupNorm(6) >> Relu >> Last", "groupnorm1")]
    [InlineData("DN2005", "Input(9, 4) >> Map(Dense(5) >> Relu >> Dropout({|DN2005:0.8f|})) >> Last >> Dense(2)", "0.8")]
    [InlineData("DN2005", "Input(9, 4) >> Lstm(4) >> Dropout({|DN2005:0.8f|}) >> Lstm(4) >> Last >> Dense(2)", "0.8")]
    [InlineData("DN2005", "Input(9, 4) >> Map(Dense(5) >> {|DN2005:Dropout(0.2f)|}) >> BatchNorm() >> Relu >> Last", "before batchnorm1")]
    [InlineData("DN2005", "Input(8) >> Dense(4) >> {|DN2005:Dropout(0.2f)|} >> Softmax", "logits")]
    [InlineData("DN2005", "Input(9, 4) >> Map(Dense(5) >> {|DN2005:Dropout(0.2f)|}) >> Tap(\"logits\") >> Softmax", "before softmax1")]
    [InlineData("DN2006", "Input(9, 4) >> Map(Dense(5) >> Tanh >> Dense(5) >> Tanh >> Dense(5) >> {|DN2006:Tanh|}) >> Last >> Dense(2)", "tanh1, tanh2 and tanh3")]
    [InlineData("DN2006", "Input(9, 4) >> Map(Dense(5) >> Tanh) >> Map(Dense(5) >> Sigmoid) >> Map(Dense(5) >> {|DN2006:Tanh|}) >> Last >> Dense(2)", "tanh1, sigmoid1 and tanh2")]
    [InlineData("DN2007", "Input(9, 4) >> Map(Dense(5) >> {|DN2007:Dense(3)|}) >> Last", "dense2 follows dense1", "from 4 to 3")]
    [InlineData("DN2007", "Input(9, 4).Map(Dense(5)).Map({|DN2007:Dense(3)|}).Last()", "dense2 follows dense1")]
    [InlineData("DN2007", "Input(9, 4) >> Scan(4, (x, h) => (x + h) >> Dense(5) >> {|DN2007:Dense(4)|} >> Tanh) >> Last", "dense2 follows dense1")]
    [InlineData("DN2008", "Input(9, 4) >> Map(Dense(3) >> {|DN2008:Relu|})", "relu1 is the last layer")]
    [InlineData("DN2008", "Input(9, 4) >> Gru(3) >> {|DN2008:Dropout(0.2f)|}", "dropout1 is the last layer")]
    public async Task It_speaks(string rule, string definition, params string[] words) => await Networks.Speaks(rule, definition, words);

    [Theory]
    [InlineData("DN1009", "Input(9, 4) >> Map(Dense(5) >> Softmax)")]
    [InlineData("DN1009", "Input(9, 4) >> Multiply(Identity, Map(Dense(4) >> Softmax)) >> GlobalAvgPool >> Dense(2)")]
    [InlineData("DN1009", "Input(9, 4) >> Scan(4, (x, h) => (x * (h >> Dense(4) >> Softmax)) + h) >> Last >> Dense(2)")]
    [InlineData("DN1010", "Input(9, 4) >> Scan(4, (x, h) => { Net z = (x + h) >> Dense(4) >> Sigmoid; return (z * h) + ((z >> Activation(a => 1 - a)) * x); }) >> Last >> Dense(2)")]
    [InlineData("DN2001", "Input(9, 4) >> Map(Dense(5, Init.Xavier)) >> Gru(4) >> Relu >> Last")]
    [InlineData("DN2001", "Input(9, 4) >> Map(Dense(4, Init.Xavier)) >> SelfAttention(2) >> Relu >> Last")]
    [InlineData("DN2001", "Input(9, 4) >> Scan(4, (x, h) => (x >> Dense(4, Init.He)) + (h >> Dense(4, Init.He)) >> Tanh) >> Last")]
    [InlineData("DN2002", "Input(9, 9, 4) >> Conv2D(4, 3, groups: 4, init: Init.Constant(0.1f)) >> Relu >> GlobalAvgPool")]
    [InlineData("DN2002", "Input(9, 9, 4) >> Conv2D(1, 3, init: Init.Constant(0.1f)) >> Relu >> Flatten >> Dense(2)")]
    [InlineData("DN2002", "Input(9, 4) >> Residual(LayerNorm() >> Map(Dense(8) >> Gelu >> Dense(4, Init.Zeros))) >> Last >> Dense(2)")]
    [InlineData("DN2003", "Input(9, 4) >> Gru(4) >> BatchNorm() >> Map(Dense(4) >> Relu) >> Last")]
    [InlineData("DN2003", "Input(9, 4) >> Map(Dense(4, bias: false)) >> BatchNorm() >> Map(Relu >> Dense(3)) >> Last")]
    [InlineData("DN2003", "Input(9, 4) >> SelfAttention(2) >> BatchNorm() >> Last >> Dense(2)")]
    [InlineData("DN2004", "Input(9, 4) >> Map(Dense(6)) >> LayerNorm() >> Relu >> Last >> Dense(2)")]
    [InlineData("DN2004", "Input(9, 4) >> Map(Dense(6)) >> RmsNorm() >> Relu >> Last >> Dense(2)")]
    [InlineData("DN2004", "Input(9, 4) >> Map(Dense(6)) >> GroupNorm(3) >> Relu >> Last >> Dense(2)")]
    [InlineData("DN2004", "Input(9, 9, 4) >> Conv2D(8, 3) >> GroupNorm(4) >> Relu >> GlobalAvgPool")]
    [InlineData("DN2004", "Input(9, 4) >> Gru(6) >> BatchNorm() >> Last >> Dense(2)")]
    [InlineData("DN2005", "Input(9, 4) >> Map(Dense(5) >> Relu >> Dropout(0.2f)) >> Map(Dense(3)) >> Softmax")]
    [InlineData("DN2005", "Input(9, 4) >> Lstm(4) >> Dropout(0.2f) >> Lstm(4) >> Last >> Dense(2)")]
    [InlineData("DN2005", "Input(8) >> Dense(4) >> Softmax >> Dropout(0.2f)")]
    [InlineData("DN2006", "Input(9, 4) >> Rnn(4) >> Rnn(4) >> Rnn(4) >> Rnn(4) >> Last >> Dense(2)")]
    [InlineData("DN2006", "Input(9, 4) >> Map(Dense(4) >> Tanh >> Dense(4) >> Tanh) >> Gru(4) >> Map(Dense(4) >> Tanh) >> Last >> Dense(2)")]
    [InlineData("DN2006", "Input(9, 4) >> Map(Dense(4) >> Tanh >> Dense(4) >> Tanh) >> LayerNorm() >> Map(Dense(4) >> Tanh) >> Last >> Dense(2)")]
    [InlineData("DN2006", "Input(9, 4) >> Map(Dense(4) >> Tanh >> Dense(4) >> Tanh) >> SelfAttention(2) >> Map(Dense(4) >> Tanh) >> Last >> Dense(2)")]
    [InlineData("DN2007", "Input(9, 4) >> Map(Dense(5) >> Relu) >> Map(Dense(3)) >> Last")]
    [InlineData("DN2007", "Input(9, 4) >> Map(Dense(5)) >> Gru(4) >> Map(Dense(3)) >> Last")]
    [InlineData("DN2007", "Input(9, 4) >> Map(Dense(4)) >> SelfAttention(2) >> Map(Dense(3)) >> Last")]
    [InlineData("DN2007", "Input(9, 4) >> Map(Dense(5)) >> LayerNorm() >> Map(Dense(3)) >> Last")]
    [InlineData("DN2007", "Input(9, 4) >> Map(Dense(5)) >> GlobalAvgPool >> Dense(3)")]
    [InlineData("DN2007", "Input(9, 4) >> Map(Dense(5)) >> Flatten >> Dense(3)")]
    [InlineData("DN2007", "Input(9, 4) >> Map(Residual(Dense(4)) >> Dense(3)) >> Last")]
    [InlineData("DN2007", "Tokens(9, 5) >> Embedding(4) >> Map(Dense(3)) >> Last")]
    [InlineData("DN2008", "Input(9, 4) >> Gru(3) >> Last")]
    [InlineData("DN2008", "Input(9, 4) >> Map(Dense(3) >> Tanh)")]
    [InlineData("DN2008", "Input(9, 4) >> Map(Dense(3) >> Relu) >> Last >> Dense(2)")]
    public async Task It_is_silent(string rule, string definition) => await Networks.Silent(rule, definition);

    [Fact]
    public async Task A_good_transformer_and_a_good_recurrence_have_nothing_to_be_told()
    {
        (await Verify.Diagnostics(Networks.Of(
            "Tokens(40, vocabulary: 5000, lengths: true) >> Embedding(64) >> PositionEmbedding() >> Dropout(0.1f) >> Repeat(2, i => Residual(LayerNorm() >> SelfAttention(4)) >> Residual(LayerNorm() >> Map(Dense(256) >> Gelu >> Dense(64)))) >> LayerNorm() >> GlobalAvgPool >> Dense(2) >> Softmax",
            "Loss = Loss.CrossEntropy"))).ShouldBeEmpty();
        (await Verify.Diagnostics(Networks.Of(
            "Input(98, 40) >> Conv1D(32, 5, stride: 2) >> GroupNorm(4) >> Relu >> Bidirectional(Gru(32)) >> Dropout(0.2f) >> Bidirectional(Gru(32)) >> Map(Dense(29)) >> Softmax",
            "Loss = Loss.Ctc"))).ShouldBeEmpty();
    }
}
