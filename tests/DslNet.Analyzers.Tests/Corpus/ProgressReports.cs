// A progress of one's own that looks at the network while it is trained, and a report at the end.
using DslNet;
using DslNet.Data;
using DslNet.Reports;
using static DslNet.Dsl;

namespace Corpus.ProgressReports;

[Network(Loss = Loss.CrossEntropy)]
public sealed partial class TumorNet
{
    static Net Define() => Input(30) >> Dense(32) >> BatchNorm() >> Relu >> Dropout(0.3f) >> Dense(2) >> Softmax;
}

public sealed class Watch(TumorNet network, float[] probe) : ITrainingProgress
{
    private readonly float[] output = new float[TumorNet.OutputSize];

    public void Started(NetworkInfo info, int epochs, int batches) => Console.WriteLine($"{info.Name}: {epochs} epochs");

    public void EpochEnded(EpochRecord epoch)
    {
        network.Predict(probe, output);
        Console.WriteLine($"{epoch.Epoch}: {epoch.ValidationLoss:0.000}, probe {output[0]:0.000}");
    }

    public void Ended(History history) => Console.WriteLine(history.Best);
}

public static class Program
{
    public static void Main()
    {
        DataSplit split = Datasets.BreastCancer().Split(seed: 6);
        split = split.Apply(Standardizer.Fit(split.Train));
        using TumorNet network = new(batchSize: 32, seed: 6);
        Adam optimizer = new(1e-3f);
        Console.WriteLine(TrainingTime.Estimate(network, split.Train, epochs: 25, optimizer));
        History history = network.Fit(split.Train, optimizer, new FitOptions
        {
            Epochs = 25,
            Validation = split.Validation,
            Schedule = Schedule.OneCycle(1e-2f),
            Progress = new Watch(network, split.Validation.Input(0).ToArray()),
        });
        new HtmlReport("Tumors", TumorNet.Info) { History = history, Judgement = Judgement.Of(network, split.Test) }.Save("report.html");
    }
}
