using DslNet.Tests.Kernels;

namespace DslNet.Tests.Sequences;

/// <summary>CTC over rows of different lengths, and rows whose steps are too few for their labels.</summary>
public class CtcLengthsTests
{
    private const int Steps = 12, Features = 3, Width = (Steps * Features) + 1;

    private static readonly float[] Feasible = [1, 2, 0, 0, 2], TwiceTheSame = [1, 1, 2, 0, 3];

    [Fact]
    public void The_info_says_whose_lengths_the_output_has()
    {
        PhraseNet.Info.Steps.ShouldNotBeNull();
        LetterNet.Info.Steps.ShouldBeNull();
    }

    [Fact]
    public void Letters_are_read_from_rows_of_any_length()
    {
        Dataset phrases = Phrases(200, seed: 1);
        using PhraseNet network = new(20, seed: 3, threads: 2);
        network.Fit(phrases.Rows(..150).AsTrainingSet(), new Adam(2e-2f), new FitOptions { Epochs = 25, Validation = phrases.Rows(150..).AsValidationSet() });
        EditCounts errors = network.Evaluate(phrases.Rows(150..).AsTestSet()).LabelErrors.ShouldNotBeNull();
        errors.Rate.ShouldBeLessThan(0.1, errors.ToString());
    }

    /// <summary>What stands behind a length changes no bit of a loss, a gradient, an evaluation or a prediction.</summary>
    [Theory]
    [InlineData(1e38f)]
    [InlineData(-3f)]
    public void Padding_counts_nowhere(float padding)
    {
        (float[] clean, float[] target) = ([.. Row(6, 0), .. Row(9, 0)], [.. Feasible, .. TwiceTheSame]);
        float[] padded = [.. Row(6, padding), .. Row(9, padding)];
        (float loss, float[] gradient, double evaluated, float[] output) = Results(clean, target);
        (float otherLoss, float[] otherGradient, double otherEvaluated, float[] otherOutput) = Results(padded, target);
        (otherLoss, otherEvaluated).ShouldBe((loss, evaluated));
        otherGradient.ShouldBeSameBits(gradient);
        otherOutput.ShouldBeSameBits(output);
        ((double)loss).ShouldBe(evaluated, 1e-5);

        // Behind the length it is certain that there is no label.
        output[(6 * 4)..(7 * 4)].ShouldBe([1, 0, 0, 0]);
    }

    /// <summary>Three labels, two of them equal, need four steps. With three the probability is 0, the loss infinite, and nothing is learned from the row.</summary>
    [Fact]
    public void A_row_with_too_few_steps_has_an_infinite_loss_and_no_gradient()
    {
        (float loss, float[] gradient, double evaluated, _) = Results([.. Row(6, 0), .. Row(3, 0)], [.. Feasible, .. TwiceTheSame]);
        loss.ShouldBe(float.PositiveInfinity);
        evaluated.ShouldBe(double.PositiveInfinity);

        (_, float[] alone, _, _) = Results([.. Row(6, 0)], Feasible);
        gradient.Zip(alone).ShouldAllBe(pair => Math.Abs(pair.First - (pair.Second / 2)) <= 1e-7f);
        Results([.. Row(6, 0), .. Row(4, 0)], [.. Feasible, .. TwiceTheSame]).Loss.ShouldBeLessThan(100);
    }

    [Fact]
    public void Fit_refuses_rows_with_too_few_steps()
    {
        Dataset good = new([.. Row(6, 0), .. Row(4, 0)], [.. Feasible, .. TwiceTheSame], 5), bad = new([.. Row(6, 0), .. Row(3, 0)], [.. Feasible, .. TwiceTheSame], 5);
        using PhraseNet network = new(2);
        Sgd optimizer = new(0.01f);
        network.Fit(good.AsTrainingSet(), optimizer, new FitOptions { Epochs = 1 });

        ArgumentException inTraining = Should.Throw<ArgumentException>(() => network.Fit(bad.AsTrainingSet(), optimizer, new FitOptions { Epochs = 1 }));
        inTraining.ParamName.ShouldBe("train");
        inTraining.Message.ShouldContain("Row 1 has 3 labels, which need at least 4 steps: one for each, and 1 for a blank between equal ones. It has 3, so that its loss would be infinite.");
        Should.Throw<ArgumentException>(() => network.Fit(good.AsTrainingSet(), optimizer, new FitOptions { Epochs = 1, Validation = bad.AsValidationSet() }))
            .ParamName.ShouldBe(nameof(FitOptions.Validation));
    }

    private static (float Loss, float[] Gradient, double Evaluated, float[] Output) Results(float[] input, float[] target)
    {
        using PhraseNet network = new(2, seed: 5);
        float[] gradient = new float[PhraseNet.Info.ParameterCount], output = new float[input.Length / Width * PhraseNet.OutputSize];
        float loss = network.Backward(input, target);
        network.GetGradients(gradient);
        network.Predict(input, output);
        return (loss, gradient, network.Evaluate(new Dataset(input, target, 5).AsTestSet()).Loss, output);
    }

    /// <summary>Numbers up to the length, the padding behind it, the length.</summary>
    private static float[] Row(int length, float padding)
    {
        float[] row = new float[Width];
        for (int i = 0; i < Width - 1; i++)
        {
            row[i] = i < length * Features ? MathF.Sin(1.7f * i) : padding;
        }

        row[^1] = length;
        return row;
    }

    /// <summary>One to four letters, each a peak of its own feature for a step or two, with a step of silence between.</summary>
    private static Dataset Phrases(int count, int seed)
    {
        Random random = new(seed);
        float[] inputs = new float[count * Width], targets = new float[count * 5];
        for (int row = 0; row < count; row++)
        {
            Span<float> input = inputs.AsSpan(row * Width, Width), target = targets.AsSpan(row * 5, 5);
            int letters = random.Next(1, 5), step = 0;
            for (int i = 0; i < letters; i++)
            {
                int letter = random.Next(Features);
                for (int length = random.Next(1, 3); length > 0; length--)
                {
                    input[(step++ * Features) + letter] = 1;
                }

                step++;
                target[i] = letter + 1;
            }

            target[^1] = letters;
            input[^1] = step;
        }

        return new Dataset(inputs, targets, 5);
    }
}
