using DslNet.Tests.Graphs.Networks;

namespace DslNet.Tests.Sequences;

/// <summary>Losses of steps are those of rows that have the steps' numbers: loss, gradients, weights, evaluation.</summary>
public class StepLossTests
{
    private const int Rows = 6, Steps = 4, Features = 3;
    private static readonly int[] Lengths = [4, 0, 3, 1, 4, 2];
    private static readonly float[] Weights = [1, 2, 0.5f, 0, 3, 1];

    public static TheoryData<string> Kinds => ["StepNet", "MarkNet", "PlaceNet"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void They_are_those_of_rows(string kind)
    {
        using INetwork steps = OfSteps(kind), rows = OfRows(kind);
        Batch batch = Batch.Draw(kind);
        Agree(steps.Backward(batch.Input, batch.Target), rows.Backward(batch.RowInput, batch.RowTarget), Gradients(steps), Gradients(rows));
        Agree(steps.Backward(batch.Input, batch.Target, Weights), rows.Backward(batch.RowInput, batch.RowTarget, batch.RowWeights), Gradients(steps), Gradients(rows));
        float plain = steps.Backward(batch.Input, batch.Target);
        float[] gradients = Gradients(steps);
        steps.Backward(batch.Input, batch.Target, Enumerable.Repeat(1f, Rows).ToArray()).ShouldBe(plain, 1e-6f * plain);
        Agree(plain, plain, gradients, Gradients(steps));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void So_they_are_in_an_evaluation(string kind)
    {
        using INetwork steps = OfSteps(kind), rows = OfRows(kind);
        Batch batch = Batch.Draw(kind);
        Dataset set = new(batch.Input, batch.Target, steps.Info.TargetSize), asRows = new(batch.RowInput, batch.RowTarget, rows.Info.TargetSize);
        Evaluation ours = steps.Evaluate(set.AsTestSet()), theirs = rows.Evaluate(asRows.AsTestSet());
        ours.Loss.ShouldBe(theirs.Loss, 1e-6);
        ours.Loss.ShouldBe(steps.Backward(batch.Input, batch.Target), 1e-5);
        ours.Classification?.ConfusionMatrix.NonZero().ShouldBe(theirs.Classification!.ConfusionMatrix.NonZero());
        ours.MultiLabel?.Labels.Select(label => label.F1).ShouldBe(theirs.MultiLabel!.Labels.Select(label => label.F1));
        ours.Regression?.RootMeanSquaredError.ShouldBe(theirs.Regression!.RootMeanSquaredError, 1e-6);
        steps.Evaluate(set.AsTrainingSet().WithWeights(Weights)).Loss.ShouldBe(steps.Backward(batch.Input, batch.Target, Weights), 1e-5);

        double[] losses = steps.SampleLosses(set), each = rows.SampleLosses(asRows);
        int at = 0;
        for (int row = 0; row < Rows; row++)
        {
            int count = batch.Counted[row];
            losses[row].ShouldBe(count == 0 ? 0 : each[at..(at + count)].Average(), 1e-6);
            at += count;
        }
    }

    [Fact]
    public void Class_indices_are_targets()
    {
        using StepNet network = (StepNet)OfSteps("StepNet");
        Batch batch = Batch.Draw("StepNet");
        int[] labels = [.. batch.Target.Select(label => (int)label)];
        float loss = network.Backward(batch.Input, batch.Target);
        float[] gradients = Gradients(network);
        network.Backward(batch.Input, labels).ShouldBe(loss);
        Gradients(network).ShouldBe(gradients);
        float weighted = network.Backward(batch.Input, batch.Target, Weights);
        network.Backward(batch.Input, labels, Weights).ShouldBe(weighted);
        Should.Throw<ArgumentException>(() => network.Backward(batch.Input, labels[1..])).Message.ShouldContain("Expected 24 labels, 4 for each of 6 rows, but got 23");
        labels[5] = 19;
        ArgumentOutOfRangeException thrown = Should.Throw<ArgumentOutOfRangeException>(() => network.Backward(batch.Input, labels));
        thrown.ParamName.ShouldBe("labels");
        thrown.Message.ShouldContain("The class of step 1 of row 1 is 19; StepNet has classes from 0 to 18, and -1 for none.");
    }

    [Fact]
    public void Where_no_step_counts_there_is_no_loss_and_no_gradient()
    {
        using StepTokensNet tokens = new(2, seed: 1);
        Empty(tokens, [1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3, 4, 5, 6, 7, 2], [9, 9, 9, 9, 9, 9, 9, -1, -1, 8, 8, 8, 8, 8]);
        using MarkNet marks = new(2, seed: 1);
        Empty(marks, new float[26], [.. Enumerable.Repeat(7f, 16)]);
        using PlaceNet places = new(2, seed: 1);
        Empty(places, new float[26], [.. Enumerable.Repeat(7f, 16)]);

        static void Empty(INetwork network, float[] input, float[] target)
        {
            network.Backward(input, target).ShouldBe(0);
            Gradients(network).ShouldAllBe(gradient => gradient == 0);
            network.Backward(input, target, new float[] { 1, 2 }).ShouldBe(0);
            network.Backward(input, target, new float[] { 0, 0 }).ShouldBe(0);
            Gradients(network).ShouldAllBe(gradient => gradient == 0);
            Dataset set = new(input, target, network.Info.TargetSize);
            Should.Throw<ArgumentException>(() => network.Evaluate(set.AsTestSet())).Message.ShouldContain("No step of the set counts");
            network.SampleLosses(set).ShouldBe([0, 0]);
            History history = network.Fit(set.AsTrainingSet(), new Sgd(0.1f), new FitOptions { Epochs = 1, Validation = set.AsValidationSet() });
            history[0].TrainLoss.ShouldBe(0);
            history[0].ValidationLoss.ShouldBe(0);
        }
    }

    /// <summary>Numbers and targets behind the lengths: no bit changes.</summary>
    [Theory]
    [InlineData(1e38f)]
    [InlineData(-1e38f)]
    [InlineData(3f)]
    public void Nothing_depends_on_what_is_behind_a_length(float padding)
    {
        foreach (string kind in new[] { "MarkNet", "PlaceNet" })
        {
            using INetwork network = OfSteps(kind);
            Batch batch = Batch.Draw(kind);
            Same(network, batch.Input, batch.Target, Padded(batch.Input, 13, Features, Lengths, padding), Padded(batch.Target, 8, 2, Lengths, padding));
        }

        using StepTokensNet tokens = new(2, seed: 1);
        float[] input = [1, 2, 3, 4, 5, 6, 7, 3, 1, 2, 3, 4, 5, 6, 7, 5], target = [0, 1, 2, 0, 0, 0, 0, 3, -1, 1, 2, 0, 0, 0];
        Same(tokens, input, target, input, [0, 1, 2, .. Enumerable.Repeat(padding, 4), 3, -1, 1, 2, 0, padding, padding]);
        using StepHeadsNet heads = new(1, seed: 1);
        float[] row = [.. Enumerable.Range(0, 18).Select(i => i / 9f), 4], of = [1, 0, -1, 2, 1, 1, .. Enumerable.Repeat(0.5f, 24), 1, 2];
        float[] others = [1, 0, -1, 2, padding, padding, .. Enumerable.Repeat(0.5f, 8), .. Enumerable.Repeat(padding, 4), .. Enumerable.Repeat(0.5f, 8), .. Enumerable.Repeat(padding, 4), 1, 2];
        Same(heads, row, of, [.. row[..12], .. Enumerable.Repeat(padding, 6), 4], others);

        static void Same(INetwork network, float[] input, float[] target, float[] otherInput, float[] otherTarget)
        {
            float loss = network.Backward(input, target);
            float[] gradients = Gradients(network);
            network.Backward(otherInput, otherTarget).ShouldBe(loss);
            Gradients(network).ShouldBe(gradients);
            Dataset set = new(input, target, network.Info.TargetSize), other = new(otherInput, otherTarget, network.Info.TargetSize);
            network.Evaluate(other.AsTestSet()).ToString().ShouldBe(network.Evaluate(set.AsTestSet()).ToString());
        }
    }

    [Fact]
    public void Targets_are_checked_before_anything_is_read()
    {
        using StepTokensNet network = new(2);
        float[] input = new float[16];
        (input[7], input[15]) = (7, 3);
        float[] target = new float[14];
        target[9] = 4;
        foreach (Action call in new Action[] { () => network.Backward(input, target), () => network.Evaluate(new Dataset(input, target, 7).AsTestSet()), () => network.Fit(new Dataset(input, target, 7).AsTrainingSet(), new Sgd(0.1f)) })
        {
            call.ShouldThrow<ArgumentException>().Message.ShouldContain("The class of step 2 of row 1 is 4; StepTokensNet has classes from 0 to 3, and -1 for none.");
        }

        target[9] = 1.5f;
        Should.Throw<ArgumentException>(() => network.Backward(input, target)).Message.ShouldContain("is 1.5;");
        (target[9], target[10]) = (-1, 99);
        network.Backward(input, target).ShouldBeGreaterThan(0);
        Should.Throw<ArgumentException>(() => network.Backward(input, [.. target, .. target])).Message.ShouldContain("Expected 14 numbers, 7 for each of 2 rows");
        Should.Throw<ArgumentException>(() => network.Fit(new Dataset(input, new[] { 0, 1 }, 2).AsTrainingSet(), new Sgd(0.1f))).Message.ShouldContain("needs target values, the class of each of the 7 steps");
        Should.Throw<ArgumentException>(() => network.Evaluate(new Dataset(input, new float[6], 3).AsTestSet())).Message.ShouldContain("The set has 3 target values a row, StepTokensNet takes 7: the class of each step.");
        Should.Throw<ArgumentException>(() => network.Fit(new Dataset(input, target, 7).AsTrainingSet(), new Sgd(0.1f), new FitOptions { ClassWeights = ClassWeights.Balanced })).Message.ShouldContain("Classes of steps have none.");
        using MarkNet marks = new(1);
        float[] row = [.. new float[12], 2];
        Should.Throw<ArgumentException>(() => marks.Backward(row, new float[] { 1, 0, 1, 2, 9, 9, 9, 9 })).Message.ShouldContain("Target value 3 of row 0 is 2");
        Should.Throw<ArgumentException>(() => marks.Backward(row, new[] { 1, 0, 1, 2, 9, 9, 9, 9 })).Message.ShouldContain("The class of step 1 of row 0 is 2; MarkNet has classes from 0 to 1.");
        StepHeadsNet.Info.Heads.Select(head => (head.TargetSize, head.Steps?.Place)).ShouldBe([(6, 18), (12, 18), (12, 18), (2, null)]);
        StepHeadsNet.Info.TargetSize.ShouldBe(32);
    }

    /// <summary>Batches whose rows have other lengths: their gradients weigh as many steps as they have.</summary>
    [Fact]
    public void Accumulated_gradients_are_those_of_one_batch()
    {
        Batch batch = Batch.Draw("PlaceNet");
        TrainingSet set = new Dataset(batch.Input, batch.Target, 8).AsTrainingSet();
        float[] whole = Trained(6, 1), parts = Trained(2, 3);
        for (int i = 0; i < whole.Length; i++)
        {
            parts[i].ShouldBe(whole[i], 1e-5f);
        }

        float[] Trained(int batchSize, int batchesPerStep)
        {
            using PlaceNet network = new(batchSize, seed: 2);
            History history = network.Fit(set, new Sgd(0.1f), new FitOptions { Epochs = 1, Shuffle = false, BatchesPerStep = batchesPerStep });
            using PlaceNet fresh = new(6, seed: 2);
            history[0].TrainLoss.ShouldBe(fresh.Backward(batch.Input, batch.Target), 1e-5);
            float[] parameters = new float[PlaceNet.Info.ParameterCount];
            network.GetParameters(parameters);
            return parameters;
        }
    }

    [Fact]
    public void Several_outputs_are_evaluated_each_by_its_steps()
    {
        using StepHeadsNet network = new(4, seed: 3);
        Random random = new(1);
        float[] input = [.. Enumerable.Range(0, 9).SelectMany(row => Enumerable.Range(0, 18).Select(_ => random.NextSingle()).Append(row % 7))];
        Dataset set = Dataset.For(
            StepHeadsNet.Info, [("input", input)],
            [("tags", Labels(54, 4)), ("places", Numbers(108)), ("marks", [.. Numbers(108).Select(number => MathF.Round(number))]), ("whole", Numbers(18))]);
        Evaluation evaluation = network.Evaluate(set.AsTestSet());
        using StepHeadsNet one = new(9, seed: 3);
        evaluation.Loss.ShouldBe(one.Backward(input, [.. set.Targets]), 1e-5);
        evaluation["tags"].Classification!.ConfusionMatrix.Total.ShouldBe(Enumerable.Range(0, 9).Sum(row => Enumerable.Range(0, row % 7).Count(step => set.Targets[(row * 32) + step] >= 0)));
        evaluation["whole"].Regression.ShouldNotBeNull();
        ((0.7f * evaluation["tags"].Loss) + (1.3f * evaluation["places"].Loss) + evaluation["marks"].Loss + (0.5 * evaluation["whole"].Loss)).ShouldBe(evaluation.Loss, 1e-9);

        int[] Labels(int count, int classes) => [.. Enumerable.Range(0, count).Select(_ => random.Next(classes) - 1)];
        float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle())];
    }

