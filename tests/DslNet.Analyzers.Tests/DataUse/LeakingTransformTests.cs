using DslNet.Analyzers.Tests.Harness;

namespace DslNet.Analyzers.Tests.DataUse;

/// <summary>DN3007.</summary>
public class LeakingTransformTests
{
    [Theory]
    [InlineData("Dataset data = Datasets.Iris(); data = data.Apply(Standardizer.Fit({|DN3007:data|})); DataSplit split = data.Split();")]
    [InlineData("Dataset data = Datasets.Iris(); Standardizer scale = Standardizer.Fit({|DN3007:data|}); DataSplit split = data.Split().Apply(scale);")]
    [InlineData("Dataset data = Datasets.Iris(); DataSplit split = data.Split(); split = split.Apply(Imputer.Fit({|DN3007:data|}));")]
    [InlineData("Dataset data = Datasets.Diabetes(); DataSplit split = data.Split(); split = TargetStandardizer.Fit({|DN3007:data|}).Apply(split);")]
    [InlineData("DataSplit split = Datasets.Iris().Split(); split = split.Apply(Standardizer.Fit({|DN3007:split.Test|}));")]
    [InlineData("DataSplit split = Datasets.Iris().Split(); ValidationSet set = split.Validation; split = split.Apply(Standardizer.Fit({|DN3007:set|}));")]
    [InlineData("DataSplit split = Datasets.Iris().Split(); SampleSet set = split.Test; split = split.Apply(Standardizer.Fit({|DN3007:set|}));")]
    [InlineData("Standardizer scale = Standardizer.Fit({|DN3007:Datasets.Iris()|}); DataSplit split = Datasets.Iris().Split().Apply(scale);")]
    [InlineData("Dataset data = Datasets.Iris(); Standardizer scale = Standardizer.Fit({|DN3007:data|}); foreach (Fold fold in data.Folds(5)) { Fold scaled = fold.Apply(scale); }")]
    [InlineData("Dataset data = Datasets.Iris(); DataSplit split = Divide(data); split = split.Apply(Standardizer.Fit({|DN3007:data|})); static DataSplit Divide(Dataset set) => set.Split(seed: 7);")]
    [InlineData("foreach (Dataset data in new[] { Datasets.Iris(), Datasets.Wine() }) { Standardizer scale = Standardizer.Fit({|DN3007:data|}); DataSplit split = data.Split().Apply(scale); }")]
    [InlineData("Dataset data = Datasets.Iris(); Standardizer scale = Standardizer.Fit({|DN3007:data.AsTrainingSet()|}); DataSplit split = data.Split().Apply(scale);")]
    public async Task It_has_seen_too_much(string statements) => await Verify.Rule("DN3007", Programs.Of(statements));

    [Theory]
    [InlineData("DataSplit split = Datasets.Iris().Split(); split = split.Apply(Standardizer.Fit(split.Train));")]
    [InlineData("DataSplit split = Datasets.Diabetes().Split(); split = TargetStandardizer.Fit(split.Train).Apply(split.Apply(Standardizer.Fit(split.Train)));")]
    [InlineData("Dataset train = CsvDataset.Read(\"train.csv\", \"y\"), test = CsvDataset.Read(\"test.csv\", \"y\"); Standardizer scale = Standardizer.Fit(train); TestSet judged = test.Apply(scale).AsTestSet(); TrainingSet learned = train.Apply(scale).AsTrainingSet();")]
    [InlineData("Dataset old = CsvDataset.Read(\"old.csv\", \"y\"); DataSplit split = CsvDataset.Read(\"new.csv\", \"y\").Split().Apply(Standardizer.Fit(old));")]
    [InlineData("Dataset all = Datasets.Iris(), train = all.Rows(..100); Standardizer scale = Standardizer.Fit(train); DataSplit rest = all.Rows(100..).Split().Apply(scale);")]
    [InlineData("Dataset data = Datasets.Iris(); Console.WriteLine(Standardizer.Fit(data).Mean[0]);")]
    [InlineData("foreach (Fold fold in Datasets.Iris().Folds(5)) { Fold scaled = fold.Apply(Standardizer.Fit(fold.Train)); }")]
    [InlineData("SampleSet any = Environment.ProcessorCount > 2 ? Datasets.Iris().Split().Train : Datasets.Iris().Split().Test; Standardizer scale = Standardizer.Fit(any);")]
    [InlineData("Dataset data = Datasets.Iris(); DataSplit split = data.Split(); split = split.Apply(Standardizer.Fit(split.Train)); Standardizer last = Standardizer.Fit(data); TrainingSet everything = data.Apply(last).AsTrainingSet();")]
    [InlineData("Dataset all = Datasets.Iris(); TrainingSet train = all.Rows(..100).AsTrainingSet(); Standardizer scale = Standardizer.Fit(train); DataSplit rest = all.Rows(100..).Split().Apply(scale);")]
    public async Task It_has_seen_what_it_may(string statements) => await Verify.Rule("DN3007", Programs.Of(statements));

    [Fact]
    public async Task What_comes_from_elsewhere_may_be_the_training_part() => await Verify.Rule(
        "DN3007",
        "static class Program { static DataSplit Scale(Dataset set, DataSplit split) => split.Apply(Standardizer.Fit(set)); static DataSplit Split(Dataset {|#|}set) => set.Split(); }".Replace("{|#|}", ""));
}
