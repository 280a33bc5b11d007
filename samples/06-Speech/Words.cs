using DslNet;
using DslNet.Data;
using DslNet.Reports;

/// <summary>Single words, a second of sound each: two networks learn which it is.</summary>
internal static class Words
{
    public static void Train(string name, DataSplit sounds, int epochs, float stretch = 0.15f, float pitch = 2)
    {
        int samples = sounds.Train.InputSize;
        Augmentation sound = Augment.Audio(stretch, pitch, Tones.SampleRate);

        // 40 bands in each of 98 frames of 25 ms, every 10 ms; however loud the whole is.
        IFeatureTransform mel = new LogMel(Tones.SampleRate).ForRows(samples);
        Train<SpeechNet>($"{name}, small CNN", sounds, sound, mel, _ => new RowNormalizer(mel.OutputSize), epochs);

        // MLPerf Tiny's keyword spotting: 10 coefficients in each of 49 frames of 40 ms, every 20 ms.
        LogMelOptions frames = new() { Frames = new StftOptions { FrameLength = Tones.SampleRate / 25, Hop = Tones.SampleRate / 50 } };
        IFeatureTransform cepstrum = new Mfcc(Tones.SampleRate, new MfccOptions { Mel = frames, Coefficients = 10 }).ForRows(samples);
        Train<KeywordNet>($"{name}, DS-CNN", sounds, sound, cepstrum, Standardizer.Fit, epochs);
    }

    private static void Train<TNetwork>(
        string name, DataSplit sounds, Augmentation sound, IFeatureTransform features, Func<TrainingSet, IFeatureTransform> scaling, int epochs)
        where TNetwork : INetwork<TNetwork>
    {
        DataSplit heard = sounds.Apply(features);
        IFeatureTransform scale = scaling(heard.Train);
        DataSplit seen = heard.Apply(scale);
        using TNetwork network = TNetwork.Create(batchSize: 32, seed: 1, threads: 0);
        Console.WriteLine($"{name}\n{seen}\n\n{network.Info}\n");

        // It learns from the sounds themselves, each time a little longer or shorter, higher or lower.
        History history = network.Fit(sounds.Train, new AdamW(learningRate: 5e-4f, weightDecay: 1e-3f), new FitOptions
        {
            Epochs = epochs,
            Validation = seen.Validation,
            Schedule = Schedule.OneCycle(maximum: 5e-3f),
            Augmentation = sound >> Augment.Features(features) >> Augment.Features(scale),
            Progress = ConsoleProgress.Default,
        });

        ClassificationReport result = network.Evaluate(seen.Test).Classification!;
        string report = Path.Combine(AppContext.BaseDirectory, $"report-{network.Info.Name}.html");
        new HtmlReport(name, network.Info)
        {
            History = history,
            Judgement = Judgement.Of(network, seen.Test, pictures: seen.Test),
            ImageShape = network.Info.Input,
        }.Save(report);
        Console.WriteLine(FormattableString.Invariant($"""

            Training took {history.Seconds:0.0} s.
            Test accuracy: {result.Accuracy:0.0000}

            {result.ConfusionMatrix}

            The report, with the spectrograms that it found hardest: {Path.GetRelativePath(Environment.CurrentDirectory, report)}

            """));
    }
}
