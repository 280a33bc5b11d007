using DslNet.Data;
using DslNet.Tests.Data.Readers;

namespace DslNet.Tests.Weights;

public class WeightedSetTests
{
    private static readonly float[] Inputs = [.. Enumerable.Range(0, 40).Select(value => (float)value)];

    private static readonly float[] RowWeights = [.. Enumerable.Range(0, 40).Select(value => value * 0.5f)];

    [Fact]
    public void Splits_folds_ranges_and_transforms_keep_each_row_s_weight()
    {
        int[] labels = [.. Enumerable.Range(0, 40).Select(row => row % 3)];
        Dataset set = new Dataset(Inputs, labels, 3).WithWeights(RowWeights);
        DataSplit split = set.Split(0.2, 0.2, seed: 3);
        Standardizer scale = Standardizer.Fit(split.Train);
        SampleSet[] parts =
        [
            set, split.Train, split.Validation, split.Test, set.Rows(5..9), set.AsTrainingSet(), set.AsValidationSet(), set.AsTestSet(), set.AsTestSet().AsTrainingSet(),
            .. set.Folds(4).SelectMany(fold => new SampleSet[] { fold.Train, fold.Validation }),
        ];
        foreach (SampleSet part in parts)
        {
            part.Weights.ToArray().ShouldBe(part.Inputs.ToArray().Select(input => input * 0.5f));
        }

        set.Apply(scale).Weights.ToArray().ShouldBe(RowWeights);
        split.Apply(scale).Train.Weights.ToArray().ShouldBe(split.Train.Weights.ToArray());
        new Dataset(Inputs, labels, 3).Weights.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Standardized_targets_keep_each_row_s_weight()
    {
        DataSplit split = new Dataset(Inputs, Inputs).WithWeights(RowWeights).Split(0.2, 0.2, seed: 3);
        DataSplit standardized = TargetStandardizer.Fit(split.Train).Apply(split);
        standardized.Train.Weights.ToArray().ShouldBe(split.Train.Weights.ToArray());
        standardized.Validation.Weights.ToArray().ShouldBe(split.Validation.Weights.ToArray());
        standardized.Test.Weights.ToArray().ShouldBe(split.Test.Weights.ToArray());
    }

    [Fact]
    public void Rows_without_a_class_are_spread_over_the_parts_like_a_class()
    {
        int[] labels = [.. Enumerable.Range(0, 40).Select(row => row % 4 == 3 ? -100 : row % 4)];
        Dataset set = new(Inputs, labels, 3, ignoredClass: -100);
        DataSplit split = set.Split(0.2, 0.2, seed: 3);
        split.Train.Labels.Count(-100).ShouldBe(6);
        split.Validation.Labels.Count(-100).ShouldBe(2);
        set.Apply(Standardizer.Fit(split.Train)).Labels.Count(-100).ShouldBe(10);
        Should.Throw<ArgumentOutOfRangeException>(() => new Dataset(Inputs, labels, 3));
    }

    [Fact]
    public void Weights_that_are_none_are_refused()
    {
        TrainingSet set = new([1, 2], [1f, 2]);
        Should.Throw<ArgumentException>(() => set.WithWeights([1])).Message.ShouldBe("1 weights came for 2 rows; each row has one. (Parameter 'weights')");
        Should.Throw<ArgumentException>(() => set.WithWeights([0, 0])).Message.ShouldBe("All weights are 0; at least one row must count. (Parameter 'weights')");
        Should.Throw<ArgumentOutOfRangeException>(() => set.WithWeights([1, -0.5f])).Message.ShouldStartWith("The weight of row 1 must be 0 or a positive number. It is -0.5.");
        Should.Throw<ArgumentOutOfRangeException>(() => set.WithWeights([float.NaN, 1])).ParamName.ShouldBe("weights");
    }

    [Fact]
    public void A_column_of_a_CSV_file_says_what_rows_count()
    {
        Dataset set = Read("x,count,y\n1,2.5,a\n2,0,b\n3,1e1,a\n", "y", new CsvOptions { Weight = "count" });
        set.FeatureNames.ShouldBe(["x"]);
        set.Weights.ToArray().ShouldBe([2.5f, 0, 10]);
        Read("x,count,y\n1,2.5,a\n2,NA,b\n3,1,b\n", "y", new CsvOptions { Weight = "count", Missing = MissingValues.DropRow }).Weights.ToArray().ShouldBe([2.5f, 1]);
        Read("x,count,y\n1,2.5,7\n2,1,8\n", "y", new CsvOptions { Weight = "count", Features = ["x"] }).Weights.ToArray().ShouldBe([2.5f, 1]);
        Fails("x,count,y\n1,2.5,a\n2,-1,b\n").ShouldContain("The weight '-1' in the column 'count' is neither 0 nor a positive number.");
        Fails("x,count,y\n1,2.5,a\n2,,b\n").ShouldContain("The value of the column 'count' is missing.");
        Fails("x,count,y\n1,0,a\n2,0,b\n").ShouldContain("Every weight in the column 'count' is 0; at least one row must count.");
        Fails("x,y\n1,a\n2,b\n").ShouldContain("There is no column 'count'.");
        Fails("count,y\n1,a\n2,b\n").ShouldContain("'y' is the only column beside the weight; at least one feature is needed.");
        Should.Throw<ArgumentException>(() => Read("x,y\n", "y", new CsvOptions { Weight = "y" })).Message.ShouldStartWith("The weight must be a column of its own, neither the target nor a feature; it is 'y'.");

        static string Fails(string text) => Should.Throw<DslNetFormatException>(() => Read(text, "y", new CsvOptions { Weight = "count" })).Message;
    }

    [Fact]
    public void A_checkpoint_takes_no_training_with_other_weights()
    {
        WeightedRuns.Training run = WeightedRuns.All.Fits.First(fit => fit is { Weights: not null, ClassWeights: null, DropLast: false });
        using var folder = new TemporaryFolder();
        FitOptions options = WeightedFitTests.OptionsOf(run) with { Checkpoint = new Checkpoint(Path.Combine(folder.Path, "training.ckpt")) };
        TrainingSet set = WeightedFitTests.SetOf(run);
        float[] once = Fit(set, options with { Epochs = 2 }), on = Fit(set, options with { Epochs = 3 }), whole = Fit(set, options with { Epochs = 3, Checkpoint = null });
        on.ShouldBe(whole);
        once.ShouldNotBe(whole);

        float[] others = [.. run.Weights!.Select(weight => weight + 1)];
        Fails(set.WithWeights(others), options).ShouldContain("training set, weights: SHA-256");
        Fails(new TrainingSet(run.Inputs, run.Labels, 3), options).ShouldContain("training set, weights: SHA-256");
        Fails(set, options with { ClassWeights = ClassWeights.Of(1, 2, 3) }).ShouldContain("class weights: none there, 1, 2, 3 here");
        Fails(set, options with { DropLast = true }).ShouldContain("drop last: none there, true here");
        Fails(set, options with { Validation = new ValidationSet(set.Inputs, set.Labels, 3).WithWeights(set.Weights) }).ShouldContain("validation set, weights: none there");

        float[] Fit(TrainingSet train, FitOptions how)
        {
            using INetwork network = WeightedRuns.Make(run.Network, run.BatchSize);
            network.SetParameters(run.Parameters);
            network.Fit(train, new Sgd(0.1f, 0.9f), how);
            return WeightedStepTests.Parameters(network);
        }

        string Fails(TrainingSet train, FitOptions how) => Should.Throw<InvalidOperationException>(() => Fit(train, how)).Message;
    }

    private static Dataset Read(string text, string target, CsvOptions options)
    {
        using var folder = new TemporaryFolder();
        return CsvDataset.Read(folder.Write("table.csv", text), target, options);
    }
}
