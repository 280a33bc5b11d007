using DslNet;
using DslNet.Reports;

/// <summary>Words said one after another: a network learns to read them from strings alone, without being told where a word is.</summary>
internal static class DigitStrings
{
    private const int Held = 300;

    public static void Train(string name, DataSplit recordings, int strings, int epochs)
    {
        // Joined after the split: what is in a string of the test set is in none of the others.
        TrainingSet train = DigitStringMaker.Join(recordings.Train, strings, seed: 1).AsTrainingSet();
        ValidationSet validation = DigitStringMaker.Join(recordings.Validation, Held, seed: 2).AsValidationSet();
        TestSet test = DigitStringMaker.Join(recordings.Test, Held, seed: 3).AsTestSet();
        Console.WriteLine($"{name}: {train.Count} to learn from, {validation.Count} to validate, {test.Count} to test\n\n{DigitStringNet.Info}\n");

        using var network = new DigitStringNet(batchSize: 32, seed: 1);
        History history = network.Fit(train, new AdamW(learningRate: 5e-4f, weightDecay: 1e-2f) { ClipNorm = 5 }, new FitOptions
        {
            Epochs = epochs,
            Validation = validation,
            Schedule = Schedule.OneCycle(maximum: 5e-3f),
            Progress = ConsoleProgress.Default,
        });

        EditCounts greedy = network.Evaluate(test).LabelErrors!.Value, beam = default;
        float[] output = new float[DigitStringNet.OutputSize];
        for (int row = 0; row < test.Count; row++)
        {
            network.Predict(test.Input(row), output);
            int[] right = Labels(test, row), heard = [.. CtcDecoder.Beam(output, classes: 11, width: 8)[0].Labels];
            beam += ErrorRates.Labels(right, heard);
            if (row < 5)
            {
                Console.WriteLine($"{Text(right),-5} was read as {Text(heard)}");
            }
        }

        Console.WriteLine(FormattableString.Invariant($"""

            Training took {history.Seconds:0.0} s.
            Digit error rate: {beam.Rate:0.0000} by beam search, {greedy.Rate:0.0000} by the best path
            {beam}

            """));
    }

    private static int[] Labels(TestSet set, int row)
    {
        ReadOnlySpan<float> target = set.Targets.Slice(row * set.TargetSize, set.TargetSize);
        int[] labels = new int[(int)target[^1]];
        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = (int)target[i];
        }

        return labels;
    }

    private static string Text(int[] labels) => string.Concat(labels.Select(label => label - 1));
}
