namespace DslNet.Tests.DataSets;

public class RowSourceTests
{
    [Fact]
    public void A_set_whose_features_are_elsewhere_tells_its_sizes_and_copies_them()
    {
        var set = new Dataset(new Counting(rows: 4, size: 2), [0, 1, 1, 0], ["no", "yes"], ["width", "height"]);

        (set.Count, set.InputSize, set.ClassCount, set.InMemory).ShouldBe((4, 2, 2, false));
        set.FeatureNames.ShouldBe(["width", "height"]);
        float[] rows = new float[4];
        set.CopyInputs(1, rows);
        rows.ShouldBe([2, 3, 4, 5]);
        set.AsValidationSet().ToString().ShouldBe("ValidationSet: 4 rows × 2 features, 2 classes");
    }

    [Fact]
    public void Features_that_are_not_in_memory_can_not_be_had_as_a_span()
    {
        TestSet set = new Dataset(new Counting(rows: 2, size: 1), [1f, 2f]).AsTestSet();

        Should.Throw<InvalidOperationException>(() => set.Inputs.Length).Message.ShouldContain("Use CopyInputs instead of Inputs.");
        Should.Throw<InvalidOperationException>(() => set.Input(1).Length);
        Should.Throw<ArgumentOutOfRangeException>(() => set.CopyInputs(3, [])).ParamName.ShouldBe("first");
        Should.Throw<ArgumentException>(() => set.CopyInputs(1, new float[2])).ParamName.ShouldBe("destination");
    }

    [Fact]
    public void A_set_in_memory_copies_its_features_too()
    {
        var set = new Dataset([1, 2, 3, 4], new float[2]);
        float[] row = new float[2];
        set.CopyInputs(1, row);

        row.ShouldBe([3, 4]);
        set.InMemory.ShouldBeTrue();
        Should.Throw<ArgumentException>(() => set.CopyInputs(0, new float[3])).ParamName.ShouldBe("destination");
    }

    [Fact]
    public void Sources_that_do_not_fit_are_refused()
    {
        Should.Throw<ArgumentException>(() => new Dataset(new Counting(3, 2), [0, 1], classes: 2)).Message.ShouldStartWith("The source has 3 rows, labels has 2.");
        Should.Throw<ArgumentException>(() => new Dataset(new Counting(3, 2), [0f, 1f])).Message.ShouldStartWith("The source has 3 rows, targets has 2.");
        Should.Throw<ArgumentException>(() => new Dataset(new Counting(0, 2), ReadOnlySpan<int>.Empty, classes: 2)).Message.ShouldStartWith("A set needs at least one row");
        Should.Throw<ArgumentException>(() => new Dataset(new Counting(1, 0), [0], classes: 2)).Message.ShouldStartWith("A row needs at least one value");
        Should.Throw<ArgumentNullException>(() => new Dataset((IRowSource)null!, [0], classes: 2)).ParamName.ShouldBe("inputs");
    }

    [Fact]
    public void Rows_in_order_become_a_set_of_their_own()
    {
        var all = new Dataset([1, 2, 3, 4, 5], [0, 1, 0, 1, 2], 3);

        all.Rows(..2).AsTrainingSet().Inputs.ToArray().ShouldBe([1, 2]);
        Dataset last = all.Rows(^2..);
        last.Inputs.ToArray().ShouldBe([4, 5]);
        last.Labels.ToArray().ShouldBe([1, 2]);
        last.ClassCount.ShouldBe(3);
        Should.Throw<ArgumentOutOfRangeException>(() => all.Rows(2..2)).Message.ShouldStartWith("The range must hold at least one of the rows 0..4. It is 2..2.");
        Should.Throw<ArgumentOutOfRangeException>(() => all.Rows(..6)).ParamName.ShouldBe("rows");
    }

    [Fact]
    public void A_value_of_the_validation_set_that_is_no_number_is_found_in_its_source()
    {
        using var network = new Training.TinyNetwork(1, 1, Loss.MeanSquaredError);
        var train = new TrainingSet([1f], [1f]);
        ValidationSet validation = new Dataset(new Counting(4, 1, bad: 2), new float[4]).AsValidationSet();

        Should.Throw<ArgumentException>(() => network.Fit(train, new Sgd(0.1f), new FitOptions { Validation = validation }))
            .Message.ShouldStartWith("Row 2, feature 0 of the validation set is no finite number.");
    }

    /// <summary>0, 1, 2, … row after row, and one NaN if that is asked.</summary>
    private sealed class Counting(int rows, int size, int bad = -1) : IRowSource
    {
        public int Count => rows;

        public int RowSize => size;

        public void Read(int first, Span<float> destination)
        {
            for (int i = 0; i < destination.Length; i++)
            {
                int place = (first * size) + i;
                destination[i] = place == bad ? float.NaN : place;
            }
        }
    }
}
