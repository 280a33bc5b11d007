using DslNet.Data;

namespace DslNet.Tests.Data;

public class TargetStandardizerTests
{
    [Fact]
    public void Targets_of_the_training_part_get_mean_0_and_deviation_1_and_inputs_stay()
    {
        DataSplit raw = Datasets.Diabetes().Split(seed: 1);
        DataSplit split = TargetStandardizer.Fit(raw.Train).Apply(raw);

        double[] targets = [.. split.Train.Targets.ToArray().Select(value => (double)value)];
        targets.Average().ShouldBe(0, 1e-6);
        targets.Average(value => value * value).ShouldBe(1, 1e-5);
        split.Train.Inputs.ToArray().ShouldBe(raw.Train.Inputs.ToArray());
        split.Test.FeatureNames.ShouldBe(raw.Test.FeatureNames);
    }

    [Fact]
    public void The_way_back_gives_the_targets_back()
    {
        DataSplit raw = Datasets.Diabetes().Split(seed: 1);
        TargetStandardizer scale = TargetStandardizer.Fit(raw.Train);
        DataSplit split = scale.Apply(raw);

        float[] back = new float[split.Test.Count];
        scale.Invert(split.Test.Targets, back);

        for (int i = 0; i < back.Length; i++)
        {
            back[i].ShouldBe(raw.Test.Targets[i], 1e-3f);
        }
    }

    [Fact]
    public void Diabetes_mean_and_deviation()
    {
        TargetStandardizer scale = TargetStandardizer.Fit(Datasets.Diabetes());

        scale.Mean[0].ShouldBe(152.13348416289594, 1e-12);
        scale.Scale[0].ShouldBe(Math.Sqrt((12850921 / 442.0) - (152.13348416289594 * 152.13348416289594)), 1e-9);
    }

    [Fact]
    public void Sets_that_do_not_fit_are_refused()
    {
        ArgumentException labels = Should.Throw<ArgumentException>(() => TargetStandardizer.Fit(Datasets.Iris()));
        labels.ParamName.ShouldBe("set");
        labels.Message.ShouldStartWith("The set has labels of 3 classes; numeric targets are needed.");

        TargetStandardizer one = TargetStandardizer.Fit(Datasets.Diabetes());
        ArgumentException width = Should.Throw<ArgumentException>(() => one.Apply(new TestSet([1, 2], [1f, 2, 3, 4], targetSize: 2)));
        width.Message.ShouldStartWith("The set has 2 targets a row; this was fitted on 1.");
    }
}
