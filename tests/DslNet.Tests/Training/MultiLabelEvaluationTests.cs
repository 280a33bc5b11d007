namespace DslNet.Tests.Training;

/// <summary>What an evaluation says of a network with several sigmoids: each label on its own, where it was one pooled table.</summary>
public class MultiLabelEvaluationTests
{
    // The network's outputs are the sigmoids of its inputs; label 0 is always right, label 1 never, label 2 is never there and never seen.
    private static readonly float[] Inputs = [1, -1, -1, -1, 1, -1, 1, -1, -1, -1, 1, -1];
    private static readonly float[] Targets = [1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0];

    [Fact]
    public void Each_label_has_scores_of_its_own()
    {
        using ThreeLabelNet network = Identity();
        Evaluation evaluation = network.Evaluate(new TestSet(Inputs, Targets, targetSize: 3));

        MultiLabelReport labels = evaluation.MultiLabel!;
        labels.Labels.Select(label => label.F1).ShouldBe([1, 0, 0]);
        labels.Labels.Select(label => label.Support).ShouldBe([2, 2, 0]);
        labels.Macro.F1.ShouldBe(1 / 3.0, 1e-12);
        labels.Micro.F1.ShouldBe(0.5, 1e-12);
        labels.Weighted.F1.ShouldBe(0.5, 1e-12);
        labels.Samples.F1.ShouldBe(((2 / 3.0) + 0 + (2 / 3.0) + 0) / 4, 1e-12);
        labels.SubsetAccuracy.ShouldBe(0);
        labels.HammingLoss.ShouldBe(4 / 12.0, 1e-12);
        labels.RocCurves[0].Auc.ShouldBe(1);
        labels.PrecisionRecallCurves.Count.ShouldBe(3);
        evaluation.Classification!.Accuracy.ShouldBe(8 / 12.0, 1e-12);   // all decisions together
        evaluation.ToString().ShouldContain("samples average");
        evaluation.ToString().ShouldContain("Hamming loss");
    }

    [Fact]
    public void A_single_sigmoid_has_no_labels()
    {
        using OneLogitNet network = new(batchSize: 2, seed: 1);
        network.Evaluate(new TestSet([1f, 2f], [0f, 1f])).MultiLabel.ShouldBeNull();
    }

    [Fact]
    public void Thresholds_that_a_validation_set_chose_judge_the_test_set()
    {
        using ThreeLabelNet network = Identity();
        float[] inputs = [-3, 3, 0, -2, 2, 0, -4, 4, 0, -5, -6, 0];
        float[] targets = [1, 1, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1];
        var validation = new ValidationSet(inputs, targets, targetSize: 3);
        network.Evaluate(validation).MultiLabel!.Labels[0].F1.ShouldBe(0);

        float[] chosen = [.. network.Evaluate(validation).MultiLabel!.PrecisionRecallCurves.Select(curve => curve.BestF1().Threshold)];
        Evaluation judged = network.Evaluate(new TestSet(inputs, targets, targetSize: 3), chosen);

        chosen[0].ShouldBe(1 / (1 + MathF.Exp(3)), 1e-6f);
        judged.MultiLabel!.Labels[0].F1.ShouldBe(1);
        judged.Loss.ShouldBe(network.Evaluate(validation).Loss);
        network.Evaluate(validation, chosen).MultiLabel!.Labels[0].F1.ShouldBe(1);
        network.Evaluate(new TestSet(inputs, targets, targetSize: 3), 0.01f).MultiLabel!.Labels[0].Recall.ShouldBe(1);
    }

    [Fact]
    public void Thresholds_that_do_not_fit_are_refused()
    {
        using ThreeLabelNet network = Identity();
        var set = new TestSet(Inputs, Targets, targetSize: 3);
        Should.Throw<ArgumentException>(() => network.Evaluate(set, 0.1f, 0.2f)).Message.ShouldBe("One threshold, or one for each of the 3 outputs of ThreeLabelNet, is expected; 2 came. (Parameter 'thresholds')");
        Should.Throw<ArgumentException>(() => network.Evaluate(set, float.NaN)).ParamName.ShouldBe("thresholds");
        using BareSoftmaxNet classes = new(batchSize: 1, seed: 1);
        Should.Throw<InvalidOperationException>(() => classes.Evaluate(new TestSet([1f, 2f], [0], 2), 0.3f)).Message.ShouldContain("Loss.BinaryCrossEntropy");
    }

    /// <summary>A history keeps the averages of each epoch, and a checkpoint does, so that a training that goes on has them, too.</summary>
    [Fact]
    public void A_history_has_the_averages_and_so_has_one_that_went_on()
    {
        string folder = Directory.CreateTempSubdirectory("dslnet-labels-").FullName;
        try
        {
            string path = Path.Combine(folder, "checkpoint");
            History whole = Fit(4, null), first = Fit(2, path), resumed = Fit(4, path);

            first.Count.ShouldBe(2);
            whole.Last.Validation!.MultiLabel!.Labels.ShouldBeEmpty();
            whole.Select(epoch => epoch.Validation!.MultiLabel!.Summary).ShouldBe(resumed.Select(epoch => epoch.Validation!.MultiLabel!.Summary));
            whole.Last.Validation.MultiLabel.HammingLoss.ShouldBe(4 / 12.0, 1e-12);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        static History Fit(int epochs, string? path)
        {
            using ThreeLabelNet network = Identity();
            return network.Fit(new TrainingSet(Inputs, Targets, targetSize: 3), new Sgd(1e-3f), new FitOptions
            {
                Epochs = epochs,
                Validation = new ValidationSet(Inputs, Targets, targetSize: 3),
                Checkpoint = path is null ? null : new Checkpoint(path),
            });
        }
    }

    private static ThreeLabelNet Identity()
    {
        ThreeLabelNet network = new(batchSize: 4, seed: 1);
        network.SetParameters([1, 0, 0, 0, 1, 0, 0, 0, 1]);
        return network;
    }
}
