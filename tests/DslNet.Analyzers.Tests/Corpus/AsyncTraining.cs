// Training off the caller's thread, cancellable; the network is handed over when it is done.
using DslNet;
using DslNet.Data;
using static DslNet.Dsl;

namespace Corpus.AsyncTraining;

[Network(Loss = Loss.CrossEntropy)]
public sealed partial class IrisNet
{
    static Net Define() => Input(4) >> Dense(16) >> BatchNorm() >> Relu >> Dense(3) >> Softmax;
}

public static class IrisTraining
{
    public static async Task<IrisNet> TrainAsync(CancellationToken cancellation)
    {
        DataSplit split = Datasets.Iris().Split(seed: 5);
        split = split.Apply(Standardizer.Fit(split.Train));
        IrisNet network = new(batchSize: 16, seed: 2);
        try
        {
            await Task.Run(
                () => network.Fit(split.Train, new Adam(5e-3f), new FitOptions
                {
                    Epochs = 50,
                    Validation = split.Validation,
                    Schedule = Schedule.Cosine(),
                    CancellationToken = cancellation,
                }),
                cancellation);
            return network;
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    public static async Task Main()
    {
        using CancellationTokenSource source = new(TimeSpan.FromMinutes(1));
        using IrisNet network = await TrainAsync(source.Token);
        float[] scores = new float[IrisNet.OutputSize];
        network.Forward([5.1f, 3.5f, 1.4f, 0.2f], scores);
        Console.WriteLine(string.Join(", ", scores));
    }
}
