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

/// <summary>Two blocks of a transformer without norms: attention, then a dense layer at each step.</summary>
[Network(Loss = Loss.CrossEntropy, InputGradient = true)]
public sealed partial class TransformerNet
{
    static Net Define() => Input(10, 6) >> Repeat(2, Residual(SelfAttention(3, causal: true)) >> Residual(Conv1D(12, 1) >> Gelu >> Conv1D(6, 1))) >> GlobalAvgPool >> Dense(3) >> Softmax;
}
