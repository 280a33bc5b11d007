// Random search: a network and an optimizer for each trial, the best settings trained once more.
using DslNet;
using DslNet.Data;
using static DslNet.Dsl;

DataSplit split = Datasets.Diabetes().Split(validation: 0.2, test: 0.2, seed: 4);
split = split.Apply(Standardizer.Fit(split.Train));
split = TargetStandardizer.Fit(split.Train).Apply(split);

TuningResult found = Tuning.Random(trials: 12, seed: 1, Objective);
Console.WriteLine(found);

TrialResult best = found.Best;
using ProgressionNet final = new(best.Get<int>("batch"), seed: 99);
Fit(final, best.Get<float>("rate"));
Console.WriteLine(final.Evaluate(split.Test));

double Objective(Trial trial)
{
    using ProgressionNet candidate = new(trial.Choice("batch", 16, 32), trial.Seed);
    Fit(candidate, trial.LogUniform("rate", 1e-4f, 1e-2f));
    return candidate.Evaluate(split.Validation).Loss;
}

History Fit(ProgressionNet network, float rate) => network.Fit(split.Train, new AdamW(rate), new FitOptions
{
    Epochs = 40,
    Validation = split.Validation,
    Schedule = Schedule.Cosine(),
    EarlyStopping = new EarlyStopping(patience: 6),
});

[Network(Loss = Loss.MeanSquaredError)]
public sealed partial class ProgressionNet
{
    static Net Define() => Input(10) >> Dense(32) >> Relu >> Dropout(0.2f) >> Dense(1);
}
