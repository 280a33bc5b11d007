using DslNet;
using DslNet.Data;
using DslNet.Reports;

// 569 tumors. What is scaled and what is chosen is learned from the training and validation parts; the test part waits until the end.
DataSplit split = Datasets.BreastCancer().Split(validation: 0.2, test: 0.2, seed: 1);
split = split.Apply(Standardizer.Fit(split.Train));
Console.WriteLine($"{split}\n");

TuningResult found = Tuning.Random(trials: 20, seed: 1, trial =>
{
    using TumorNet candidate = Train(trial.LogUniform("rate", 1e-4f, 1e-1f), trial.Choice("batch", 16, 32, 64), trial.LogUniform("L2", 1e-6f, 1e-2f), trial.Seed, out _);
    return candidate.Evaluate(split.Validation).Loss;
});
Console.WriteLine($"{found}\n");

// The best settings once more, and the test set once.
TrialResult best = found.Best;
using TumorNet network = Train(best.Get<float>("rate"), best.Get<int>("batch"), best.Get<float>("L2"), seed: 42, out History history);
Evaluation result = network.Evaluate(split.Test);
Console.WriteLine(result.Classification);
string report = Path.Combine(AppContext.BaseDirectory, "report.html");
new HtmlReport("Breast cancer", TumorNet.Info) { Description = best.ToString(), History = history, Judgement = Judgement.Of(network, split.Test) }.Save(report);
Console.WriteLine(FormattableString.Invariant($"\nTest accuracy: {result.Classification!.Accuracy:0.0000}\nThe report: {Path.GetRelativePath(Environment.CurrentDirectory, report)}"));

TumorNet Train(float rate, int batch, float penalty, ulong seed, out History history)
{
    TumorNet candidate = new(batchSize: batch, seed: seed) { Regularization = new Regularization(0, penalty) };
    history = candidate.Fit(split.Train, new Adam(rate), new FitOptions
    {
        Epochs = 60,
        Validation = split.Validation,
        EarlyStopping = new EarlyStopping(patience: 8),
        Seed = seed,
    });
    return candidate;
}
