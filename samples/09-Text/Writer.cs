/// <summary>Goes on with a text, character by character, as the network thinks it may.</summary>
/// <param name="network">The network.</param>
/// <param name="seed">Of the choices.</param>
internal sealed class Writer(CharacterNet network, int seed)
{
    private readonly Random random = new(seed);
    private readonly float[] probabilities = new float[CharacterNet.OutputSize];

    /// <summary>The text and so many characters more.</summary>
    /// <param name="text">At least one character.</param>
    /// <param name="count">How many.</param>
    /// <param name="temperature">Below 1 what is likely gets likelier, above 1 less so; positive.</param>
    public string GoOn(string text, int count, double temperature)
    {
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<char> seen = text.AsSpan(Math.Max(0, text.Length - Text.Window));
            network.Predict(Text.Row(seen), probabilities);
            text += Alphabet.CharacterOf(Choose(probabilities.AsSpan((seen.Length - 1) * Alphabet.Size, Alphabet.Size), temperature));
        }

        return text;
    }

    private int Choose(ReadOnlySpan<float> chances, double temperature)
    {
        double[] weights = new double[chances.Length];
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = Math.Pow(chances[i], 1 / temperature);
        }

        double left = random.NextDouble() * weights.Sum();
        int chosen = 0;
        while (chosen + 1 < weights.Length && (left -= weights[chosen]) >= 0)
        {
            chosen++;
        }

        return chosen;
    }
}
