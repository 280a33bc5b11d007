// A tool with commands; each makes what it needs.
using DslNet;
using DslNet.Data;
using static DslNet.Dsl;

namespace Corpus.ConsoleTool;

[Network(Loss = Loss.CrossEntropy)]
public sealed partial class LetterNet
{
    static Net Define() => Input(64) >> Dense(96) >> BatchNorm() >> Relu >> Dense(10) >> Softmax;
}

public static class Program
{
    public static int Main(string[] arguments) => arguments switch
    {
        ["train", var file] => Train(file),
        ["predict", var file, .. var numbers] => Predict(file, [.. numbers.Select(float.Parse)]),
        ["info"] => Info(),
        _ => Usage(),
    };

    private static int Train(string file)
    {
        DataSplit split = Datasets.Digits().Split(seed: 1);
        split = split.Apply(Standardizer.Fit(split.Train));
        using LetterNet network = new(batchSize: 32, seed: 1);
        network.Fit(split.Train, new Adam(), new FitOptions { Epochs = 15, Validation = split.Validation, Schedule = Schedule.Step(5, 0.3f) });
        Safetensors.Save(network, file);
        Console.WriteLine(network.Evaluate(split.Test));
        return 0;
    }

    private static int Predict(string file, float[] numbers)
    {
        if (numbers.Length != LetterNet.InputSize)
        {
            Console.Error.WriteLine($"Expected {LetterNet.InputSize} numbers.");
            return 2;
        }

        using LetterNet network = new(batchSize: 1);
        try
        {
            Safetensors.Load(network, file);
        }
        catch (DslNetFormatException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return 1;
        }

        float[] scores = new float[LetterNet.OutputSize];
        network.Predict(numbers, scores);
        Console.WriteLine(Array.IndexOf(scores, scores.Max()));
        return 0;
    }

    private static int Info()
    {
        Console.WriteLine(LetterNet.Info);
        Console.WriteLine(LetterNet.Info.Memory(32, new Adam()));
        return 0;
    }

    private static int Usage()
    {
        Console.Error.WriteLine("train FILE | predict FILE NUMBERS | info");
        return 2;
    }
}
