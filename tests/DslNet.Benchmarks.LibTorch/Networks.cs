using static DslNet.Dsl;

namespace DslNet.Benchmarks.LibTorch;

/// <summary>Sizes of the networks, here and in LibTorch.</summary>
internal static class Sizes
{
    public const int Steps = 40;
    public const int Features = 64;
    public const int Units = 128;
    public const int Classes = 10;
    public const int Positions = 64;
    public const int Width = 64;
    public const int Heads = 4;
    public const int Blocks = 2;
}

/// <summary>An LSTM of 40 steps, 64 → 128, and its last state classified.</summary>
[Network(Loss = Loss.CrossEntropy)]
internal sealed partial class LstmNet
{
    static Net Define() => Input(Sizes.Steps, Sizes.Features) >> Lstm(Sizes.Units) >> Last >> Dense(Sizes.Classes) >> Softmax;
}

/// <summary>The same cell, written with Scan: its state is h beside c.</summary>
[Network(Loss = Loss.CrossEntropy)]
internal sealed partial class LstmScanNet
{
    static Net Gate(Net x, Net h) => (x >> Dense(Sizes.Units)) + (h >> Dense(Sizes.Units));

    static Net Cell(Net x, Net state)
    {
        Net h = state >> Slice(..Sizes.Units), c = state >> Slice(Sizes.Units..);
        Net next = ((Gate(x, h) >> Sigmoid) * c) + ((Gate(x, h) >> Sigmoid) * (Gate(x, h) >> Tanh));
        return Concat((Gate(x, h) >> Sigmoid) * (next >> Tanh), next);
    }

    static Net Define() => Input(Sizes.Steps, Sizes.Features) >> Scan(2 * Sizes.Units, Cell) >> Last >> Slice(..Sizes.Units) >> Dense(Sizes.Classes) >> Softmax;
}

/// <summary>A GRU of 40 steps, 64 → 128, and its last state classified.</summary>
[Network(Loss = Loss.CrossEntropy)]
internal sealed partial class GruNet
{
    static Net Define() => Input(Sizes.Steps, Sizes.Features) >> Gru(Sizes.Units) >> Last >> Dense(Sizes.Classes) >> Softmax;
}

/// <summary>The same cell, written with Scan.</summary>
[Network(Loss = Loss.CrossEntropy)]
internal sealed partial class GruScanNet
{
    static Net Cell(Net x, Net h)
    {
        Net r = (x >> Dense(Sizes.Units)) + (h >> Dense(Sizes.Units)) >> Sigmoid;
        Net z = (x >> Dense(Sizes.Units)) + (h >> Dense(Sizes.Units)) >> Sigmoid;
        Net n = (x >> Dense(Sizes.Units)) + (r * (h >> Dense(Sizes.Units))) >> Tanh;
        return ((1 - z) * n) + (z * h);
    }

    static Net Define() => Input(Sizes.Steps, Sizes.Features) >> Scan(Sizes.Units, Cell) >> Last >> Dense(Sizes.Classes) >> Softmax;
}

/// <summary>Two blocks of a transformer with normalization first: 64 steps, width 64, 4 heads.</summary>
[Network(Loss = Loss.CrossEntropy)]
internal sealed partial class TransformerNet
{
    static Layer Block() =>
        Residual(LayerNorm() >> SelfAttention(Sizes.Heads)) >> Residual(LayerNorm() >> Map(Dense(4 * Sizes.Width) >> Gelu >> Dense(Sizes.Width)));

    static Net Define() => Input(Sizes.Positions, Sizes.Width) >> Repeat(Sizes.Blocks, Block()) >> GlobalAvgPool >> Dense(Sizes.Classes) >> Softmax;
}
