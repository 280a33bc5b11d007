using DslNet.Data;

const string Usage = """
    dotnet run -c Release --project samples/06-Speech [-- [strings] [FOLDER [SPEAKER]]]

      (nothing)  single words: a small CNN and a DS-CNN learn them
      strings    words said one after another: a GRU with the loss CTC learns to read them

    FOLDER has the recordings of the Free Spoken Digit Dataset, 7_jackson_32.wav and the others. SPEAKER is held out at one
    more training of single words. Without FOLDER the words are tones that this program makes itself.
    """;

switch (args)
{
    case []:
        Words.Train("Ten tones", Tones.Speak(seed: 1), epochs: 12);
        return 0;
    case ["strings"]:
        DigitStrings.Train("Strings of tones", Tones.Speak(seed: 1), strings: 600, epochs: 12);
        return 0;
    case ["strings", var folder]:
        DigitStrings.Train("Strings of spoken digits", Datasets.SpokenDigits(folder), strings: 2500, epochs: 4);
        return 0;
    case [not "strings" and var folder, .. var rest] when rest.Length <= 1:
        Words.Train("Spoken digits", Datasets.SpokenDigits(folder), epochs: 20);

        // A voice that was never heard is further away: sounds are varied more.
        string speaker = rest is [var name] ? name : "theo";
        Words.Train($"Spoken digits, {speaker} held out", Datasets.SpokenDigits(folder, heldOut: speaker), epochs: 16, stretch: 0.2f, pitch: 4);
        return 0;
    default:
        Console.Error.WriteLine(Usage);
        return 2;
}
