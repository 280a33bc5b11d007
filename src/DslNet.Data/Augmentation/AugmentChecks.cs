namespace DslNet.Data;

/// <summary>Validates the arguments of augmentations.</summary>
internal static class AugmentChecks
{
    /// <summary>A full turn to each side covers all angles.</summary>
    public static void Angle(float degrees, float lowest, string name) =>
        MustBe(degrees >= lowest && degrees <= 360, name, degrees, FormattableString.Invariant($"An angle must be in {lowest}..360 degrees."));

    public static void Probability(float probability) =>
        MustBe(probability is >= 0 and <= 1, nameof(probability), probability, "A probability must be in 0..1.");

    public static void Deviation(float deviation) =>
        MustBe(deviation >= 0 && float.IsFinite(deviation), nameof(deviation), deviation, "A standard deviation must be finite and at least 0.");

    public static void Pixels(int pixels, string name) =>
        MustBe(pixels >= 0, name, pixels, "A number of pixels must be at least 0.");

    public static void Stretch(float stretch) =>
        MustBe(stretch is >= 0 and <= 3, nameof(stretch), stretch, "A stretch must be in 0..3: up to 4 times as long.");

    public static void Semitones(float pitch) =>
        MustBe(pitch is >= 0 and <= 48, nameof(pitch), pitch, "A pitch must be in 0..48 semitones.");

    public static void Decibels(float decibels) =>
        MustBe(decibels >= 0 && float.IsFinite(decibels), nameof(decibels), decibels, "A gain must be finite and at least 0 dB.");

    public static void Ratios(float from, float to)
    {
        MustBe(float.IsFinite(from), nameof(from), from, "A ratio of signal to noise must be finite, in dB.");
        MustBe(float.IsFinite(to) && to >= from, nameof(to), to, FormattableString.Invariant($"The largest ratio of signal to noise must be finite and at least the smallest, {from} dB."));
    }

    public static void Border(ImageBorder border) =>
        MustBe(Enum.IsDefined(border), nameof(border), (int)border, "The border must be Zero, Nearest or Mirror.");

    private static void MustBe(bool condition, string name, float value, string expectation)
    {
        if (!condition)
        {
            throw new ArgumentOutOfRangeException(name, FormattableString.Invariant($"{expectation} It is {value}."));
        }
    }
}