    private static INetwork OfSteps(string kind) => kind switch { "StepNet" => new StepNet(Rows, seed: 5), "MarkNet" => new MarkNet(Rows, seed: 5), _ => new PlaceNet(Rows, seed: 5) };

    /// <summary>The same parameters, for as many rows as there are steps.</summary>
    private static INetwork OfRows(string kind)
    {
        INetwork rows = kind switch { "StepNet" => new RowNet(Rows * Steps), "MarkNet" => new MarkRowNet(Rows * Steps), _ => new PlaceRowNet(Rows * Steps) };
        using INetwork steps = OfSteps(kind);
        float[] parameters = new float[steps.Info.ParameterCount];
        steps.GetParameters(parameters);
        rows.SetParameters(parameters);
        return rows;
    }

    private static float[] Gradients(INetwork network)
    {
        float[] gradients = new float[network.Info.ParameterCount];
        network.GetGradients(gradients);
        return gradients;
    }

    private static void Agree(float loss, float expected, float[] gradients, float[] wanted)
    {
        loss.ShouldBe(expected, 2e-6f);
        for (int i = 0; i < wanted.Length; i++)
        {
            gradients[i].ShouldBe(wanted[i], 2e-6f, $"gradient {i}");
        }
    }

    /// <summary>The elements of each row at steps behind its length replaced.</summary>
    private static float[] Padded(float[] values, int width, int perStep, int[] lengths, float padding) =>
        [.. values.Select((value, at) => at % width >= lengths[at / width] * perStep && at % width < Steps * perStep ? padding : value)];

