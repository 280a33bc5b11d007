using DslNet.Data;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNet.Benchmarks.Analyzers;

/// <summary>A project of many files, each with a network and a class that trains, tunes and asks it.</summary>
internal static class ManyNetworks
{
    private static readonly string DataLibrary = Path.GetFileName(typeof(Standardizer).Assembly.Location);

    private static readonly MetadataReference[] References = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "DslNet.dll" || name == DataLibrary))
        .Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>How the files are parsed.</summary>
    public static CSharpParseOptions Parse { get; } = new(LanguageVersion.CSharp13);

    /// <summary>The project, without the generated parts.</summary>
    public static CSharpCompilation Compilation(int networks) => CSharpCompilation.Create(
        "Many",
        Enumerable.Range(0, networks).Select(number => File(number)),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>One file.</summary>
    /// <param name="number">Which; every network differs from the others.</param>
    /// <param name="units">Of its first layer: another number is an edit of the definition.</param>
    /// <param name="seed">An edit of a method that uses it.</param>
    public static SyntaxTree File(int number, int units = 16, int seed = 1) => CSharpSyntaxTree.ParseText(
        $$"""
        using System;
        using DslNet;
        using DslNet.Data;
        using static DslNet.Dsl;

        namespace Many;

        [Network(Loss = Loss.CrossEntropy)]
        public sealed partial class Net{{number}}
        {
            static Net Define() => Input(64) >> Dense({{units + number}}, bias: false) >> BatchNorm() >> Relu >> Dropout(0.25f) >> Dense(10) >> Softmax;
        }

        public static class Use{{number}}
        {
            public static double Train()
            {
                DataSplit split = Load({{seed}});
                split = split.Apply(Standardizer.Fit(split.Train));
                TuningResult found = Tuning.Random(trials: 20, seed: 1, trial =>
                {
                    using var candidate = new Net{{number}}(batchSize: 32, seed: trial.Seed);
                    candidate.Fit(split.Train, new Adam(trial.LogUniform("rate", 1e-4f, 1e-1f)), new FitOptions { Validation = split.Validation });
                    return candidate.Evaluate(split.Validation).Loss;
                });
                using var network = new Net{{number}}(batchSize: 32, seed: {{seed}});
                FitOptions options = new() { Epochs = 30, Validation = split.Validation, Schedule = Schedule.Cosine() };
                network.Fit(split.Train, new Adam(found.Best.Get<float>("rate")), options with { EarlyStopping = new EarlyStopping(patience: 5) });
                float[] digit = new float[Net{{number}}.InputSize];
                Span<float> scores = stackalloc float[Net{{number}}.OutputSize];
                network.Predict(digit, scores);
                return network.Evaluate(split.Test).Loss + scores[0];
            }

            public static void Steps(Net{{number}} network, float[] rows, int[] labels, Optimizer optimizer)
            {
                double best = double.PositiveInfinity;
                for (int step = 0; step < 100; step++)
                {
                    float loss = network.TrainStep(rows, labels, optimizer);
                    best = loss < best ? loss : best;
                }

                network.Eval();
                network.Forward(rows, new float[10]);
                Console.WriteLine(best);
            }

            private static DataSplit Load(int seed) => Datasets.Digits().Split(validation: 0.15, test: 0.15, seed: (ulong)seed);
        }
        """,
        Parse,
        $"File{number}.cs");
}
