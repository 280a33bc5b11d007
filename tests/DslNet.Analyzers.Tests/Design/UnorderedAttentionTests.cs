using DslNet.Analyzers.Tests.Harness;

namespace DslNet.Analyzers.Tests.Design;

/// <summary>DN2012: attention that reads tokens as a set.</summary>
public class UnorderedAttentionTests
{
    [Theory]
    [InlineData("Tokens(9, 5) >> Embedding(4) >> {|DN2012:SelfAttention(2)|} >> GlobalAvgPool >> Dense(2)", "selfattention1", "9 tokens", "PositionEmbedding")]
    [InlineData("Tokens(9, 5, lengths: true).Embedding(4).Dropout(0.1f).{|DN2012:SelfAttention(2)|}.First().Dense(2)", "selfattention1")]
    [InlineData("Tokens(9, 5) >> Embedding(4) >> Residual(LayerNorm() >> {|DN2012:SelfAttention(2)|}) >> Residual(LayerNorm() >> Map(Dense(8) >> Gelu >> Dense(4))) >> LayerNorm() >> Last >> Dense(2)", "selfattention1")]
    [InlineData("Tokens(9, 5) >> Embedding(4) >> {|DN2012:SelfAttention(2)|} >> Relu >> SelfAttention(2) >> Map(Dense(3))", "selfattention1")]
    [InlineData("Tokens(9, 5) >> Embedding(4) >> Concat(Identity, {|DN2012:SelfAttention(2)|}) >> GlobalAvgPool >> Dense(2)", "selfattention1")]
    [InlineData("Tokens(9, 5) >> Embedding(4) >> Shared(Residual({|DN2012:SelfAttention(2)|})) >> GlobalAvgPool >> Dense(2)", "selfattention1")]
    public async Task Tokens_as_a_set(string definition, params string[] words) => await Networks.Speaks("DN2012", definition, words);

    [Theory]
    [InlineData("Net a = Tokens(9, 5) >> Embedding(4), b = Tokens(7, 5) >> Embedding(4); return Concat(a >> {|DN2012:SelfAttention(2)|} >> GlobalAvgPool, b >> {|DN2012:SelfAttention(2)|} >> GlobalAvgPool) >> Dense(2);")]
    [InlineData("Net a = Tokens(9, 5) >> Embedding(4); return Concat(a >> {|DN2012:SelfAttention(2)|} >> GlobalAvgPool, a >> SelfAttention(2) >> GlobalAvgPool) >> Dense(2);")]
    [InlineData("Net a = Tokens(9, 5) >> Embedding(4), b = Tokens(7, 5) >> Embedding(4); return {|DN2012:CrossAttention(a, b, 2)|} >> GlobalAvgPool >> Dense(2);")]
    public async Task In_every_tower_once(string body) => await Verify.Rule("DN2012", Network(body));

    [Theory]
    [InlineData("Tokens(9, 5) >> Embedding(4) >> PositionEmbedding() >> SelfAttention(2) >> GlobalAvgPool >> Dense(2)")]
    [InlineData("Tokens(9, 5) >> Embedding(4) >> SinusoidalPositions() >> Residual(LayerNorm() >> SelfAttention(2)) >> GlobalAvgPool >> Dense(2)")]
    [InlineData("Tokens(9, 5) >> Embedding(4) >> SelfAttention(2, causal: true) >> SelfAttention(2) >> Last >> Dense(2)")]
    [InlineData("Tokens(9, 5) >> Embedding(4) >> Gru(4) >> SelfAttention(2) >> GlobalAvgPool >> Dense(2)")]
    [InlineData("Tokens(9, 5) >> Embedding(4) >> Bidirectional(Gru(4)) >> SelfAttention(2) >> GlobalAvgPool >> Dense(2)")]
    [InlineData("Tokens(9, 5) >> Embedding(4) >> Conv1D(4, 3, padding: Padding.Same) >> SelfAttention(2) >> GlobalAvgPool >> Dense(2)")]
    [InlineData("Tokens(9, 5) >> Embedding(4) >> Concat(Identity, Reverse) >> SelfAttention(2) >> GlobalAvgPool >> Dense(2)")]
    [InlineData("Tokens(9, 5) >> Embedding(4) >> Concat(Axis.Steps, Identity, Identity) >> SelfAttention(2) >> GlobalAvgPool >> Dense(2)")]
    [InlineData("Tokens(9, 5) >> Embedding(4) >> Slice(..3, Axis.Steps) >> SelfAttention(2) >> GlobalAvgPool >> Dense(2)")]
    [InlineData("Tokens(9, 5) >> Embedding(4) >> SelfAttention(2) >> Flatten >> Dense(2)")]
    [InlineData("Tokens(9, 5) >> Embedding(4) >> SelfAttention(2) >> Lstm(4) >> Last >> Dense(2)")]
    [InlineData("Tokens(9, 5) >> Embedding(4) >> SelfAttention(2) >> Relu >> Conv1D(4, 3) >> GlobalAvgPool >> Dense(2)")]
    [InlineData("Tokens(9, 5) >> Embedding(4) >> Residual(SelfAttention(2) >> PositionEmbedding()) >> SelfAttention(2) >> GlobalAvgPool >> Dense(2)")]
    [InlineData("Tokens(1, 5) >> Embedding(4) >> SelfAttention(2) >> GlobalAvgPool >> Dense(2)")]
    [InlineData("Input(9, 4) >> SelfAttention(2) >> GlobalAvgPool >> Dense(2)")]
    [InlineData("Tokens(9, 5) >> Embedding(4) >> Scan(4, (x, h) => x + (h >> Dense(4)) >> Tanh) >> SelfAttention(2) >> GlobalAvgPool >> Dense(2)")]
    public async Task Order_that_is_known_or_read_later(string definition) => await Networks.Silent("DN2012", definition);

    [Theory]
    [InlineData("Net a = Tokens(9, 5) >> Embedding(4), p = Input(9, 4); return (a + p) >> SelfAttention(2) >> GlobalAvgPool >> Dense(2);")]
    [InlineData("Net a = Tokens(9, 5) >> Embedding(4), p = Input(7, 4); return CrossAttention(p, a >> SelfAttention(2), 2) >> GlobalAvgPool >> Dense(2);")]
    [InlineData("Net a = Tokens(9, 5) >> Embedding(4), h = a >> SelfAttention(2); return Concat(h >> GlobalAvgPool, h >> Flatten) >> Dense(2);")]
    public async Task Another_input_or_reader(string body) => (await Verify.Rule("DN2012", Network(body))).ShouldBeEmpty();

    private static string Network(string body) => $"[Network] partial class N {{ static Net Define() {{ {body} }} }}";
}
