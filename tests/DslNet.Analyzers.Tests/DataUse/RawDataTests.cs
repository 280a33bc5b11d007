using DslNet.Analyzers.Tests.Harness;

namespace DslNet.Analyzers.Tests.DataUse;

/// <summary>DN3005.</summary>
public class RawDataTests
{
    [Theory]
    [InlineData("DataSplit split = Datasets.Iris().Split(); network.Fit({|DN3005:split.Train|}, new Adam());")]
    [InlineData("DataSplit split = CsvDataset.Read(\"flowers.csv\", \"kind\").Split(); network.Fit({|DN3005:split.Train|}, new Adam());")]
    [InlineData("network.Fit({|DN3005:Datasets.Wine().AsTrainingSet()|}, new Adam());")]
    [InlineData("Dataset all = Datasets.Iris(); TrainingSet train = all.Rows(..100).AsTrainingSet(); network.Fit({|DN3005:train|}, new Adam());")]
    [InlineData("DataSplit split = Datasets.Iris().Split(); split = split.Apply(Imputer.Fit(split.Train)); network.Fit({|DN3005:split.Train|}, new Adam());")]
    [InlineData("DataSplit split = Load(); network.Fit({|DN3005:split.Train|}, new Adam()); static DataSplit Load() => Datasets.Digits().Split(seed: 3);")]
    [InlineData("foreach (Fold fold in Datasets.Iris().Folds(5)) { network.Fit({|DN3005:fold.Train|}, new Adam()); }")]
    [InlineData("(TrainingSet train, int seed) = (Datasets.Iris().Split().Train, 3); network.Fit({|DN3005:train|}, new Adam());")]
    [InlineData("DataSplit split = Datasets.Diabetes().Split(); split = TargetStandardizer.Fit(split.Train).Apply(split); network.Fit({|DN3005:split.Train|}, new Adam());")]
    [InlineData("Dataset data = Datasets.Iris(); DataSplit split = new(data.AsTrainingSet(), data.AsValidationSet(), data.AsTestSet()); network.Fit({|DN3005:split.Train|}, new Adam());")]
    [InlineData("IReadOnlyList<Fold> folds = Datasets.Iris().Folds(5); for (int i = 0; i < folds.Count; i++) { network.Fit({|DN3005:folds[i].Train|}, new Adam()); }")]
    public async Task Features_as_measured(string statements) => await Verify.Rule("DN3005", With(statements));

    [Theory]
    [InlineData("DataSplit split = Datasets.Iris().Split(); split = split.Apply(Standardizer.Fit(split.Train)); network.Fit(split.Train, new Adam());")]
    [InlineData("DataSplit split = Datasets.Iris().Split(); network.Fit(split.Apply(Standardizer.Fit(split.Train)).Train, new Adam());")]
    [InlineData("DataSplit split = Datasets.Iris().Split(); network.Fit(split.Train.Apply(Standardizer.Fit(split.Train)), new Adam());")]
    [InlineData("DataSplit split = Datasets.Iris().Split(); split = split.Apply(Imputer.Fit(split.Train)); split = split.Apply(Standardizer.Fit(split.Train)); network.Fit(split.Train, new Adam());")]
    [InlineData("network.Fit(Datasets.Mnist(\"mnist\").Train, new Adam());")]
    [InlineData("network.Fit(Datasets.SpokenDigits(\"sounds\").Train, new Adam());")]
    [InlineData("network.Fit(new TrainingSet(new float[8], [0, 1], 3), new Adam());")]
    [InlineData("foreach (Fold fold in Datasets.Iris().Folds(5)) { Fold scaled = fold.Apply(Standardizer.Fit(fold.Train)); network.Fit(scaled.Train, new Adam()); }")]
    [InlineData("DataSplit split = Datasets.Iris().Split(); IFeatureTransform scale = Scale(split); network.Fit(split.Apply(scale).Train, new Adam()); static IFeatureTransform Scale(DataSplit split) => Standardizer.Fit(split.Train);")]
    [InlineData("TrainingSet train = Datasets.Iris().AsTrainingSet(); Change(ref train); network.Fit(train, new Adam()); static void Change(ref TrainingSet set) => set = set.Apply(Standardizer.Fit(set));")]
    [InlineData("Train(Datasets.Iris().Split().Train); void Train(TrainingSet set) => network.Fit(set, new Adam());")]
    [InlineData("TrainingSet train = Environment.ProcessorCount > 2 ? Datasets.Iris().AsTrainingSet() : Datasets.Mnist(\"mnist\").Train; network.Fit(train, new Adam());")]
    [InlineData("network.Fit(Datasets.Digits().AsTrainingSet(), new Adam(), new FitOptions { Augmentation = Augment.Noise(1) });")]
    [InlineData("List<Fold> folds = [.. Datasets.Iris().Folds(5)]; folds[0] = folds[0].Apply(Standardizer.Fit(folds[0].Train)); network.Fit(folds[0].Train, new Adam());")]
    [InlineData("IReadOnlyList<Fold> folds = [.. Datasets.Iris().Folds(5).Select(fold => fold.Apply(Standardizer.Fit(fold.Train)))]; network.Fit(folds[0].Train, new Adam());")]
    public async Task Scaled_or_not_to_be_known(string statements) => await Verify.Rule("DN3005", With(statements));

    [Fact]
    public async Task A_batch_norm_at_the_entry_scales() => await Verify.Rule("DN3005", """
        [Network(Loss = Loss.CrossEntropy)]
        public sealed partial class N
        {
            static Net Define() => Input(4) >> BatchNorm() >> Dense(3) >> Softmax;
        }

        static class Program
        {
            static void Main()
            {
                using var network = new N();
                network.Fit(Datasets.Iris().AsTrainingSet(), new Adam());
            }
        }
        """);

    private static string With(string statements) => Programs.Of("using var network = new N(); " + statements);
}
