using DslNet.Data;
using DslNet.Reports;
using static DslNet.Dsl;

namespace DslNet.Tests.Reports;

/// <summary>Reports on real trainings: of a classifier of images, and of a small regression.</summary>
public static class SampleReports
{
    private static readonly Lazy<HtmlReport> DigitsOnce = new(MakeDigits);
    private static readonly Lazy<HtmlReport> DiabetesOnce = new(MakeDiabetes);

    /// <summary>Digits, from 8×8 images, five epochs.</summary>
    public static HtmlReport Digits => DigitsOnce.Value;

    /// <summary>Diabetes: a small network, drawn neuron by neuron, and samples that are no images.</summary>
    public static HtmlReport Diabetes => DiabetesOnce.Value;

    private static HtmlReport MakeDigits()
    {
        DataSplit raw = Datasets.Digits().Split(validation: 0.15, test: 0.15, seed: 1);
        DataSplit split = raw.Apply(Standardizer.Fit(raw.Train));
        using var network = new ReportedDigitsNet(batchSize: 64, seed: 42, threads: 1);
        var optimizer = new Adam(3e-3f);
        History history = network.Fit(split.Train, optimizer, new FitOptions
        {
            Epochs = 12,
            Validation = split.Validation,
            Schedule = Schedule.Cosine(),
            EarlyStopping = new EarlyStopping(patience: 10),
        });
        return new HtmlReport("Handwritten digits", ReportedDigitsNet.Info)
        {
            Description = "8×8 images of digits, ten classes.",
            History = history,
            Judgement = Judgement.Of(network, split.Test, pictures: raw.Test),
            BatchSize = 64,
            Optimizer = optimizer,
            ImageShape = new Shape(8, 8),
        };
    }

    private static HtmlReport MakeDiabetes()
    {
        DataSplit split = Datasets.Diabetes().Split(validation: 0.15, test: 0.15, seed: 1);
        split = split.Apply(Standardizer.Fit(split.Train));
        using var network = new ReportedDiabetesNet(batchSize: 16, seed: 1, threads: 1);
        History history = network.Fit(split.Train, new Adam(0.05f), new FitOptions { Epochs = 40, Validation = split.Validation });
        return new HtmlReport("Diabetes", ReportedDiabetesNet.Info) { History = history, Judgement = Judgement.Of(network, split.Test), WorstSamples = 8 };
    }
}

/// <summary>8×8 handwritten digits, ten classes.</summary>
[Network(Loss = Loss.CrossEntropy)]
public sealed partial class ReportedDigitsNet
{
    static Net Define() => Input(64) >> Dense(64) >> BatchNorm() >> Relu >> Dropout(0.25f) >> Residual(Dense(64) >> Tanh) >> Dense(10) >> Softmax;
}

/// <summary>Ten measurements, one number.</summary>
[Network(Loss = Loss.MeanSquaredError)]
public sealed partial class ReportedDiabetesNet
{
    static Net Define() => Input(10) >> Dense(8) >> Relu >> Dense(4) >> Tanh >> Dense(1);
}
