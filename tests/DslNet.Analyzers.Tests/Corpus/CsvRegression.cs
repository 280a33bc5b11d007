// A table from a file, its target standardized, too; predictions are written in the units of the target.
using System.Globalization;
using DslNet;
using DslNet.Data;
using static DslNet.Dsl;

namespace Corpus.CsvRegression;

[Network(Loss = Loss.Huber, HuberDelta = 1f)]
public sealed partial class HouseNet
{
    static Net Define() => Input(9) >> Dense(48) >> BatchNorm() >> Relu >> Dense(24) >> Relu >> Dense(1);
}

public static class Program
{
    public static void Main(string[] arguments)
    {
        DataSplit split = CsvDataset.Read(arguments[0], target: "price").Split(seed: 8);
        split = split.Apply(Standardizer.Fit(split.Train));
        TargetStandardizer prices = TargetStandardizer.Fit(split.Train);
        split = prices.Apply(split);
        using (HouseNet network = new(batchSize: 32, seed: 8))
        {
            network.Fit(split.Train, new AdamW(2e-3f), new FitOptions
            {
                Epochs = 80,
                Validation = split.Validation,
                Schedule = Schedule.ReduceOnPlateau(0.5f, patience: 5),
                EarlyStopping = new EarlyStopping(patience: 12),
            });
            float[] predicted = new float[split.Test.Count];
            network.Forward(split.Test.Inputs, predicted);
            prices.Invert(predicted, predicted);
            File.WriteAllLines("predicted.txt", predicted.Select(price => price.ToString("0", CultureInfo.InvariantCulture)));
        }
    }
}
