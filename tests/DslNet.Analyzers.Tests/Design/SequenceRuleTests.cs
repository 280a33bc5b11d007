using DslNet.Analyzers.Tests.Harness;

namespace DslNet.Analyzers.Tests.Design;

/// <summary>DN2010, DN2011 and DN2013 to DN2016: the habits of recurrences, attention and normalization, and where nothing is said of them.</summary>
public class SequenceRuleTests
{
    [Theory]
    [InlineData("Input(9, 3) >> Bidirectional(Lstm(4)) >> {|DN2010:Last|} >> Dense(2)", "last1", "bidirectional1", "8 features", "the 4 of the direction", "1 of 9 steps")]
    [InlineData("Input(9, 3).Bidirectional(Gru(4)).{|DN2010:First()|}.Dense(2)", "first1")]
    [InlineData("Tokens(9, 5, lengths: true) >> Embedding(3) >> Bidirectional(Rnn(4)) >> Dropout(0.2f) >> Map(Dense(6) >> Relu) >> LayerNorm() >> {|DN2010:Last|} >> Dense(2)", "last1 takes one end of bidirectional1")]
    [InlineData("Input(9, 3) >> Conv1D(4, 3, padding: Padding.Same) >> Relu >> Bidirectional(Scan(4, (x, h) => (x >> Dense(4)) + (h >> Dense(4)) >> Tanh)) >> {|DN2010:Last|} >> Dense(2)", "last1")]
    public async Task One_end_of_both_directions(string definition, params string[] words) => await Networks.Speaks("DN2010", definition, words);

    [Theory]
    [InlineData("Input(9, 3) >> Lstm(4) >> Last >> Dense(2)")]
    [InlineData("Input(9, 3) >> Bidirectional(Lstm(4)) >> GlobalAvgPool >> Dense(2)")]
    [InlineData("Input(9, 3) >> Bidirectional(Lstm(4)) >> Flatten >> Dense(2)")]
    [InlineData("Input(9, 3) >> Bidirectional(Lstm(4)) >> Concat(First, Last) >> Dense(2)")]
    [InlineData("Input(9, 3) >> Bidirectional(Lstm(4)) >> Slice(..4) >> Last >> Dense(2)")]
    [InlineData("Input(9, 3) >> Bidirectional(Lstm(4)) >> Lstm(4) >> Last >> Dense(2)")]
    [InlineData("Input(9, 3) >> Bidirectional(Lstm(4)) >> SelfAttention(2) >> Last >> Dense(2)")]
    [InlineData("Input(9, 3) >> Bidirectional(Lstm(4)) >> Conv1D(4, 3) >> Last >> Dense(2)")]
    [InlineData("Input(9, 3) >> Bidirectional(Lstm(4)) >> Bidirectional(Lstm(4)) >> Last >> Dense(2)")]
    [InlineData("Input(9, 3) >> Residual(Bidirectional(Scan(3, (x, h) => (x >> Dense(3)) + (h >> Dense(3)) >> Tanh)) >> Map(Dense(3))) >> Last >> Dense(2)")]
    [InlineData("Input(1, 3) >> Bidirectional(Lstm(4)) >> Last >> Dense(2)")]
    public async Task Both_ends_or_what_has_read_all(string definition) => await Networks.Silent("DN2010", definition);

    [Fact]
    public async Task Both_ends_of_a_named_value() => (await Verify.Rule(
        "DN2010", "[Network] partial class N { static Net Define() { Net h = Input(9, 3) >> Bidirectional(Lstm(4)); return Concat(h >> First, h >> Last) >> Dense(2); } }")).ShouldBeEmpty();

    [Theory]
    [InlineData("Input(2) >> {|DN2011:LayerNorm()|} >> Dense(2)", "layernorm1 normalizes 2", "2 numbers", "which one is greater")]
    [InlineData("Input(9, 3).Map(Dense(2)).{|DN2011:LayerNorm()|}.Gru(4).Last()", "9×2")]
    [InlineData("Input(9, 3) >> Map(Dense(2) >> {|DN2011:LayerNorm()|} >> Dense(4))", "layernorm1")]
    [InlineData("Input(8) >> GroupNorm({|DN2011:4|}) >> Dense(2)", "groupnorm1")]
    [InlineData("Input(1, 2, 4) >> GroupNorm({|DN2011:groups: 4|}) >> Flatten >> Dense(2)", "1×2×4")]
    public async Task Two_numbers_by_one_another(string definition, params string[] words) => await Networks.Speaks("DN2011", definition, words);

    [Theory]
    [InlineData("Input(3) >> LayerNorm() >> Dense(2)")]
    [InlineData("Input(9, 2) >> RmsNorm() >> Gru(4) >> Last")]
    [InlineData("Input(9, 2) >> GroupNorm(1) >> Gru(4) >> Last")]
    [InlineData("Input(9, 4) >> GroupNorm(4) >> Gru(4) >> Last")]
    [InlineData("Input(2) >> BatchNorm() >> Dense(2)")]
    public async Task More_than_two(string definition) => await Networks.Silent("DN2011", definition);

