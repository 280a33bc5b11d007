using System.Text.Json;

namespace DslNet.Tests.Sequences;

/// <summary>A network with the loss CTC, from its definition to its evaluation.</summary>
public class CtcNetworkTests
{
    private const int Rows = 5, Steps = 9, Classes = 5;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Ten_steps_of_training_are_PyTorchs(int threads)
    {
        JsonElement run = CtcReferences.Training;
        float[] input = run.Floats("input"), target = run.Floats("target");
        using LetterNet network = new(Rows, threads: threads);
        LetterNet.Info.TargetSize.ShouldBe(5);
        network.SetParameters(run.Floats("start"));
        Sgd optimizer = new(0.05f, momentum: 0.9f);
        foreach (double loss in run.Doubles("losses"))
        {
            ((double)network.TrainStep(input, target, optimizer)).ShouldBe(loss, 1e-5 * loss);
        }

        float[] parameters = new float[LetterNet.Info.ParameterCount], output = new float[Rows * Steps * Classes];
        network.GetParameters(parameters);
        Agree(parameters, run.Doubles("end"), 2e-5);
        network.Predict(input, output);
        Agree(output, run.Doubles("output"), 2e-5);

        Evaluation evaluation = network.Evaluate(new Dataset(input, target, LetterNet.Info.TargetSize).AsTestSet());
        evaluation.Loss.ShouldBe(run.GetProperty("evaluated").GetDouble(), 1e-4);
        evaluation.Classification.ShouldBeNull();
        evaluation.Regression.ShouldBeNull();
        evaluation.LabelErrors.ShouldBe(Errors(output, target));
        evaluation.ToString().ShouldContain("label error rate");
    }

    /// <summary>What it is for: sequences whose labels stand somewhere are read after a short training, but for some that stand twice, a single step apart.</summary>
    [Fact]
    public void Places_of_labels_are_found()
    {
        Random random = new(5);
        const int Count = 64;
        float[] input = new float[Count * Steps * 3], target = new float[Count * 5];
        for (int row = 0; row < Count; row++)
        {
            // Each of the letters 1, 2 and 3 is a peak of its own feature, at a place of its own, with a step between.
            int[] places = [random.Next(0, 2), random.Next(3, 5), random.Next(6, 9)];
            int count = random.Next(0, 4);
            for (int i = 0; i < count; i++)
            {
                int label = random.Next(1, 4);
                input[(((row * Steps) + places[i]) * 3) + label - 1] = 1;
                target[(row * 5) + i] = label;
            }

            target[(row * 5) + 4] = count;
        }

        using LetterNet network = new(32, seed: 3);
        Dataset data = new(input, target, 5);
        network.Fit(data.AsTrainingSet(), new Adam(0.02f), new FitOptions { Epochs = 80 });
        Evaluation evaluation = network.Evaluate(data.AsTestSet());
        EpochRecord epoch = new(1, 0.5, evaluation, 0.1f, 1, 2);
        CheckpointContent.EpochFromBytes(CheckpointContent.ToBytes(epoch)).ShouldBe(epoch with { Validation = new Evaluation(evaluation.Loss, null, null) { LabelErrors = evaluation.LabelErrors } });
        EditCounts errors = evaluation.LabelErrors.ShouldNotBeNull();
        errors.Rate.ShouldBeLessThan(0.15, errors.ToString());
    }

    [Fact]
    public void Targets_are_checked_before_anything_is_read()
    {
        using LetterNet network = new(2);
        float[] input = new float[2 * Steps * 3];
        Should.Throw<ArgumentException>(() => network.Backward(input, new float[] { 1, 2, 0, 0, 2, 1, 5, 0, 0, 2 })).Message.ShouldContain("Label 1 of row 1 is 5; LetterNet has labels from 1 to 4, and 0 is the blank");
        Should.Throw<ArgumentException>(() => network.Backward(input, new float[] { 1, 2, 0, 0, 2, 1, 0, 0, 0, 2 })).Message.ShouldContain("Label 1 of row 1 is 0");
        Should.Throw<ArgumentException>(() => network.Backward(input, new float[] { 1, 2, 0, 0, 5, 1, 0, 0, 0, 1 })).Message.ShouldContain("row 0 is how many labels the row has, and 5; LetterNet takes 0 to 4");
        Should.Throw<ArgumentException>(() => network.Backward(input, new float[] { 1, 2, 0, 0, 1.5f, 1, 0, 0, 0, 1 })).Message.ShouldContain("and 1.5;");
        Should.Throw<ArgumentException>(() => network.Backward(input, Enumerable.Repeat(0f, 2 * Steps * Classes).ToArray())).Message.ShouldContain("Expected 10 numbers, 5 for each of 2 rows");
        Should.Throw<InvalidOperationException>(() => network.Backward(input, [1, 2])).Message.ShouldContain("LetterNet has Loss.Ctc");
        Should.Throw<ArgumentException>(() => network.Fit(new Dataset(input, new[] { 0, 1 }, 2).AsTrainingSet(), new Sgd(0.1f))).Message.ShouldContain("needs target values, the labels of a row and their number");
        Should.Throw<ArgumentException>(() => network.Evaluate(new Dataset(input, new float[6], 3).AsTestSet())).Message.ShouldContain("The set has 3 target values a row, LetterNet takes 5: 4 places for labels");
    }

    private static EditCounts Errors(float[] output, float[] target)
    {
        EditCounts sum = default;
        for (int row = 0; row < Rows; row++)
        {
            int[] labels = [.. target[(row * 5)..((row * 5) + (int)target[(row * 5) + 4])].Select(label => (int)label)];
            sum += ErrorRates.Labels(labels, CtcDecoder.Greedy(output.AsSpan(row * Steps * Classes, Steps * Classes), Classes));
        }

        return sum;
    }

    private static void Agree(float[] actual, double[] expected, double tolerance)
    {
        actual.Length.ShouldBe(expected.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            ((double)actual[i]).ShouldBe(expected[i], tolerance, $"at {i}");
        }
    }
}
