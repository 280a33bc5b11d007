// A field that is made when it is first needed, trained by hand, and put into Eval between the epochs.
using DslNet;
using static DslNet.Dsl;

namespace Corpus.NetworkInField;

[Network(Loss = Loss.MeanSquaredError)]
public sealed partial class PriceNet
{
    static Net Define() => Input(8) >> Dense(32) >> BatchNorm() >> Relu >> Dropout(0.1f) >> Dense(1);
}

public sealed class PriceModel : IDisposable
{
    private PriceNet? network;
    private Adam? optimizer;

    public double Learn(float[][] inputs, float[][] targets, int epochs)
    {
        network ??= new PriceNet(batchSize: 32, seed: 1);
        optimizer ??= new Adam(1e-3f) { ClipNorm = 1f };
        double loss = 0;
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            network.Train();
            loss = 0;
            for (int batch = 0; batch < inputs.Length; batch++)
            {
                loss += network.TrainStep(inputs[batch], targets[batch], optimizer);
            }

            network.Eval();
            Report(epoch, loss / inputs.Length);
        }

        return loss;
    }

    public float Price(ReadOnlySpan<float> features)
    {
        if (network is null)
        {
            throw new InvalidOperationException("Not trained yet.");
        }

        Span<float> price = stackalloc float[1];
        network.Eval();
        network.Forward(features, price);
        return price[0];
    }

    public void Dispose() => network?.Dispose();

    private static void Report(int epoch, double loss) => Console.WriteLine($"{epoch}: {loss:0.000}");
}
