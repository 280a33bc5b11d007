namespace DslNet.Tests.DataSets;

public class SampleSetTests
{
    [Fact]
    public void A_labelled_set_tells_its_sizes_and_names()
    {
        var set = new TrainingSet([1f, 2f, 3f, 4f, 5f, 6f], [0, 1, 1], ["no", "yes"], ["width", "height"]);

        (set.Count, set.InputSize, set.TargetSize, set.ClassCount, set.HasLabels).ShouldBe((3, 2, 1, 2, true));
        set.Labels.ToArray().ShouldBe([0, 1, 1]);
        set.Targets.IsEmpty.ShouldBeTrue();
        set.Input(1).ToArray().ShouldBe([3f, 4f]);
        set.ClassNames.ShouldBe(["no", "yes"]);
        set.FeatureNames.ShouldBe(["width", "height"]);
        set.ToString().ShouldBe("TrainingSet: 3 rows × 2 features, 2 classes");
    }

    [Fact]
    public void A_set_with_targets_tells_its_sizes()
    {
        var set = new TestSet([1f, 2f, 3f], [1f, 2f, 3f, 4f, 5f, 6f], targetSize: 2);

        (set.Count, set.InputSize, set.TargetSize, set.ClassCount, set.HasLabels).ShouldBe((3, 1, 2, 0, false));
        set.Labels.IsEmpty.ShouldBeTrue();
        set.ToString().ShouldBe("TestSet: 3 rows × 1 features, 2 targets");
    }

    [Fact]
    public void Classes_without_names_are_called_by_their_numbers() => new ValidationSet([1f], [2], classes: 3).ClassNames.ShouldBe(["0", "1", "2"]);

    [Fact]
    public void A_set_is_a_copy()
    {
        float[] inputs = [1f, 2f];
        var set = new TrainingSet(inputs, [0, 1], 2);

        inputs[0] = 99;

        set.Inputs[0].ShouldBe(1f);
    }

    [Fact]
    public void A_transform_gives_the_same_kind_of_set()
    {
        var split = new DataSplit(new TrainingSet([1f, 2f], [0], 2, ["a", "b"]), new ValidationSet([3f, 4f], [1], 2), new TestSet([5f, 6f], [1], 2));

        DataSplit doubled = split.Apply(new Times(2, inputSize: 2));

        doubled.Train.Inputs.ToArray().ShouldBe([2f, 4f]);
        doubled.Validation.Inputs.ToArray().ShouldBe([6f, 8f]);
        doubled.Test.Inputs.ToArray().ShouldBe([10f, 12f]);
        doubled.Test.Labels.ToArray().ShouldBe([1]);
        doubled.Train.FeatureNames.ShouldBe(["a", "b"]);
        split.Train.Inputs.ToArray().ShouldBe([1f, 2f]);
        new Dataset([1f], [2f]).Apply(new Times(3, inputSize: 1)).Inputs.ToArray().ShouldBe([3f]);
    }

    [Fact]
    public void A_test_set_can_be_made_a_training_set_in_so_many_words()
    {
        TrainingSet set = new TestSet([1f], [0], 2).AsTrainingSet();

        set.Inputs.ToArray().ShouldBe([1f]);
    }

    [Fact]
    public void A_transform_of_other_rows_is_refused() =>
        Should.Throw<ArgumentException>(() => new TrainingSet([1f, 2f], [0], 2).Apply(new Times(2, inputSize: 3))).Message
            .ShouldBe("The transform takes 3 features a row, the set has 2. (Parameter 'transform')");

    public static TheoryData<string, string, Action> WrongArguments => new()
    {
        { "labels", "none came", () => _ = new TrainingSet([], Array.Empty<int>(), 2) },
        { "targets", "none came", () => _ = new TrainingSet([], Array.Empty<float>()) },
        { "inputs", "5 input values are no whole number of features for 2 rows", () => _ = new TrainingSet(new float[5], [0, 1], 2) },
        { "inputs", "0 input values", () => _ = new Dataset([], [0, 1], 2) },
        { "labels", "row 1 must be in 0..1 (2 classes). It is 2.", () => _ = new TrainingSet([1f, 2f], [0, 2], 2) },
        { "labels", "It is -1.", () => _ = new TestSet([1f], [-1], 2) },
        { "classes", "At least two", () => _ = new TrainingSet([1f], [0], 1) },
        { "classNames", "At least two", () => _ = new TrainingSet([1f], [0], ["one"]) },
        { "classNames", "name of class 1 is null", () => _ = new TrainingSet([1f], [0], ["one", null!]) },
        { "targets", "5 target values are no whole number of rows of 2", () => _ = new TrainingSet(new float[5], new float[5], 2) },
        { "targetSize", "It is 0.", () => _ = new ValidationSet([1f], [1f], 0) },
        { "featureNames", "1 feature names came for 2 features", () => _ = new TrainingSet([1f, 2f], [0], 2, ["only"]) },
        { "row", "must be in 0..0", () => _ = new TrainingSet([1f], [0], 2).Input(1).Length },
        { "validation", "The set has 2 features a row, the training set 1.", () => Together(new TrainingSet([1f], [0], 2), new ValidationSet([1f, 2f], [0], 2)) },
        { "validation", "The set has targets, the training set labels.", () => Together(new TrainingSet([1f], [0], 2), new ValidationSet([1f], [0f])) },
        { "validation", "The set has 3 classes, the training set 2 classes.", () => Together(new TrainingSet([1f], [0], 2), new ValidationSet([1f], [0], 3)) },
    };

    [Theory]
    [MemberData(nameof(WrongArguments))]
    public void What_does_not_fit_is_named_with_both_numbers(string name, string message, Action make)
    {
        ArgumentException exception = Should.Throw<ArgumentException>(make);

        exception.ParamName.ShouldBe(name);
        exception.Message.ShouldContain(message);
    }

    private static void Together(TrainingSet train, ValidationSet validation) => _ = new DataSplit(train, validation, new TestSet([1f], [0], 2));

    private sealed class Times(float factor, int inputSize) : IFeatureTransform
    {
        public int InputSize => inputSize;

        public int OutputSize => inputSize;

        public void Apply(ReadOnlySpan<float> input, Span<float> output)
        {
            for (int i = 0; i < input.Length; i++)
            {
                output[i] = input[i] * factor;
            }
        }
    }
}