    /// <summary>Sequences, and the steps of them that count as rows.</summary>
    private sealed record Batch(float[] Input, float[] Target, float[] RowInput, float[] RowTarget, float[] RowWeights, int[] Counted)
    {
        public static Batch Draw(string kind)
        {
            Random random = new(7);
            List<float> input = [], target = [], rowInput = [], rowTarget = [], rowWeights = [];
            List<int> counted = [];
            for (int row = 0; row < Rows; row++)
            {
                int count = 0;
                for (int step = 0; step < Steps; step++)
                {
                    float[] x = [.. Enumerable.Range(0, Features).Select(_ => (random.NextSingle() * 4) - 2)];
                    int label = random.Next(-1, 19);
                    float[] y = kind switch { "StepNet" => [label], "MarkNet" => [random.Next(2), random.Next(2)], _ => [random.NextSingle() * 3, random.NextSingle()] };
                    input.AddRange(x);
                    target.AddRange(y);
                    if (kind == "StepNet" ? label >= 0 : step < Lengths[row])
                    {
                        count++;
                        rowInput.AddRange(x);
                        rowTarget.AddRange(kind == "StepNet" ? Enumerable.Range(0, 19).Select(place => place == label ? 1f : 0) : y);
                        rowWeights.Add(Weights[row]);
                    }
                }

                counted.Add(count);
                if (kind != "StepNet")
                {
                    input.Add(Lengths[row]);
                }
            }

            return new Batch([.. input], [.. target], [.. rowInput], [.. rowTarget], [.. rowWeights], [.. counted]);
        }
    }
}
