// Extension methods that leave the mode as they found it.
using DslNet;
using static DslNet.Dsl;

namespace Corpus.EvaluationHelpers;

[Network(Loss = Loss.CrossEntropy)]
public sealed partial class SoundNet
{
    static Net Define() => Input(40) >> Dense(48) >> BatchNorm() >> Relu >> Dropout(0.2f) >> Dense(5) >> Softmax;
}

public static class NetworkExtensions
{
    public static int[] Classify(this INetwork network, ReadOnlySpan<float> rows, int outputs)
    {
        Mode before = network.Mode;
        network.Eval();
        float[] scores = new float[rows.Length / network.Info.Input.Size * outputs];
        network.Forward(rows, scores);
        if (before == Mode.Train)
        {
            network.Train();
        }

        return [.. scores.Chunk(outputs).Select(row => Array.IndexOf(row, row.Max()))];
    }

    public static T Ready<T>(this T network)
        where T : INetwork
    {
        network.Eval();
        return network;
    }

    public static void WithEval(this INetwork network, Action<INetwork> use)
    {
        network.Eval();
        try
        {
            use(network);
        }
        finally
        {
            network.Train();
        }
    }
}

public static class Program
{
    public static void Main()
    {
        using SoundNet network = new SoundNet(batchSize: 8, seed: 1).Ready();
        float[] rows = new float[3 * SoundNet.InputSize], output = new float[SoundNet.OutputSize];
        Console.WriteLine(string.Join(" ", network.Classify(rows, SoundNet.OutputSize)));
        network.Forward(rows.AsSpan(0, SoundNet.InputSize), output);

        using SoundNet other = new(batchSize: 8, seed: 2);
        Sgd optimizer = new(0.1f, momentum: 0.9f);
        for (int step = 0; step < 5; step++)
        {
            other.TrainStep(rows, [0, 1, 2], optimizer);
            other.WithEval(ready => ready.Forward(rows, new float[3 * SoundNet.OutputSize]));
        }
    }
}
