using FsCheck;
using FsCheck.Fluent;

namespace DslNet.Tests.DataSets;

/// <summary>What every split must hold, for any data, shares and seed.</summary>
public class SplitTests
{
    private sealed record Case(int[] Labels, double Validation, double Test, ulong Seed);

    /// <summary>10 to 120 rows of two to five classes, some of them rare, and shares from 0.1 to 0.4.</summary>
    private static Arbitrary<Case> AnyCase { get; } = (
        from count in Gen.Choose(10, 120)
        from classes in Gen.Choose(2, 5)
        from labels in Gen.Choose(0, (classes * classes) - 1).Select(drawn => (int)Math.Sqrt(drawn)).ArrayOf(count)
        from validation in Gen.Choose(10, 40)
        from test in Gen.Choose(10, 40)
        from seed in Gen.Choose(0, int.MaxValue)
        select new Case(WithoutSingles(labels), validation / 100.0, test / 100.0, (ulong)seed)).ToArbitrary();

    [Fact]
    public void Parts_are_disjoint_and_together_the_whole() => Holds(sample =>
        Parts(sample).SelectMany(part => part).Order().ShouldBe(Enumerable.Range(0, sample.Labels.Length)));

    [Fact]
    public void Each_class_is_within_one_row_of_its_share_in_each_part() => Holds(sample =>
    {
        int[][] parts = Parts(sample);
        double[] shares = [1 - sample.Validation - sample.Test, sample.Validation, sample.Test];
        foreach (int label in sample.Labels.Distinct())
        {
            int rows = sample.Labels.Count(other => other == label);
            for (int part = 0; part < 3; part++)
            {
                int drawn = parts[part].Count(row => sample.Labels[row] == label);
                Math.Abs(drawn - (rows * shares[part])).ShouldBeLessThan(1 + 1e-6);
            }
        }
    });

    [Fact]
    public void Parts_are_near_their_share_of_all_rows() => Holds(sample =>
    {
        int[][] parts = Parts(sample);
        Math.Abs(parts[1].Length - (sample.Labels.Length * sample.Validation)).ShouldBeLessThan(2);
        Math.Abs(parts[2].Length - (sample.Labels.Length * sample.Test)).ShouldBeLessThan(2);
    });

    [Fact]
    public void Features_and_labels_stay_together() => Holds(sample =>
    {
        DataSplit split = Split(sample);
        foreach (SampleSet set in new SampleSet[] { split.Train, split.Validation, split.Test })
        {
            for (int row = 0; row < set.Count; row++)
            {
                set.Input(row)[1].ShouldBe(-set.Input(row)[0]);
                set.Labels[row].ShouldBe(sample.Labels[(int)set.Input(row)[0]]);
            }
        }
    });

    [Fact]
    public void The_seed_decides() => Holds(sample => Parts(sample).ShouldBe(Parts(sample)));

    [Fact]
    public void Another_seed_splits_otherwise()
    {
        var sample = new Case([.. Enumerable.Range(0, 60).Select(row => row % 3)], 0.2, 0.2, 1);

        Parts(sample)[2].ShouldNotBe(Parts(sample with { Seed = 2 })[2]);
    }

    [Fact]
    public void Round_shares_give_round_numbers()
    {
        DataSplit split = new Dataset(new float[100], new float[100]).Split(validation: 0.15, test: 0.15, seed: 1);

        (split.Train.Count, split.Validation.Count, split.Test.Count).ShouldBe((70, 15, 15));
        split.Train.HasLabels.ShouldBeFalse();
    }

    /// <summary>A split is part of what a seed promises, on every machine and in later versions.</summary>
    [Fact]
    public void The_split_of_seed_0_is_known()
    {
        int[][] parts = Parts(new Case([0, 0, 0, 0, 0, 1, 1, 1, 1, 1], 0.2, 0.2, 0));

        parts.ShouldBe(Known);
    }

    [Theory]
    [InlineData(double.NaN, 0.1, "validation")]
    [InlineData(0.1, double.NaN, "test")]
    [InlineData(-0.1, 0.1, "validation")]
    [InlineData(0.0, 0.1, "validation")]
    [InlineData(0.1, 0.0, "test")]
    [InlineData(1.0, 0.1, "validation")]
    [InlineData(0.5, 0.5, "test")]
    [InlineData(0.6, 0.7, "test")]
    public void Shares_that_make_no_sense_are_named(double validation, double test, string name) =>
        Should.Throw<ArgumentException>(() => Hundred().Split(validation, test)).ParamName.ShouldBe(name);

    [Fact]
    public void A_part_without_a_row_is_refused_with_both_numbers()
    {
        Should.Throw<ArgumentException>(() => Hundred().Split(validation: 0.001)).Message
            .ShouldBe("A share of 0.001 of 100 rows leaves the validation part empty. (Parameter 'validation')");
        Should.Throw<ArgumentException>(() => new Dataset([1f, 2f], [1f, 2f]).Split(0.4, 0.4)).Message.ShouldContain("leaves the");
    }

    /// <summary>Rounded down and up, both rows of a class could be elsewhere: with a share of .2 they were, 28 times of 100.</summary>
    [Fact]
    public void Training_has_every_class()
    {
        for (ulong seed = 0; seed < 100; seed++)
        {
            DataSplit split = new Dataset(new float[12], [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5], 6).Split(validation: 0.4, test: 0.4, seed);
            split.Train.Labels.ToArray().Distinct().Count().ShouldBe(6);
        }
    }

    /// <summary>As scikit-learn: "The least populated class in y has only 1 member, which is too few."</summary>
    [Fact]
    public void A_class_of_one_row_is_refused_by_name()
    {
        var dataset = new Dataset(new float[8], [0, 0, 0, 1, 2, 2, 3, 0], ["many", "lonely", "pair", "alone", "absent"]);

        Should.Throw<InvalidOperationException>(() => dataset.Split(0.2, 0.2)).Message.ShouldBe(
            "A split wants at least 2 rows of each class; of class 1, lonely (row 3), class 3, alone (row 6) there is 1. Leave such rows out, or join the classes with others.");
        Should.Throw<InvalidOperationException>(() => dataset.Folds(3)).Message.ShouldStartWith("Cross-validation wants at least 2 rows of each class; of class 1, lonely (row 3)");
    }

    /// <summary>Labels, those that occur once replaced by the first that occurs more often.</summary>
    public static int[] WithoutSingles(int[] labels)
    {
        int often = labels.GroupBy(label => label).MaxBy(group => group.Count())!.Key;
        return [.. labels.Select(label => labels.Count(other => other == label) == 1 ? often : label)];
    }

    private static readonly int[][] Known = [[0, 1, 6, 4, 7, 8], [2, 5], [9, 3]];

    private static Dataset Hundred() => new(new float[100], new float[100]);

    private static void Holds(Action<Case> law) => Prop.ForAll(AnyCase, law).QuickCheckThrowOnFailure();

    // The first feature of each row is its number, so a part can be told by it.
    private static int[][] Parts(Case sample)
    {
        DataSplit split = Split(sample);
        return [Rows(split.Train), Rows(split.Validation), Rows(split.Test)];
    }

    private static int[] Rows(SampleSet set) => [.. Enumerable.Range(0, set.Count).Select(row => (int)set.Input(row)[0])];

    private static DataSplit Split(Case sample)
    {
        float[] inputs = [.. Enumerable.Range(0, sample.Labels.Length).SelectMany(row => new float[] { row, -row })];
        return new Dataset(inputs, sample.Labels, classes: 5).Split(sample.Validation, sample.Test, sample.Seed);
    }
}
