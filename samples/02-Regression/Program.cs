using DslNet;
using DslNet.Data;
using DslNet.Reports;

// 442 patients. Inputs and targets are brought to mean 0 and deviation 1, by what the training part says.
DataSplit patients = Datasets.Diabetes().Split(validation: 0.15, test: 0.15, seed: 1);
TargetStandardizer progression = TargetStandardizer.Fit(patients.Train);
DataSplit split = progression.Apply(patients.Apply(Standardizer.Fit(patients.Train)));

using var network = new ProgressionNet(batchSize: 32, seed: 42);
Console.WriteLine($"{ProgressionNet.Info}\n");

network.Fit(split.Train, new Adam(learningRate: 3e-3f), new FitOptions
{
    Epochs = 60,
    Validation = split.Validation,
    Schedule = Schedule.Cosine(),
    EarlyStopping = new EarlyStopping(patience: 10),
    Progress = ConsoleProgress.Default,
});

// The network speaks in deviations; the scores are told in the units of the target, 25 to 346.
float[] predicted = new float[split.Test.Count];
network.Predict(split.Test.Inputs, predicted);
progression.Invert(predicted, predicted);
RegressionReport result = RegressionReport.From(patients.Test.Targets, predicted);

Console.WriteLine(FormattableString.Invariant($"""

    MSE  {result.MeanSquaredError:0.0}
    MAE  {result.MeanAbsoluteError:0.0}
    RMSE {result.RootMeanSquaredError:0.0}
    R²   {result.R2:0.000}
    """));
