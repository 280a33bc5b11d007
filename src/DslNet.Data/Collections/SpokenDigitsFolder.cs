using System.Globalization;

namespace DslNet.Data;

/// <summary>The Free Spoken Digit Dataset from its folder of recordings.</summary>
internal static class SpokenDigitsFolder
{
    private const int SampleRate = 8000, Classes = 10;
    private const int TestRecordings = 5, ValidationRecordings = 5;   // of each digit and speaker

    public static DataSplit Read(string folder, int length, string? heldOut, ReaderLimits limits)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (length <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(length), FormattableString.Invariant($"A row needs at least one sample. It is {length}."));
        }

        Recording[] recordings = [.. Files(folder).Select(Named).OrderBy(file => file.Digit).ThenBy(file => file.Speaker, StringComparer.Ordinal).ThenBy(file => file.Index)];
        long bytes = (long)recordings.Length * length * sizeof(float);
        if (bytes > limits.MaxBytes || (long)recordings.Length * length > Array.MaxLength)
        {
            throw new ArgumentOutOfRangeException(nameof(length), FormattableString.Invariant($"{recordings.Length} rows of {length} samples take {bytes} bytes; at most {limits.MaxBytes} are taken (ReaderLimits.MaxBytes)."));
        }

        if (heldOut is not null && recordings.All(recording => recording.Speaker != heldOut))
        {
            string speakers = OutsideText.Names(recordings.Select(recording => recording.Speaker).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
            throw new ArgumentException($"There is no speaker '{OutsideText.Name(heldOut)}'; there are {speakers}.", nameof(heldOut));
        }

        bool IsTest(Recording recording) => heldOut is null ? recording.Index < TestRecordings : recording.Speaker == heldOut;
        bool Validates(Recording recording) => recording.Index is >= TestRecordings and < TestRecordings + ValidationRecordings;
        Recording[] test = Part(folder, recordings, "the test", "0–4", IsTest);
        Recording[] validation = Part(folder, recordings, "validation", "5–9", recording => !IsTest(recording) && Validates(recording));
        Recording[] train = Part(folder, recordings, "training", "10 and above", recording => !IsTest(recording) && !Validates(recording));
        return new DataSplit(
            new TrainingSet(Inputs(train, length, limits), Labels(train), Classes),
            new ValidationSet(Inputs(validation, length, limits), Labels(validation), Classes),
            new TestSet(Inputs(test, length, limits), Labels(test), Classes));
    }

    private static string[] Files(string folder)
    {
        string inner = Path.Combine(folder, "recordings");
        string place = Directory.Exists(inner) ? inner : folder;
        string[] files = Directory.Exists(place) ? OutsideFile.Guarded(place, () => Directory.GetFiles(place, "*.wav")) : [];
        return files.Length > 0 ? files : throw Missing(folder, $"'{OutsideText.Sentence(folder)}' has no WAV files.");
    }

    private static Recording Named(string path)
    {
        string[] parts = Path.GetFileNameWithoutExtension(path).Split('_');
        return parts is [[>= '0' and <= '9' and char digit], { Length: > 0 } speaker, { } number]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int index)
                ? new Recording(path, digit - '0', speaker, index)
                : throw new DslNetFormatException(path, 0, "A recording is named after digit, speaker and number, such as 7_jackson_32.wav; this name is another.");
    }

    private static Recording[] Part(string folder, Recording[] recordings, string part, string numbers, Func<Recording, bool> isIn)
    {
        Recording[] found = [.. recordings.Where(isIn)];
        return found.Length > 0 ? found : throw Missing(folder, $"'{OutsideText.Sentence(folder)}' has no recordings numbered {numbers}, which are for {part}.");
    }

    private static int[] Labels(Recording[] recordings) => [.. recordings.Select(recording => recording.Digit)];

    private static float[] Inputs(Recording[] recordings, int length, ReaderLimits limits)
    {
        float[] inputs = new float[recordings.Length * length];
        for (int i = 0; i < recordings.Length; i++)
        {
            WavFile wav = WavReader.Read(recordings[i].Path, limits, mostFrames: length);
            if (wav.SampleRate != SampleRate || wav.Channels != 1)
            {
                throw new DslNetFormatException(recordings[i].Path, 0, FormattableString.Invariant($"One channel of {SampleRate} Hz is expected; {wav.Channels} of {wav.SampleRate} Hz came."));
            }

            // Truncated, or padded with silence.
            wav.Samples[..Math.Min(length, wav.Length)].CopyTo(inputs.AsSpan(i * length));
        }

        return inputs;
    }

    private static FileNotFoundException Missing(string folder, string what) => new(
        $"{what} Put the recordings of the Free Spoken Digit Dataset there, or into its folder 'recordings': 3,000 files such as 7_jackson_32.wav " +
        "(digit, speaker, number from 0 to 49), one channel of 8,000 Hz.",
        Path.Combine(folder, "0_george_0.wav"));

    /// <summary>A file, and the fields of its name.</summary>
    private sealed record Recording(string Path, int Digit, string Speaker, int Index);
}
