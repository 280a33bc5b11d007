// Two networks in one loop, as in a GAN: one is trained while the other only answers.
using DslNet;
using static DslNet.Dsl;

namespace Corpus.Adversaries;

[Network(Loss = Loss.MeanSquaredError)]
public sealed partial class Forger
{
    static Net Define() => Input(16) >> Dense(64) >> BatchNorm() >> LeakyRelu(0.2f) >> Dense(32) >> Tanh;
}

[Network(Loss = Loss.BinaryCrossEntropy)]
public sealed partial class Critic
{
    static Net Define() => Input(32) >> Dense(64) >> LeakyRelu(0.2f) >> Dropout(0.3f) >> Dense(1) >> Sigmoid;
}

public sealed class Game : IDisposable
{
    private const int Rows = 32;
    private readonly Forger forger = new(Rows, seed: 1);
    private readonly Critic critic = new(Rows, seed: 2);
    private readonly Adam forgerSteps = new(2e-4f, beta1: 0.5f);
    private readonly Adam criticSteps = new(2e-4f, beta1: 0.5f);

    public (double Forger, double Critic) Play(IEnumerable<float[]> real, Random random)
    {
        float[] noise = new float[Rows * Forger.InputSize], forged = new float[Rows * Forger.OutputSize];
        float[] ones = [.. Enumerable.Repeat(1f, Rows)], zeros = new float[Rows];
        double forgerLoss = 0, criticLoss = 0;
        forger.Train();
        critic.Train();
        foreach (float[] batch in real)
        {
            for (int i = 0; i < noise.Length; i++)
            {
                noise[i] = random.NextSingle() * 2 - 1;
            }

            forger.Forward(noise, forged);
            criticLoss += critic.TrainStep(batch, ones, criticSteps);
            criticLoss += critic.TrainStep(forged, zeros, criticSteps);

            // The forger learns to come closer to what is real.
            forgerLoss += forger.TrainStep(noise, batch, forgerSteps);
        }

        return (forgerLoss, criticLoss);
    }

    public float[] Forge(float[] noise)
    {
        float[] picture = new float[Forger.OutputSize];
        forger.Predict(noise, picture);
        return picture;
    }

    public void Dispose()
    {
        forger.Dispose();
        critic.Dispose();
    }
}
