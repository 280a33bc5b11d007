namespace DslNet.Tests.Weights;

public class WeightedFitTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, WeightedRuns.All.Fits.Length)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_whole_training_is_that_of_PyTorch(int number)
    {
        WeightedRuns.Training run = WeightedRuns.All.Fits[number];
        using INetwork network = WeightedRuns.Make(run.Network, run.BatchSize);
        network.SetParameters(run.Parameters);
        TrainingSet train = SetOf(run);
        History history = network.Fit(train, new Sgd(0.1f, 0.9f), OptionsOf(run));

        history.Count.ShouldBe(run.Epochs);
        for (int epoch = 0; epoch < run.Epochs; epoch++)
        {
            WeightedRuns.ShouldBeClose([(float)history[epoch].TrainLoss], [run.Losses[epoch]], $"{run.Network}, loss of epoch {epoch}");
        }

        WeightedRuns.ShouldBeClose(WeightedStepTests.Parameters(network), run.Final, $"{run.Network}, final parameters");
        WeightedRuns.ShouldBeClose([(float)network.Evaluate(train).Loss], [run.FinalLoss], $"{run.Network}, final loss");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_number_of_threads_changes_no_bit(int number)
    {
        WeightedRuns.Training run = WeightedRuns.All.Fits[number];
        using INetwork network = WeightedRuns.Make(run.Network, run.BatchSize), other = WeightedRuns.Make(run.Network, run.BatchSize, threads: 3);
        network.Fit(SetOf(run), new Adam(0.01f), OptionsOf(run) with { Shuffle = true });
        other.Fit(SetOf(run), new Adam(0.01f), OptionsOf(run) with { Shuffle = true });
        WeightedStepTests.Parameters(other).ShouldBe(WeightedStepTests.Parameters(network));
    }

    [Fact]
    public void Balanced_weights_are_those_of_scikit_learn()
    {
        WeightedRuns.Training run = WeightedRuns.All.Fits.First(fit => fit.Balanced == true);
        float[] weights = ClassWeights.Balanced.For(run.Labels, 3, ignored: null);
        WeightedRuns.ShouldBeClose(weights, run.ClassWeights!, "weights");

        // Two classes occur, 3 and 1 of 4 rows.
        ClassWeights.Balanced.For([0, 2, 0, 0, -100], 3, ignored: -100).ShouldBe([2f / 3, 0, 2]);
    }

    [Fact]
    public void Class_weights_say_what_they_are_and_refuse_what_is_none()
    {
        ClassWeights.Of(1, 2.5f).ToString().ShouldBe("1, 2.5");
        ClassWeights.Balanced.ToString().ShouldBe("balanced");
        Should.Throw<ArgumentException>(() => ClassWeights.Of(1)).ParamName.ShouldBe("weights");
        Should.Throw<ArgumentException>(() => ClassWeights.Of(0, 0)).ParamName.ShouldBe("weights");
        Should.Throw<ArgumentOutOfRangeException>(() => ClassWeights.Of(1, -1)).Message.ShouldStartWith("The weight of class 1 must be 0 or a positive number. It is -1.");
        Should.Throw<ArgumentOutOfRangeException>(() => ClassWeights.Of(1, float.NaN)).ParamName.ShouldBe("weights");
    }

    [Fact]
    public void Class_weights_are_refused_where_there_are_no_classes_or_others()
    {
        using ClassesNet classes = new(4);
        using SquaredNet numbers = new(4);
        using QuestionsNet questions = new(4);
        TrainingSet labelled = new([1, 2, 3, 4, 5, 6], [0, 2], 3), targets = new([1, 2, 3], [1f, 0], 2), answers = new([1, 2, 3], [1f, 0, 1], 3);
        Fails(classes, labelled, ClassWeights.Of(1, 2)).ShouldBe("ClassWeights has 2 weights, the training set 3 classes. (Parameter 'options')");
        Fails(numbers, targets, ClassWeights.Balanced).ShouldBe("ClassWeights are for sets with labels; the training set has 2 target values a row. Give its rows weights instead (WithWeights). (Parameter 'options')");
        Fails(questions, answers, ClassWeights.Balanced).ShouldContain("PositiveWeight in the network's attribute");
        Fails(classes, labelled, ClassWeights.Of(0, 1, 0)).ShouldStartWith("No row of the training set counts");
        Fails(classes, labelled.WithWeights([1e30f, 1]), ClassWeights.Of(1e30f, 1, 1)).ShouldStartWith("Row 0 of the training set has the weight 1E+30, its class 1E+30");

        static string Fails(INetwork network, TrainingSet set, ClassWeights weights) =>
            Should.Throw<ArgumentException>(() => network.Fit(set, new Sgd(0.1f), new FitOptions { ClassWeights = weights })).Message;
    }

    [Fact]
    public void Without_full_batches_dropping_the_last_one_is_refused()
    {
        using ClassesNet network = new(4);
        TrainingSet set = new([1, 2, 3, 4, 5, 6, 1, 1, 1], [0, 2, 1], 3);
        Should.Throw<ArgumentException>(() => network.Fit(set, new Sgd(0.1f), new FitOptions { DropLast = true })).Message
            .ShouldBe("DropLast leaves nothing to learn from: the training set has 3 rows, a full batch 4. (Parameter 'options')");
        new BatchPlan(3, 4, atLeastTwo: true, dropLast: true).Count.ShouldBe(0);
        BatchPlan plan = new(9, 4, atLeastTwo: true, dropLast: true);
        (plan.Count, plan.Start(1), plan.End(1)).ShouldBe((2, 4, 8));
        new BatchPlan(8, 4, atLeastTwo: false, dropLast: true).Count.ShouldBe(2);
    }

    [Fact]
    public void Rows_without_a_class_are_in_no_score()
    {
        using IgnoringNet network = new(4, 1, 1);
        using ClassesNet plain = new(4, 1, 1);
        plain.SetParameters(WeightedStepTests.Parameters(network));
        TestSet marked = new([1, 2, 3, 9, 9, 9, -1, 0, 2, 5, -5, 5, 1, 1, 1], [0, -100, 2, -100, 1], 3, ignoredClass: -100);
        TestSet rest = new([1, 2, 3, -1, 0, 2, 1, 1, 1], [0, 2, 1], 3);
        Evaluation left = network.Evaluate(marked), expected = plain.Evaluate(rest);
        left.Loss.ShouldBe(expected.Loss);
        left.Classification!.ConfusionMatrix.ToString().ShouldBe(expected.Classification!.ConfusionMatrix.ToString());
        double[] losses = plain.SampleLosses(rest);
        network.SampleLosses(marked).ShouldBe([losses[0], 0, losses[1], 0, losses[2]]);
        Should.Throw<ArgumentException>(() => plain.Evaluate(marked)).Message.ShouldBe(
            "The set has rows with the label -100, which stands for no class; ClassesNet has no such label. Say so in its attribute: [Network(IgnoredClass = -100)]. (Parameter 'set')");
        Should.Throw<ArgumentException>(() => network.Evaluate(new TestSet([1, 2, 3], [-100], 3, ignoredClass: -100))).Message.ShouldStartWith("Every row of the set has the label -100");
        Should.Throw<ArgumentOutOfRangeException>(() => new TestSet([1, 2, 3], [-1], 3, ignoredClass: -100)).Message.ShouldStartWith("The label of row 0 must be in 0..2 (3 classes), or -100 for none.");
    }

    [Fact]
    public void The_loss_of_a_validation_set_is_by_its_weights_and_its_scores_arent()
    {
        using ClassesNet network = new(4, 1, 1);
        ValidationSet set = new([1, 2, 3, 9, 9, 9, -1, 0, 2], [0, 1, 2], 3);
        double[] losses = network.SampleLosses(set);
        Evaluation weighted = network.Evaluate(set.WithWeights([1, 0, 3]));
        weighted.Loss.ShouldBe((losses[0] + (3 * losses[2])) / 4, 1e-12);
        weighted.Classification!.Accuracy.ShouldBe(network.Evaluate(set).Classification!.Accuracy);
    }

    internal static TrainingSet SetOf(WeightedRuns.Training run)
    {
        int? ignored = run.Network == "Ignoring" ? -100 : null;
        int outputs = run.Network is "YesOrNo" or "Positive" ? 2 : 3;
        TrainingSet set = run.Labels is not null
            ? new TrainingSet(run.Inputs, run.Labels, outputs, ignoredClass: ignored)
            : new TrainingSet(run.Inputs, run.Targets, run.Targets!.Length / (run.Inputs.Length / 3));
        return run.Weights is null ? set : set.WithWeights(run.Weights);
    }

    internal static FitOptions OptionsOf(WeightedRuns.Training run) => new()
    {
        Epochs = run.Epochs,
        Shuffle = false,
        DropLast = run.DropLast,
        BatchesPerStep = run.BatchesPerStep,
        ClassWeights = run.Balanced == true ? ClassWeights.Balanced : run.ClassWeights is null ? null : ClassWeights.Of(run.ClassWeights),
    };
}
