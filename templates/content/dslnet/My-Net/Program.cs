using System.Globalization;
using DslNet;
using DslNet.Reports;

DataSplit split = Digits.Load();
using var network = new DigitsNet(batchSize: 64, seed: 42);
Console.WriteLine($"{DigitsNet.Info}\n");

network.Fit(split.Train, new Adam(learningRate: 1e-2f), new FitOptions
{
    Epochs = 30,
    Validation = split.Validation,
    Schedule = Schedule.Cosine(),
    EarlyStopping = new EarlyStopping(patience: 10),
    Progress = ConsoleProgress.Default,
});

ClassificationReport result = network.Evaluate(split.Test).Classification!;
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nTest accuracy: {result.Accuracy:0.0000}\n\n{result.ConfusionMatrix}"));
