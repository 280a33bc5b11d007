using DslNet.Tests.Graphs.Networks;

namespace DslNet.Tests.Graphs;

/// <summary>Rows that end early, and numbers that must be whole.</summary>
public class SequenceTests
{
    private const int Rows = 5;

    /// <summary>The elements of a row behind its length are others: no bit of what is computed changes.</summary>
    [Fact]
    public void Nothing_depends_on_what_is_behind_a_length()
    {
        Holds<TokenMeanNet>(steps: 9, perStep: 1, vocabulary: 11);
        Holds<SequenceLengthsNet>(steps: 8, perStep: 5, vocabulary: 0);
        Holds<LstmLengthsNet>(steps: 6, perStep: 3, vocabulary: 0);
        Holds<NormLengthsNet>(steps: 7, perStep: 3, vocabulary: 0);
        Holds<SubsampledNet>(steps: 15, perStep: 3, vocabulary: 0);
        Holds<AttentionLengthsNet>(steps: 8, perStep: 4, vocabulary: 0);
    }

    [Fact]
    public void A_length_of_0_is_an_empty_row()
    {
        using TokenMeanNet network = new(1);
        float[] empty = new float[TokenMeanNet.InputSize], other = [.. Enumerable.Repeat(7f, 9), 0], here = new float[3], there = new float[3];
        network.Predict(empty, here);
        network.Predict(other, there);
        there.ShouldBe(here);
        network.Backward(empty, new float[] { 1, 0, 0 });
        float[] gradients = new float[TokenMeanNet.Info.ParameterCount];
        network.GetGradients(gradients);
        gradients[..(11 * 6)].ShouldAllBe(gradient => gradient == 0);
    }

    [Theory]
    [InlineData(11, 3, "tokens of input that are whole numbers of 0 to 10", "step 2 of row 1 is 11")]
    [InlineData(-1, 3, "tokens of input that are whole numbers of 0 to 10", "step 2 of row 1 is -1")]
    [InlineData(2.5f, 3, "tokens of input that are whole numbers of 0 to 10", "step 2 of row 1 is 2.5")]
    [InlineData(float.NaN, 3, "tokens of input that are whole numbers of 0 to 10", "step 2 of row 1 is NaN")]
    [InlineData(4, 10, "its last number, to be a whole number of 0 to 9", "that of row 1 is 10")]
    [InlineData(4, -1, "its last number, to be a whole number of 0 to 9", "that of row 1 is -1")]
    [InlineData(4, 0.5f, "its last number, to be a whole number of 0 to 9", "that of row 1 is 0.5")]
    public void Numbers_that_must_be_whole_are_checked_before_anything_is_done(float token, float length, string expected, string came)
    {
        using TokenMeanNet network = new(2);
        using Predictor<TokenMeanNet> predictor = new(network);
        float[] rows = new float[20], outputs = new float[6];
        (rows[12], rows[19]) = (token, length);
        foreach (Action call in (Action[])[
            () => network.TrainStep(rows, [1, 0], new Sgd(0.1f)), () => network.Backward(rows, [0, 1]), () => network.Forward(rows, outputs),
            () => network.Predict(rows, outputs), () => predictor.Predict(rows, outputs)])
        {
            ArgumentException thrown = call.ShouldThrow<ArgumentException>();
            thrown.ParamName.ShouldBe("input");
            thrown.Message.ShouldContain(expected);
            thrown.Message.ShouldContain(came);
        }

        outputs.ShouldAllBe(output => output == 0);
    }

