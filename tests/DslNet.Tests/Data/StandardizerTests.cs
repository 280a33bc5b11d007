using DslNet.Data;
using FsCheck;
using FsCheck.Fluent;

namespace DslNet.Tests.Data;

public class StandardizerTests
{
    /// <summary>Tables of 2 to 40 rows and 1 to 8 features, of any offset and spread between 1e-2 and 1e3.</summary>
    private static Arbitrary<Dataset> AnyTable { get; } = (
        from rows in Gen.Choose(2, 40)
        from features in Gen.Choose(1, 8)
        from offset in Gen.Choose(-1000, 1000)
        from spread in Gen.Elements(0.01f, 1f, 1000f)
        from cells in Gen.Choose(-1000, 1000).ArrayOf(rows * features)
        select new Dataset(cells.Select(cell => offset + (spread * cell / 1000f)).ToArray(), new float[rows])).ToArbitrary();

    [Fact]
    public void Standardized_features_have_mean_0_and_deviation_1() => Hold(table =>
    {
        Standardizer scale = Standardizer.Fit(table);
        Dataset scaled = table.Apply(scale);

        for (int feature = 0; feature < table.InputSize; feature++)
        {
            double[] column = Column(scaled, feature);
            bool constant = Column(table, feature).Distinct().Count() == 1;
            double mean = column.Average();
            double deviation = Math.Sqrt(column.Average(value => (value - mean) * (value - mean)));
            mean.ShouldBe(0, 1e-6);
            deviation.ShouldBe(constant ? 0 : 1, 1e-5);
        }
    });

    [Fact]
    public void The_way_back_gives_the_values_back() => Hold(table =>
    {
        Standardizer scale = Standardizer.Fit(table);
        float[] values = new float[table.Inputs.Length];
        scale.Apply(table.Inputs, values);
        scale.Invert(values, values);

        for (int i = 0; i < values.Length; i++)
        {
            values[i].ShouldBe(table.Inputs[i], 1e-6f * (1000 + Math.Abs(table.Inputs[i])));
        }
    });

    [Fact]
    public void The_deviation_is_the_populations()
    {
        Standardizer scale = Standardizer.Fit(new Dataset([1, 2, 3, 4], new float[4]));

        scale.Mean.ToArray().ShouldBe([2.5]);
        scale.Scale.ToArray().ShouldBe([Math.Sqrt(1.25)]);
    }

    [Fact]
    public void A_constant_feature_becomes_0()
    {
        // 0.1 isn't a binary fraction, so the mean of many carries rounding.
        Dataset table = new(Enumerable.Repeat(0.1f, 999).ToArray(), new float[999]);
        Standardizer scale = Standardizer.Fit(table);

        scale.Scale[0].ShouldBe(1);
        table.Apply(scale).Inputs.ToArray().ShouldAllBe(value => Math.Abs(value) < 1e-6f);
    }

    [Fact]
    public void Iris_as_scikit_learn_measures_it()
    {
        Standardizer scale = Standardizer.Fit(Datasets.Iris());

        double[] mean = [5.843333333333334, 3.0573333333333337, 3.7580000000000005, 1.1993333333333336];
        double[] deviation = [0.8253012917851409, 0.4344109677354946, 1.7594040657753032, 0.7596926279021594];
        for (int i = 0; i < 4; i++)
        {
            scale.Mean[i].ShouldBe(mean[i], 1e-6);
            scale.Scale[i].ShouldBe(deviation[i], 1e-6);
        }
    }

    [Fact]
    public void A_split_is_scaled_by_what_the_training_part_says()
    {
        DataSplit raw = Datasets.Wine().Split(seed: 3);
        Standardizer scale = Standardizer.Fit(raw.Train);
        DataSplit split = raw.Apply(scale);

        Column(split.Train, 0).Average().ShouldBe(0, 1e-6);
        Math.Abs(Column(split.Test, 0).Average()).ShouldBeGreaterThan(1e-4);
        float[] expected = new float[raw.Test.Inputs.Length];
        scale.Apply(raw.Test.Inputs, expected);
        split.Test.Inputs.ToArray().ShouldBe(expected);
        split.Test.Labels.ToArray().ShouldBe(raw.Test.Labels.ToArray());
        split.Validation.FeatureNames.ShouldBe(raw.Validation.FeatureNames);
    }

    [Fact]
    public void A_value_that_is_no_number_is_named()
    {
        ArgumentException error = Should.Throw<ArgumentException>(() => Standardizer.Fit(new Dataset([1, 2, 3, float.NaN, 5, 6], new float[3])));

        error.ParamName.ShouldBe("set");
        error.Message.ShouldStartWith("Every feature must be finite, but feature 1 of row 1 is NaN.");
    }

    [Fact]
    public void Another_number_of_features_is_refused()
    {
        Standardizer scale = Standardizer.Fit(Datasets.Iris());

        Should.Throw<ArgumentException>(() => Datasets.Wine().Apply(scale));
        Should.Throw<ArgumentException>(() => scale.Apply(new float[5], new float[5])).ParamName.ShouldBe("input");
        Should.Throw<ArgumentException>(() => scale.Apply(new float[8], new float[4])).ParamName.ShouldBe("output");
        Should.Throw<ArgumentNullException>(() => Standardizer.Fit(null!)).ParamName.ShouldBe("set");
    }

    // Always the same tables, so that a failure comes again.
    private static void Hold(Action<Dataset> law) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200).WithQuietOnSuccess(true).WithReplay(2024, 1), Prop.ForAll(AnyTable, law));

    private static double[] Column(SampleSet set, int feature) => [.. Enumerable.Range(0, set.Count).Select(row => (double)set.Input(row)[feature])];
}
