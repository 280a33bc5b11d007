// The whole program at top level, with a local function that reads the network.
using DslNet;
using DslNet.Data;
using DslNet.Reports;
using static DslNet.Dsl;

DataSplit split = Datasets.Digits().Split(validation: 0.15, test: 0.15, seed: 1);
split = split.Apply(Standardizer.Fit(split.Train));

using var network = new DigitsNet(batchSize: 64, seed: 42);
History history = network.Fit(split.Train, new Adam(1e-2f), new FitOptions
{
    Epochs = 20,
    Validation = split.Validation,
    Schedule = Schedule.Warmup(50).Then(Schedule.Cosine()),
    EarlyStopping = new EarlyStopping(patience: 5),
    Progress = ConsoleProgress.Default,
});

LearningCurvePlot.Save("curve.svg", history);
Console.WriteLine(Classify(split.Validation.Input(0)));
Console.WriteLine(network.Evaluate(split.Test));

int Classify(ReadOnlySpan<float> image)
{
    float[] scores = new float[DigitsNet.OutputSize];
    network.Forward(image, scores);
    return Array.IndexOf(scores, scores.Max());
}

[Network(Loss = Loss.CrossEntropy, LabelSmoothing = 0.05f)]
public sealed partial class DigitsNet
{
    static Net Define() => Input(64) >> Dense(128) >> BatchNorm() >> Relu >> Dropout(0.25f) >> Dense(10) >> Softmax;
}
