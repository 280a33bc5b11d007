using DslNet;
using DslNet.Data;
using DslNet.Reports;

// 1,797 handwritten digits: 70 % to learn from, 15 % to choose by, 15 % to judge by. The scale is learned from the first part alone.
DataSplit digits = Datasets.Digits().Split(validation: 0.15, test: 0.15, seed: 1);
DataSplit split = digits.Apply(Standardizer.Fit(digits.Train));
Console.WriteLine(split);

using var network = new DigitsNet(batchSize: 64, seed: 42);
Console.WriteLine($"\n{DigitsNet.Info}\n");

History history = network.Fit(split.Train, new Adam(learningRate: 1e-2f), new FitOptions
{
    Epochs = 30,
    Validation = split.Validation,
    Schedule = Schedule.Cosine(),
    EarlyStopping = new EarlyStopping(patience: 10),
    Progress = ConsoleProgress.Default,
});

// What a browser shows of it: curves, the confusion matrix, the network, and the digits that it found hardest.
string report = Path.Combine(AppContext.BaseDirectory, "report.html");
new HtmlReport("Handwritten digits", DigitsNet.Info)
{
    History = history,
    Judgement = Judgement.Of(network, split.Test, pictures: digits.Test),
    ImageShape = new Shape(8, 8),
}.Save(report);

ClassificationReport result = network.Evaluate(split.Test).Classification!;
Console.WriteLine(FormattableString.Invariant($"""

    Training took {history.Seconds:0.00} s.
    Test accuracy: {result.Accuracy:0.0000}

    {result.ConfusionMatrix}

    The report: {Path.GetRelativePath(Environment.CurrentDirectory, report)}
    The code that did this can be read in samples/01-Quickstart/obj/Release/net10.0/generated
    """));
