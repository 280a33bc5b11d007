// Goes on where an earlier run was stopped, and keeps the weights of the best epoch.
using DslNet;
using DslNet.Data;
using DslNet.Reports;
using static DslNet.Dsl;

namespace Corpus.ResumedTraining;

[Network(Loss = Loss.CrossEntropy, L2 = 1e-4f)]
public sealed partial class DigitsNet
{
    static Net Define() => Input(64) >> Dense(128) >> BatchNorm() >> Relu >> Dropout(0.25f) >> Dense(10) >> Softmax;
}

public static class Program
{
    public static int Main(string[] arguments)
    {
        string folder = arguments.Length > 0 ? arguments[0] : ".";
        DataSplit split = Datasets.Digits().Split(seed: 1);
        split = split.Apply(Standardizer.Fit(split.Train));
        using DigitsNet network = new(batchSize: 64, seed: 42);
        string weights = Path.Combine(folder, "digits.safetensors");
        if (File.Exists(weights))
        {
            Safetensors.Load(network, weights);
        }
        else
        {
            try
            {
                network.Fit(split.Train, new Adam(1e-2f), new FitOptions
                {
                    Epochs = 30,
                    Validation = split.Validation,
                    Schedule = Schedule.Cosine(),
                    Checkpoint = new Checkpoint(Path.Combine(folder, "digits.checkpoint"), everyEpochs: 2),
                    EarlyStopping = new EarlyStopping(patience: 6),
                    Progress = ConsoleProgress.Default,
                });
            }
            catch (OperationCanceledException)
            {
                return 1;
            }

            Safetensors.Save(network, weights);
        }

        network.Eval();
        float[] output = new float[DigitsNet.OutputSize];
        network.Forward(split.Validation.Input(0), output);
        Console.WriteLine($"{output.Max():0.000}");
        return 0;
    }
}
