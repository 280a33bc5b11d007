// A training loop by hand, with accumulation of nothing but steps, and validation by Predict.
using DslNet;
using DslNet.Data;
using static DslNet.Dsl;

namespace Corpus.HandWrittenLoop;

[Network(Loss = Loss.CrossEntropy)]
public sealed partial class DigitsNet
{
    static Net Define() => Input(64) >> Dense(128) >> BatchNorm() >> Relu >> Dropout(0.25f) >> Dense(10) >> Softmax;
}

public static class Program
{
    private const int Batch = 32;

    public static void Main()
    {
        DataSplit split = Datasets.Digits().Split(seed: 1);
        split = split.Apply(Standardizer.Fit(split.Train));
        using var network = new DigitsNet(Batch, seed: 1);
        var optimizer = new Sgd(0.05f, momentum: 0.9f, nesterov: true);
        Schedule schedule = Schedule.Cosine(steps: 1000);
        int[] order = [.. Enumerable.Range(0, split.Train.Count)];
        float[] rows = new float[Batch * DigitsNet.InputSize];
        int[] labels = new int[Batch];
        for (int epoch = 0, step = 0; epoch < 20; epoch++)
        {
            new Random(epoch).Shuffle(order);
            double loss = 0;
            for (int first = 0; first + Batch <= order.Length; first += Batch, step++)
            {
                Gather(split.Train, order.AsSpan(first, Batch), rows, labels);
                optimizer.LearningRate = schedule.Rate(step, 0.05f);
                loss += network.Backward(rows, labels);
                optimizer.Step(network);
            }

            Console.WriteLine($"{epoch}: {loss:0.00}, {Accuracy(network, split.Validation):0.000}");
        }
    }

    private static void Gather(SampleSet set, ReadOnlySpan<int> picked, Span<float> rows, Span<int> labels)
    {
        for (int i = 0; i < picked.Length; i++)
        {
            set.Input(picked[i]).CopyTo(rows[(i * set.InputSize)..]);
            labels[i] = set.Labels[picked[i]];
        }
    }

    private static double Accuracy(DigitsNet network, ValidationSet set)
    {
        float[] scores = new float[set.Count * DigitsNet.OutputSize];
        network.Predict(set.Inputs, scores);
        int[] predicted = [.. scores.Chunk(DigitsNet.OutputSize).Select(row => Array.IndexOf(row, row.Max()))];
        return Metrics.Accuracy(set.Labels, predicted);
    }
}
