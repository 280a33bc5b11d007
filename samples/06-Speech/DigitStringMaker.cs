using DslNet;
using DslNet.Data;
using System.Numerics.Tensors;

/// <summary>Strings of digits: recordings of single ones, joined at random. A row is the sound's spectrogram, four frames a step, and its number of steps.</summary>
internal static class DigitStringMaker
{
    public const int LeastDigits = 3, MostDigits = 5;

    /// <summary>4 s of 25 frames of 40 ms.</summary>
    public const int Steps = 99;

    public const int Features = FramesPerStep * Bands;

    private const int Bands = 40, FramesPerStep = 4, MostPause = Tones.SampleRate / 20;

    // A recording's silence has no logarithm; this is far below its quietest sound.
    private static readonly LogMel Mel = new(Tones.SampleRate, new LogMelOptions { Filters = Bands, Floor = 1e-6 });

    /// <summary>Joins recordings, a second each with silence around, whose labels are the digits 0 to 9.</summary>
    public static Dataset Join(SampleSet recordings, int count, int seed)
    {
        int row = (Steps * Features) + 1, target = MostDigits + 1;
        float[] inputs = new float[count * row], targets = new float[count * target];
        Parallel.For(0, count, i => Join(recordings, new Random((seed * 1_000_003) + i), inputs.AsSpan(i * row, row), targets.AsSpan(i * target, target)));
        return new Dataset(inputs, targets, target);
    }

    private static void Join(SampleSet recordings, Random random, Span<float> input, Span<float> target)
    {
        List<float> samples = [];
        int digits;
        do
        {
            samples.Clear();
            digits = random.Next(LeastDigits, MostDigits + 1);
            for (int i = 0; i < digits; i++)
            {
                int chosen = random.Next(recordings.Count);
                samples.AddRange(new float[i == 0 ? 0 : random.Next(MostPause)]);
                samples.AddRange(recordings.Input(chosen).Trim(0f));

                // Class 0 is CTC's blank.
                target[i] = recordings.Labels[chosen] + 1;
            }
        }
        while (Mel.Frames(samples.Count) > Steps * FramesPerStep);

        float[] frames = Mel.Compute(samples.ToArray());
        int steps = frames.Length / Features;
        Span<float> sound = frames.AsSpan(0, steps * Features);

        // However loud the whole is.
        TensorPrimitives.Subtract(sound, TensorPrimitives.Average<float>(sound), sound);
        TensorPrimitives.Divide(sound, TensorPrimitives.StdDev<float>(sound), sound);
        sound.CopyTo(input);
        input[^1] = steps;
        target[^1] = digits;
    }
}
