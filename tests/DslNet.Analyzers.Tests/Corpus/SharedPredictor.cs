// A predictor that all threads share: in Parallel.For, in PLINQ, in tasks, and swapped while they run.
using DslNet;
using DslNet.Data;
using static DslNet.Dsl;

namespace Corpus.SharedPredictor;

[Network(Loss = Loss.CrossEntropy)]
public sealed partial class ParcelNet
{
    static Net Define() => Input(12) >> Dense(24) >> BatchNorm() >> Relu >> Dropout(0.2f) >> Dense(3) >> Softmax;
}

public sealed class ParcelService(string weights) : IDisposable
{
    private readonly Predictor<ParcelNet> predictor = Predictor<ParcelNet>.Load(weights);

    public int[] ClassifyAll(IReadOnlyList<float[]> rows)
    {
        int[] classes = new int[rows.Count];
        Parallel.For(0, rows.Count, i => classes[i] = Classify(rows[i]));
        return classes;
    }

    public int Count(float[][] rows, int wanted) => rows.AsParallel().Count(row => Classify(row) == wanted);

    public async Task<int[]> ClassifyAllAsync(float[][] rows) => await Task.WhenAll(rows.Select(row => Task.Run(() => Classify(row))));

    public void Learn(DataSplit split)
    {
        using ParcelNet network = new(batchSize: 32, seed: 1);
        network.Fit(split.Train, new Adam(1e-3f), new FitOptions { Epochs = 20, Validation = split.Validation, Schedule = Schedule.Cosine() });
        predictor.Update(network);
    }

    public void Dispose() => predictor.Dispose();

    private int Classify(ReadOnlySpan<float> row)
    {
        Span<float> scores = stackalloc float[ParcelNet.OutputSize];
        predictor.Predict(row, scores);
        return scores[0] > scores[1] ? scores[0] > scores[2] ? 0 : 2 : scores[1] > scores[2] ? 1 : 2;
    }
}

public static class Program
{
    public static void Main(string[] arguments)
    {
        using ParcelNet network = new(batchSize: 1);
        Safetensors.Load(network, arguments[0]);
        using Predictor<ParcelNet> shared = new(network);
        Parallel.For(0, 100, i =>
        {
            float[] scores = new float[ParcelNet.OutputSize];
            shared.Predict(new float[ParcelNet.InputSize], scores);
            Console.WriteLine($"{i}: {scores[0]} of a network with {ParcelNet.Info.ParameterCount} parameters");
        });
    }
}
