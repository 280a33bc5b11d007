using DslNet;

/// <summary>
/// Something to listen to where there are no recordings: ten "words", each two gliding tones with overtones and a noise, spoken by voices of
/// different pitch and speed.
/// </summary>
internal static class Tones
{
    public const int SampleRate = 8000;
    private const int Words = 10, Voices = 5, Takes = 12;

    /// <summary>Sixty takes of each word, a second each, split by takes.</summary>
    public static DataSplit Speak(ulong seed)
    {
        Random random = new((int)seed);
        List<float> samples = [];
        List<int> words = [];
        for (int word = 0; word < Words; word++)
        {
            for (int voice = 0; voice < Voices; voice++)
            {
                for (int take = 0; take < Takes; take++)
                {
                    samples.AddRange(Say(word, pitch: 90 + (30 * voice), random));
                    words.Add(word);
                }
            }
        }

        return new Dataset(samples.ToArray(), words.ToArray(), Words).Split(validation: 0.15, test: 0.15, seed);
    }

    private static float[] Say(int word, double pitch, Random random)
    {
        float[] sound = new float[SampleRate];
        double speed = 0.8 + (0.4 * random.NextDouble()), start = 0.2 * random.NextDouble(), phase = 0;
        pitch *= 0.9 + (0.2 * random.NextDouble());
        for (int i = 0; i < sound.Length; i++)
        {
            double time = ((double)i / SampleRate) - start, place = time / (0.6 * speed);
            if (place is < 0 or > 1)
            {
                continue;
            }

            // Each word glides from one vowel to another: which overtones are strong tells them apart.
            double formant = ((1 - place) * (300 + (170 * word))) + (place * (2000 - (150 * (word * 7 % Words))));
            phase += 2 * Math.PI * pitch / SampleRate;
            double value = 0;
            for (int overtone = 1; overtone * pitch < 3500; overtone++)
            {
                double distance = ((overtone * pitch) - formant) / 200;
                value += Math.Exp(-distance * distance) * Math.Sin(overtone * phase);
            }

            sound[i] = (float)((0.2 * value * Math.Sin(Math.PI * place)) + (0.005 * (random.NextDouble() - 0.5)));
        }

        return sound;
    }
}
