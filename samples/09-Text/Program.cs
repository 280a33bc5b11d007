using DslNet;
using DslNet.Reports;

// The text is this repository's own README; another file can be given.
if (args.Length > 1)
{
    Console.Error.WriteLine("dotnet run -c Release --project samples/09-Text [-- FILE]\n\nFILE is a text to learn from; without it, that is the README of DslNet.");
    return 2;
}

string text = args is [var file] ? File.ReadAllText(file).ReplaceLineEndings("\n") : Text.Read("README.md");
DataSplit windows = Text.Windows(text).Split(validation: 0.1, test: 0.1, seed: 1);
Console.WriteLine($"{text.Length} characters\n{windows}\n\n{CharacterNet.Info}\n");

using var network = new CharacterNet(batchSize: 16, seed: 1);
History history = network.Fit(windows.Train, new Adam(learningRate: 1e-2f), new FitOptions
{
    Epochs = 12,
    Validation = windows.Validation,
    Schedule = Schedule.Cosine(),
    Progress = ConsoleProgress.Default,
});

// The loss is in nats: a bit is log 2 of them.
Evaluation result = network.Evaluate(windows.Test);
double bits = result.Loss / Math.Log(2);
Writer writer = new(network, seed: 1);
Console.WriteLine(FormattableString.Invariant($"""

    Training took {history.Seconds:0.0} s.
    Bits a character: {bits:0.000} (by how often each occurs: {Text.UnigramBits(windows.Train, windows.Test):0.000})
    Next character guessed: {result.Classification!.Accuracy:0.000}

    What it writes at a temperature of 0.5:

    {writer.GoOn("A network ", count: 300, temperature: 0.5)}

    And at 1:

    {writer.GoOn("A network ", count: 300, temperature: 1)}
    """));
return 0;