    [Theory]
    [InlineData("Input(9, 3) >> Scan(4, {|DN2013:(x, h) => (x >> Dense(4)) + (x >> Dense(4)) >> Tanh|}) >> Last >> Dense(2)", "scan1's cell doesn't read the state before", "9 steps", "Map")]
    [InlineData("Input(9, 3).Scan(4, {|DN2013:(x, h) => (h >> Dense(4)) + (h >> Dense(4)) >> Tanh|}).Last()", "scan1's cell doesn't read the step", "9 states")]
    [InlineData("Input(9, 3) >> Bidirectional(Scan(4, {|DN2013:(x, h) => x >> Dense(4) >> Tanh|})) >> GlobalAvgPool >> Dense(2)", "scan1")]
    public async Task A_cell_that_reads_one_of_its_inputs(string definition, params string[] words) => await Networks.Speaks("DN2013", definition, words);

    [Theory]
    [InlineData("Input(9, 3) >> Scan(4, (x, h) => (x >> Dense(4)) + (h >> Dense(4)) >> Tanh) >> Last >> Dense(2)")]
    [InlineData("Input(9, 4) >> Scan(4, (x, h) => x + (h >> StopGradient)) >> Last >> Dense(2)")]
    [InlineData("Input(9, 4) >> Scan(4, (x, h) => (x * (h >> Dense(4))) + (1 - x)) >> Last >> Dense(2)")]
    public async Task A_cell_that_reads_both(string definition) => await Networks.Silent("DN2013", definition);

    [Theory]
    [InlineData("Input(8) >> Dense(6) >> LayerNorm() >> {|DN2014:LayerNorm()|} >> Relu >> Dense(2)", "layernorm2 follows layernorm1")]
    [InlineData("Input(8).Dense(6).RmsNorm().Tap(\"n\").{|DN2014:RmsNorm()|}.Relu().Dense(2)", "rmsnorm2")]
    [InlineData("Input(9, 4) >> LayerNorm() >> Map({|DN2014:LayerNorm()|} >> Dense(3)) >> Last", "layernorm2")]
    [InlineData("Input(8) >> GroupNorm(2) >> {|DN2014:GroupNorm(2)|} >> Dense(2)", "groupnorm2")]
    [InlineData("Input(8) >> Dense(6, bias: false) >> BatchNorm() >> {|DN2014:BatchNorm()|} >> Relu >> Dense(2)", "batchnorm2")]
    public async Task Two_normalizations(string definition, params string[] words) => await Networks.Speaks("DN2014", definition, words);

    [Theory]
    [InlineData("Input(8) >> LayerNorm() >> RmsNorm() >> Dense(2)")]
    [InlineData("Input(8) >> GroupNorm(2) >> GroupNorm(4) >> Dense(2)")]
    [InlineData("Input(8) >> LayerNorm() >> Dropout(0.2f) >> LayerNorm() >> Dense(2)")]
    [InlineData("Input(9, 4) >> LayerNorm() >> Flatten >> LayerNorm() >> Dense(2)")]
    [InlineData("Input(8) >> Residual(Dense(8) >> LayerNorm()) >> LayerNorm() >> Residual(LayerNorm() >> Dense(8)) >> Dense(2)")]
    [InlineData("Input(8) >> Frozen(Dense(8) >> LayerNorm()) >> LayerNorm() >> Dense(2)")]
    public async Task Normalizations_of_different_numbers(string definition) => await Networks.Silent("DN2014", definition);

    [Theory]
    [InlineData("Input(9, 8) >> SelfAttention({|DN2015:8|}) >> Last >> Dense(2)", "selfattention1 has 8 heads for a width of 8", "1 number")]
    [InlineData("Input(9, 4).Residual(LayerNorm() >> SelfAttention({|DN2015:heads: 4|})).Last().Dense(2)", "4 heads")]
    public async Task Heads_of_a_single_number(string definition, params string[] words) => await Networks.Speaks("DN2015", definition, words);

    [Theory]
    [InlineData("Input(9, 8) >> SelfAttention(4) >> Last >> Dense(2)")]
    [InlineData("Input(9, 1) >> SelfAttention(1) >> Last >> Dense(2)")]
    [InlineData("Input(9, 8) >> SelfAttention(1) >> Last >> Dense(2)")]
    public async Task Heads_of_more(string definition) => await Networks.Silent("DN2015", definition);

    [Theory]
    [InlineData("Input(100, 3) >> {|DN2016:Rnn(4)|} >> Last >> Dense(2)", "rnn1 runs over 100 steps", "Gru and Lstm")]
    [InlineData("Input(128, 3).Bidirectional({|DN2016:Rnn(4)|}).GlobalAvgPool().Dense(2)", "128 steps")]
    public async Task A_plain_recurrence_over_many_steps(string definition, params string[] words) => await Networks.Speaks("DN2016", definition, words);

    [Theory]
    [InlineData("Input(99, 3) >> Rnn(4) >> Last >> Dense(2)")]
    [InlineData("Input(500, 3) >> Gru(4) >> Lstm(4) >> Last >> Dense(2)")]
    [InlineData("Input(500, 3) >> Frozen(Rnn(4)) >> Last >> Dense(2)")]
    [InlineData("Input(500, 3) >> Scan(4, (x, h) => (x >> Dense(4)) + (h >> Dense(4)) >> Tanh) >> Last >> Dense(2)")]
    [InlineData("Input(500, 3) >> AvgPool1D(10) >> Rnn(4) >> Last >> Dense(2)")]
    public async Task Gates_or_few_steps(string definition) => await Networks.Silent("DN2016", definition);
}
