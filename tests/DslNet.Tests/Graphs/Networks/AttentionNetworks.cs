using static DslNet.Dsl;

namespace DslNet.Tests.Graphs.Networks;

/// <summary>Self-attention of a sequence to all of its steps.</summary>
[Network(Loss = Loss.MeanSquaredError, InputGradient = true)]
public sealed partial class AttentionNet
{
    static Net Define() => Input(7, 6) >> SelfAttention(2) >> Flatten >> Dense(3);
}

/// <summary>Self-attention to earlier steps, of more steps than a block has.</summary>
[Network(Loss = Loss.CrossEntropy, InputGradient = true)]
public sealed partial class CausalNet
{
    static Net Define() => Input(70, 4) >> Residual(SelfAttention(1, causal: true, name: "past")) >> Conv1D(5, 1) >> Tanh >> GlobalAvgPool >> Dense(3) >> Softmax;
}

/// <summary>A few queries to a longer memory.</summary>
[Network(Loss = Loss.MeanSquaredError, InputGradient = true)]
public sealed partial class CrossAttentionNet
{
    static Net Define()
    {
        Net queries = Input(3, 8) >> SelfAttention(4), memory = Input(9, 8);
        return queries + CrossAttention(queries, memory, heads: 2) >> Flatten >> Dense(2);
    }
}

/// <summary>Queries and memory that end early.</summary>
[Network(Loss = Loss.MeanSquaredError)]
public sealed partial class CrossLengthsNet
{
    static Net Define() => CrossAttention(Input(5, 4, lengths: true, name: "queries"), Input(7, 4, lengths: true, name: "memory"), heads: 2) >> Flatten >> Dense(2);
}

/// <summary>Two blocks of a transformer with their norms in front: attention, then two dense layers of each step.</summary>
[Network(Loss = Loss.CrossEntropy, InputGradient = true)]
public sealed partial class TransformerNet
{
    static Layer Block(int width, int heads) =>
        Residual(LayerNorm() >> SelfAttention(heads, causal: true)) >> Residual(LayerNorm() >> Map(Dense(2 * width) >> Gelu >> Dense(width)));

    static Net Define() => Input(10, 6) >> Repeat(2, Block(6, heads: 3)) >> GlobalAvgPool >> Dense(3) >> Softmax;
}

/// <summary>A transformer's block over sequences that end early, and one attention to another's steps.</summary>
[Network(Loss = Loss.MeanSquaredError)]
public sealed partial class AttentionLengthsNet
{
    static Net Define()
    {
        Net x = Input(8, 4, lengths: true) >> Residual(SelfAttention(2)) >> Residual(LayerNorm() >> Map(Dense(6) >> Gelu >> Dense(4)));
        return Concat(x >> GlobalAvgPool, CrossAttention(x, x, heads: 1) >> Last) >> Dense(3);
    }
}
