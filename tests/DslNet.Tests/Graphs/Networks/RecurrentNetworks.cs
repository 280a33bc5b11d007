using static DslNet.Dsl;

namespace DslNet.Tests.Graphs.Networks;

/// <summary>PyTorch's RNN, over which a dense layer reads all steps.</summary>
[Network(Loss = Loss.MeanSquaredError, InputGradient = true)]
public sealed partial class RnnNet
{
    static Net Define() => Input(7, 3) >> Rnn(5) >> Flatten >> Dense(2);
}

/// <summary>PyTorch's GRU.</summary>
[Network(Loss = Loss.MeanSquaredError, InputGradient = true)]
public sealed partial class GruNet
{
    static Net Define() => Input(7, 3) >> Gru(5) >> Flatten >> Dense(2);
}

/// <summary>PyTorch's LSTM in both directions, and one over both.</summary>
[Network(Loss = Loss.CrossEntropy, InputGradient = true)]
public sealed partial class LstmNet
{
    static Net Define() => Input(6, 3) >> Bidirectional(Lstm(4)) >> Lstm(8) >> GlobalAvgPool >> Dense(3) >> Softmax;
}

/// <summary>A gated unit of one's own, the reset gate before the product, in both directions.</summary>
[Network(Loss = Loss.MeanSquaredError, InputGradient = true)]
public sealed partial class ScanNet
{
    static Net Cell(Net x, Net h)
    {
        Net r = (x >> Dense(4)) + (h >> Dense(4, bias: false)) >> Sigmoid;
        Net z = (x >> Dense(4)) + (h >> Dense(4, bias: false)) >> Sigmoid;
        Net n = (x >> Dense(4)) + (r * h >> Dense(4, bias: false)) >> Tanh;
        return ((1 - z) * n) + (z * h);
    }

    static Net Define() => Input(6, 3) >> Bidirectional(Scan(4, Cell)) >> Scan(3, (x, h) => Concat(x, h) >> Dense(3) >> Tanh) >> Flatten >> Dense(2);
}

/// <summary>Sequences that end early, in both directions.</summary>
[Network(Loss = Loss.MeanSquaredError)]
public sealed partial class LstmLengthsNet
{
    static Net Define() => Input(6, 3, lengths: true) >> Bidirectional(Lstm(4)) >> Gru(5) >> Flatten >> Dense(2);
}
