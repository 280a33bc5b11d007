// Sound files to features, features to a network; the pipeline is a record of functions.
using DslNet;
using DslNet.Data;
using static DslNet.Dsl;

namespace Corpus.SpokenWords;

[Network(Loss = Loss.CrossEntropy)]
public sealed partial class WordNet
{
    static Net Define() => Input(13) >> Dense(32) >> BatchNorm() >> Relu >> Dense(10) >> Softmax;
}

public sealed record Pipeline(Mfcc Features, Standardizer Scale, WordNet Network) : IDisposable
{
    public int Recognize(string file)
    {
        WavFile sound = WavFile.Read(file);
        float[] samples = new float[sound.Length];
        sound.CopyMono(samples);
        float[] all = Features.Compute(samples), mean = new float[13];
        for (int i = 0; i < all.Length; i++)
        {
            mean[i % 13] += all[i] / (all.Length / 13);
        }

        Scale.Apply(mean, mean);
        float[] scores = new float[WordNet.OutputSize];
        Network.Forward(mean, scores);
        return Array.IndexOf(scores, scores.Max());
    }

    public void Dispose() => Network.Dispose();

    public static Pipeline Load(string weights, Standardizer scale)
    {
        WordNet network = new(batchSize: 1, threads: 1);
        Safetensors.Load(network, weights);
        network.Eval();
        return new Pipeline(new Mfcc(8000), scale, network);
    }
}
