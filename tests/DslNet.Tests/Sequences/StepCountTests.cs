namespace DslNet.Tests.Sequences;

/// <summary>How many steps of an output count: the steps that the windows of convolutions and pools leave of a row's length.</summary>
public class StepCountTests
{
    /// <summary>Against windows that are moved along the padded row one by one.</summary>
    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(3, 1, 1)]
    [InlineData(3, 2, 1)]
    [InlineData(2, 2, 0)]
    [InlineData(5, 3, 2)]
    [InlineData(4, 4, 0)]
    public void A_window_leaves_as_many_steps_as_it_has_places(int size, int stride, int padding)
    {
        StepWindow window = new((2 * padding) - size, stride);
        window.Behind(0).ShouldBe(0);
        for (int steps = 1; steps <= 20; steps++)
        {
            int places = 0;
            for (int first = -padding; first + size <= steps + padding; first += stride)
            {
                places++;
            }

            window.Behind(steps).ShouldBe(places, $"of {steps} steps");
        }
    }

    [Fact]
    public void The_info_has_the_windows_before_an_output()
    {
        StepCount steps = ShortPhraseNet.Info.Steps.ShouldNotBeNull();
        (steps.Place, ShortPhraseNet.Info.Output).ShouldBe((36, new Shape(5, 4)));
        steps.Windows.ShouldBe([new StepWindow(-1, 2), new StepWindow(-2, 1)]);
        Enumerable.Range(0, 13).Select(length => steps.Of([.. new float[36], length])).ShouldBe([0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
        PhraseNet.Info.Steps.ShouldNotBeNull().Of([.. new float[36], 7]).ShouldBe(7);
    }

    /// <summary>Of 6 steps 2 are left, which two labels fit into, but not two equal ones. Behind them the blank is certain.</summary>
    [Fact]
    public void Labels_are_compared_with_the_steps_that_are_left()
    {
        using ShortPhraseNet network = new(1, seed: 1);
        float[] row = [.. Enumerable.Range(0, 36).Select(i => MathF.Sin(i)), 6], output = new float[20];
        network.Predict(row, output);
        output[8..].ShouldBe([1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0]);
        output[..8].ShouldAllBe(probability => probability > 0 && probability < 1);
        network.Fit(new Dataset(row, new float[] { 1, 2, 0, 0, 2 }, 5).AsTrainingSet(), new Adam(), new FitOptions { Epochs = 1 });
        Should.Throw<ArgumentException>(() => network.Fit(new Dataset(row, new float[] { 1, 1, 0, 0, 2 }, 5).AsTrainingSet(), new Adam(), new FitOptions { Epochs = 1 }))
            .Message.ShouldContain("Row 0 has 2 labels, which need at least 3 steps");
    }
}
