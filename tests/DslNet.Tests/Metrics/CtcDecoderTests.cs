namespace DslNet.Tests;

public class CtcDecoderTests
{
    [Theory]
    [InlineData(new int[0], new int[0])]
    [InlineData(new[] { 0, 0, 0 }, new int[0])]
    [InlineData(new[] { 1, 1, 0, 1, 2, 2 }, new[] { 1, 1, 2 })]
    [InlineData(new[] { 2, 1, 2, 0, 0, 2 }, new[] { 2, 1, 2, 2 })]
    public void Of_certain_steps_repetitions_are_merged_and_blanks_taken_out(int[] path, int[] labels)
    {
        float[] certain = [.. path.SelectMany(label => Enumerable.Range(0, 3).Select(index => index == label ? 1f : 0))];
        CtcDecoder.Greedy(certain, 3).ShouldBe(labels);
        CtcHypothesis best = CtcDecoder.Beam(certain, 3, width: 4)[0];
        best.Labels.ShouldBe(labels);
        best.LogProbability.ShouldBe(0);
    }

    /// <summary>Where nothing is dropped, every sequence has the probability of all its alignments.</summary>
    [Theory]
    [InlineData(1, 3)]
    [InlineData(4, 3)]
    [InlineData(5, 2)]
    public void A_wide_beam_is_enumeration(int steps, int classes)
    {
        Random random = new(7);
        for (int round = 0; round < 10; round++)
        {
            float[] probabilities = Softmax(steps, classes, random);
            Dictionary<string, double> expected = Enumerated(probabilities, steps, classes);
            IReadOnlyList<CtcHypothesis> found = CtcDecoder.Beam(probabilities, classes, width: 10_000);
            found.Count.ShouldBe(expected.Count);
            foreach (CtcHypothesis hypothesis in found)
            {
                Math.Exp(hypothesis.LogProbability).ShouldBe(expected[string.Join(" ", hypothesis.Labels)], 1e-9);
            }

            found.Select(hypothesis => hypothesis.Score).ShouldBe(found.Select(hypothesis => hypothesis.Score).OrderDescending());
            double most = expected.Values.Max();
            Math.Exp(CtcDecoder.Beam(probabilities, classes, width: 1)[0].LogProbability).ShouldBeLessThanOrEqualTo(most + 1e-9);
        }
    }

    /// <summary>A. Graves's example: the most probable alignment has no label, the most probable labels are another's.</summary>
    [Fact]
    public void The_best_path_needs_not_have_the_best_labels()
    {
        float[] probabilities = [0.6f, 0.4f, 0.6f, 0.4f];
        CtcDecoder.Greedy(probabilities, 2).ShouldBeEmpty();
        CtcHypothesis best = CtcDecoder.Beam(probabilities, 2, width: 3)[0];
        best.Labels.ShouldBe([1]);
        Math.Exp(best.LogProbability).ShouldBe((2 * 0.6 * 0.4) + (0.4 * 0.4), 1e-6);
    }

    [Fact]
    public void A_language_model_can_turn_the_scales()
    {
        float[] probabilities = [0, 0.6f, 0.4f];
        CtcDecoder.Beam(probabilities, 3, 5)[0].Labels.ShouldBe([1]);
        CtcHypothesis best = CtcDecoder.Beam(probabilities, 3, 5, (before, label) => before.Count == 0 && label == 2 ? 0 : -1)[0];
        best.Labels.ShouldBe([2]);
        best.Score.ShouldBe(best.LogProbability);
        CtcDecoder.Beam(probabilities, 3, 5, (_, label) => label == 2 ? 0 : double.NegativeInfinity).Select(hypothesis => hypothesis.Labels).ShouldHaveSingleItem().ShouldBe([2]);
    }

    [Fact]
    public void Arguments_are_checked()
    {
        Should.Throw<ArgumentException>(() => CtcDecoder.Greedy(new float[7], 3)).Message.ShouldContain("whole steps of 3 numbers, but got 7");
        Should.Throw<ArgumentException>(() => CtcDecoder.Greedy([0, float.NaN], 2)).Message.ShouldContain("Class 1 of step 0 is NaN");
        Should.Throw<ArgumentOutOfRangeException>(() => CtcDecoder.Greedy(new float[3], 1)).Message.ShouldContain("at least 2 classes");
        Should.Throw<ArgumentOutOfRangeException>(() => CtcDecoder.Beam(new float[4], 2, 0)).Message.ShouldContain("at least one hypothesis");
        Should.Throw<ArgumentException>(() => CtcDecoder.Beam([0.5f, 1.5f], 2, 3)).Message.ShouldContain("A probability is in 0..1");
        Should.Throw<ArgumentException>(() => CtcDecoder.Greedy([0, 1, 0, 1, 0, 0], 3, new Span<int>([]))).Message.ShouldContain("there is room for 0");
    }

    private static float[] Softmax(int steps, int classes, Random random) => [.. Enumerable.Range(0, steps).SelectMany(_ =>
    {
        double[] powers = [.. Enumerable.Range(0, classes).Select(_ => Math.Exp(3 * random.NextDouble()))];
        return powers.Select(power => (float)(power / powers.Sum()));
    })];

    /// <summary>All paths, by the labels that they have.</summary>
    private static Dictionary<string, double> Enumerated(float[] probabilities, int steps, int classes)
    {
        Dictionary<string, double> sums = [];
        for (int number = 0; number < Math.Pow(classes, steps); number++)
        {
            int[] path = [.. Enumerable.Range(0, steps).Select(step => number / (int)Math.Pow(classes, step) % classes)];
            string labels = string.Join(" ", path.Where((label, step) => label != 0 && (step == 0 || path[step - 1] != label)));
            sums[labels] = sums.GetValueOrDefault(labels) + path.Select((label, step) => (double)probabilities[(step * classes) + label]).Aggregate((a, b) => a * b);
        }

        return sums;
    }
}
