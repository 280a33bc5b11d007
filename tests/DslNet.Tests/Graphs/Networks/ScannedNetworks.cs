using static DslNet.Dsl;

namespace DslNet.Tests.Graphs.Networks;

/// <summary>A GRU whose units are whole panels of its weight.</summary>
[Network(Loss = Loss.MeanSquaredError, InputGradient = true)]
public sealed partial class WideGruNet
{
    static Net Define() => Input(9, 3) >> Gru(32) >> Flatten >> Dense(2);
}

/// <summary>The same cell, written with Scan.</summary>
[Network(Loss = Loss.MeanSquaredError, InputGradient = true)]
public sealed partial class WideGruScanNet
{
    static Net Cell(Net x, Net h)
    {
        Net r = (x >> Dense(32, name: "x0")) + (h >> Dense(32, name: "h0")) >> Sigmoid;
        Net z = (x >> Dense(32, name: "x1")) + (h >> Dense(32, name: "h1")) >> Sigmoid;
        Net n = (x >> Dense(32, name: "x2")) + (r * (h >> Dense(32, name: "h2"))) >> Tanh;
        return ((1 - z) * n) + (z * h);
    }

    static Net Define() => Input(9, 3) >> Scan(32, Cell) >> Flatten >> Dense(2, name: "head");
}

/// <summary>An LSTM whose units are whole panels of its weight.</summary>
[Network(Loss = Loss.MeanSquaredError, InputGradient = true)]
public sealed partial class WideLstmNet
{
    static Net Define() => Input(9, 3) >> Lstm(16) >> Flatten >> Dense(2);
}

/// <summary>The same cell, written with Scan: its state is h beside c.</summary>
[Network(Loss = Loss.MeanSquaredError, InputGradient = true)]
public sealed partial class WideLstmScanNet
{
    static Net Cell(Net x, Net state)
    {
        Net h = state >> Slice(..16), c = state >> Slice(16..);
        Net i = (x >> Dense(16, name: "x0")) + (h >> Dense(16, name: "h0")) >> Sigmoid;
        Net f = (x >> Dense(16, name: "x1")) + (h >> Dense(16, name: "h1")) >> Sigmoid;
        Net g = (x >> Dense(16, name: "x2")) + (h >> Dense(16, name: "h2")) >> Tanh;
        Net o = (x >> Dense(16, name: "x3")) + (h >> Dense(16, name: "h3")) >> Sigmoid;
        Net next = (f * c) + (i * g);
        return Concat(o * (next >> Tanh), next);
    }

    static Net Define() => Input(9, 3) >> Scan(32, Cell) >> Slice(..16) >> Flatten >> Dense(2, name: "head");
}

/// <summary>A GRU whose units are no whole vectors.</summary>
[Network(Loss = Loss.MeanSquaredError, InputGradient = true)]
public sealed partial class NarrowGruNet
{
    static Net Define() => Input(9, 3) >> Gru(5) >> Flatten >> Dense(2);
}

/// <summary>The same cell, written with Scan.</summary>
[Network(Loss = Loss.MeanSquaredError, InputGradient = true)]
public sealed partial class NarrowGruScanNet
{
    static Net Cell(Net x, Net h)
    {
        Net r = (x >> Dense(5, name: "x0")) + (h >> Dense(5, name: "h0")) >> Sigmoid;
        Net z = (x >> Dense(5, name: "x1")) + (h >> Dense(5, name: "h1")) >> Sigmoid;
        Net n = (x >> Dense(5, name: "x2")) + (r * (h >> Dense(5, name: "h2"))) >> Tanh;
        return ((1 - z) * n) + (z * h);
    }

    static Net Define() => Input(9, 3) >> Scan(5, Cell) >> Flatten >> Dense(2, name: "head");
}