    /// <summary>A set in memory is looked through before the first step, so that the row is the set's.</summary>
    [Fact]
    public void A_set_in_memory_is_checked_as_a_whole()
    {
        using TokenMeanNet network = new(2);
        float[] rows = new float[50];
        rows[43] = 12;
        Dataset data = new(rows, [0, 1, 2, 0, 1], 3);
        float[] before = new float[TokenMeanNet.Info.ParameterCount], after = [.. before];
        network.GetParameters(before);
        foreach ((string name, Action call) in new (string, Action)[]
        {
            ("train", () => network.Fit(data.AsTrainingSet(), new Adam(), new FitOptions { Epochs = 1 })),
            ("test", () => network.Evaluate(data.AsTestSet())),
        })
        {
            call.ShouldThrow<ArgumentException>().Message.ShouldContain("the one of step 3 of row 4 is 12", customMessage: name);
        }

        network.GetParameters(after);
        after.ShouldBe(before);
    }

    [Fact]
    public void The_text_of_a_network_says_tokens_and_lengths()
    {
        TokenMeanNet.Info.ToString().ShouldContain("Tokens of 11");
        TokenMeanNet.Info.ToString().ShouldContain("9, length");
    }

    [Fact]
    public void What_a_row_is_made_of_is_in_the_info()
    {
        TokenMeanNet.InputSize.ShouldBe(10);
        TokenMeanNet.Info.Inputs.ShouldBe([new InputInfo("input", new Shape(9)) { Vocabulary = 11, HasLengths = true }]);
        TokenMeanNet.Info.Inputs[0].RowSize.ShouldBe(10);
        TokenStepsNet.Info.Inputs.Select(input => (input.Name, input.RowSize)).ShouldBe([("left", 8), ("right", 4)]);
        SequenceLengthsNet.Info.Inputs.ShouldBe([new InputInfo("input", new Shape(8, 5)) { HasLengths = true }]);
    }

    /// <summary>A named part of a row is its elements and its length.</summary>
    [Fact]
    public void Named_rows_end_with_their_lengths()
    {
        using TokenStepsNet network = new(2);
        float[] left = [1, 2, 3, 4, 0, 0, 0, 4], right = [4, 3, 2, 1], named = new float[2], whole = new float[2];
        network.Predict(left, right, named);
        network.Predict([.. left, .. right], whole);
        named.ShouldBe(whole);
        Dataset.For(TokenStepsNet.Info, [("left", left), ("right", right)], new float[] { 1, 2 }).InputSize.ShouldBe(12);
    }

    private static void Holds<TNetwork>(int steps, int perStep, int vocabulary)
        where TNetwork : INetwork<TNetwork>
    {
        Random random = new(3);
        int width = (steps * perStep) + 1;
        float[] rows = [.. Enumerable.Range(0, Rows).SelectMany(row => Row(row * 2))], others = [.. rows];
        for (int row = 0; row < Rows; row++)
        {
            int length = (int)rows[(row * width) + width - 1];
            for (int i = length * perStep; i < steps * perStep; i++)
            {
                others[(row * width) + i] = Padding();
            }
        }

        others.ShouldNotBe(rows);
        Results(others).ShouldBe(Results(rows));

        float Element() => vocabulary > 0 ? random.Next(vocabulary) : (random.NextSingle() * 4) - 2;

        // What overflows in any sum, and what is no number in any product.
        float Padding() => vocabulary > 0 ? random.Next(vocabulary) : random.Next(5) switch { 0 => float.MaxValue, 1 => float.MinValue, 2 => float.NaN, 3 => float.PositiveInfinity, _ => Element() };

        float[] Row(int length) => [.. Enumerable.Range(0, steps * perStep).Select(_ => Element()), Math.Min(length, steps)];

        float[] Results(float[] input)
        {
            using TNetwork network = TNetwork.Create(Rows, seed: 7, threads: 2);
            float[] outputs = new float[Rows * network.Info.Output.Size], targets = [.. Enumerable.Range(0, outputs.Length).Select(i => i % 3 == 0 ? 1f : 0)];
            float loss = network.TrainStep(input, targets, new Adam());
            float[] gradients = new float[network.Info.ParameterCount], parameters = new float[network.Info.ParameterCount];
            network.GetGradients(gradients);
            network.GetParameters(parameters);
            network.Predict(input, outputs);
            return [loss, .. gradients, .. parameters, .. outputs];
        }
    }
}
