using DslNet;
using DslNet.Data;
using DslNet.Reports;

// With a folder that has MNIST's files: those. Without: the small digits that come with the library.
return args switch
{
    [] => Train<SmallDigitsNet>("8×8 digits", Datasets.Digits().Split(validation: 0.15, test: 0.15, seed: 1), Augment.Image(rotation: 10, shift: 1), epochs: 40),
    [var folder] => Train<MnistNet>("MNIST", Datasets.Mnist(folder), Augment.Image(rotation: 12, shift: 2), epochs: 20),
    _ => Usage(),
};

static int Train<TNetwork>(string name, DataSplit split, Augmentation augmentation, int epochs)
    where TNetwork : INetwork<TNetwork>
{
    // Pixels stay as they are, 0 for paper: what a moved image leaves behind is paper, too. The first BatchNorm sees to the scale.
    using TNetwork network = TNetwork.Create(batchSize: 64, seed: 1, threads: 0);
    Console.WriteLine($"{name}: {split}\n\n{network.Info}\n");

    History history = network.Fit(split.Train, new AdamW(learningRate: 2e-3f, weightDecay: 1e-3f), new FitOptions
    {
        Epochs = epochs,
        Validation = split.Validation,
        Schedule = Schedule.OneCycle(maximum: 1e-2f),
        Augmentation = augmentation,
        Progress = ConsoleProgress.Default,
    });

    string report = Path.Combine(AppContext.BaseDirectory, "report.html");
    new HtmlReport(name, network.Info)
    {
        History = history,
        Judgement = Judgement.Of(network, split.Test, pictures: split.Test),
        ImageShape = network.Info.Input,
    }.Save(report);

    ClassificationReport result = network.Evaluate(split.Test).Classification!;
    Console.WriteLine(FormattableString.Invariant($"""

        Training took {history.Seconds:0.0} s.
        Test accuracy: {result.Accuracy:0.0000}

        {result.ConfusionMatrix}

        The report, with the images that it found hardest: {Path.GetRelativePath(Environment.CurrentDirectory, report)}
        """));
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("dotnet run -c Release --project samples/05-Vision [-- FOLDER]\n\nFOLDER has MNIST's files, t10k-images-idx3-ubyte.gz and the others.");
    return 2;
}
