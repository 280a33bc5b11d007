using DslNet;

/// <summary>A text, cut into windows. The target of each character is the one behind it.</summary>
internal static class Text
{
    /// <summary>The most characters of a window: as far as the network looks back.</summary>
    public const int Window = 64;

    /// <summary>A resource of this program.</summary>
    public static string Read(string resource)
    {
        using StreamReader reader = new(typeof(Text).Assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"The program has no resource {resource}."));
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>Windows side by side; the last one is what is left.</summary>
    public static Dataset Windows(string text)
    {
        List<float> inputs = [], targets = [];
        for (int start = 0; start + 1 < text.Length; start += Window)
        {
            int length = Math.Min(Window, text.Length - 1 - start);
            inputs.AddRange(Row(text.AsSpan(start, length)));
            targets.AddRange(Row(text.AsSpan(start + 1, length))[..Window]);
        }

        return new Dataset(inputs.ToArray(), targets.ToArray(), Window);
    }

    /// <summary>A row of the network's input: characters, then how many there are. What is behind those doesn't count.</summary>
    public static float[] Row(ReadOnlySpan<char> characters)
    {
        float[] row = new float[Window + 1];
        for (int i = 0; i < characters.Length; i++)
        {
            row[i] = Alphabet.NumberOf(characters[i]);
        }

        row[Window] = characters.Length;
        return row;
    }

    /// <summary>Bits a character where each is guessed by how often it occurs in the training set, whatever stands before it.</summary>
    public static double UnigramBits(SampleSet train, SampleSet test)
    {
        double[] counts = [.. Enumerable.Repeat(1.0, Alphabet.Size)];
        foreach (int character in Targets(train))
        {
            counts[character]++;
        }

        double all = counts.Sum();
        return Targets(test).Average(character => -Math.Log2(counts[character] / all));
    }

    private static IEnumerable<int> Targets(SampleSet set)
    {
        List<int> characters = [];
        float[] row = new float[set.InputSize];
        for (int number = 0; number < set.Count; number++)
        {
            set.CopyInputs(number, row);
            foreach (float target in set.Targets.Slice(number * Window, (int)row[Window]))
            {
                characters.Add((int)target);
            }
        }

        return characters;
    }
}
