// Eval and Train in turn, each in the branch where it belongs.
using DslNet;
using static DslNet.Dsl;

namespace Corpus.EvalBetweenEpochs;

[Network(Loss = Loss.MeanAbsoluteError)]
public sealed partial class LoadNet
{
    static Net Define() => Input(24) >> Dense(48) >> BatchNorm() >> Silu >> Dense(24);
}

public sealed class Forecast(LoadNet network, Optimizer optimizer, Action<int, float> log)
{
    public void Run(IReadOnlyList<(float[] Past, float[] Next)> days, float[] probe, int epochs, bool verbose)
    {
        float[] shown = new float[LoadNet.OutputSize];
        network.Train();
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            float sum = 0;
            foreach ((float[] past, float[] next) in days)
            {
                sum += network.TrainStep(past, next, optimizer);
            }

            log(epoch, sum / days.Count);
            if (!verbose || epoch % 10 != 0)
            {
                continue;
            }

            network.Eval();
            network.Forward(probe, shown);
            network.Train();
            Console.WriteLine(string.Join(" ", shown.Select(value => value.ToString("0.00"))));
        }

        network.Eval();
    }
}
