using DslNet;
using DslNet.Data;
using DslNet.Reports;

// With a folder of the Free Spoken Digit Dataset: those recordings, and then a speaker whom the network has never heard.
// Without: tones that this program makes itself.
switch (args)
{
    case []:
        Train("Ten tones", Tones.Speak(seed: 1), epochs: 12);
        return 0;
    case [var folder, .. var rest] when rest.Length <= 1:
        Train("Spoken digits", Datasets.SpokenDigits(folder), epochs: 20);

        // A voice that was never heard is further away: sounds are varied more.
        string speaker = rest is [var name] ? name : "theo";
        Train($"Spoken digits, {speaker} held out", Datasets.SpokenDigits(folder, heldOut: speaker), epochs: 16, stretch: 0.2f, pitch: 4);
        return 0;
    default:
        Console.Error.WriteLine("dotnet run -c Release --project samples/06-Speech [-- FOLDER [SPEAKER]]\n\nFOLDER has the recordings, 7_jackson_32.wav and the others; SPEAKER is held out at the second training.");
        return 2;
}

static void Train(string name, DataSplit sounds, int epochs, float stretch = 0.15f, float pitch = 2)
{
    // What the network hears: how strong each of 40 bands is in each of 98 frames, however loud the whole is.
    LogMel mel = new(Tones.SampleRate);
    IFeatureTransform spectrogram = mel.ForRows(sounds.Train.InputSize);
    RowNormalizer loudness = new(spectrogram.OutputSize);
    DataSplit seen = sounds.Apply(spectrogram).Apply(loudness);
    Console.WriteLine($"{name}\n{seen}\n\n{SpeechNet.Info}\n");

    using var network = new SpeechNet(batchSize: 32, seed: 1);

    // It learns from the sounds themselves, each time a little longer or shorter, higher or lower.
    History history = network.Fit(sounds.Train, new AdamW(learningRate: 5e-4f, weightDecay: 1e-3f), new FitOptions
    {
        Epochs = epochs,
        Validation = seen.Validation,
        Schedule = Schedule.OneCycle(maximum: 5e-3f),
        Augmentation = Augment.Audio(stretch, pitch, Tones.SampleRate) >> Augment.Features(spectrogram) >> Augment.Features(loudness),
        Progress = ConsoleProgress.Default,
    });

    ClassificationReport result = network.Evaluate(seen.Test).Classification!;
    string report = Path.Combine(AppContext.BaseDirectory, "report.html");
    new HtmlReport(name, SpeechNet.Info)
    {
        History = history,
        Judgement = Judgement.Of(network, seen.Test, pictures: seen.Test),
        ImageShape = SpeechNet.Info.Input,
    }.Save(report);
    Console.WriteLine(FormattableString.Invariant($"""

        Training took {history.Seconds:0.0} s.
        Test accuracy: {result.Accuracy:0.0000}

        {result.ConfusionMatrix}

        The report, with the spectrograms that it found hardest: {Path.GetRelativePath(Environment.CurrentDirectory, report)}

        """));
}
