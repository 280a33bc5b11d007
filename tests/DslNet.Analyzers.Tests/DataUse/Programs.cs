namespace DslNet.Analyzers.Tests.DataUse;

/// <summary>A network, and methods around statements.</summary>
internal static class Programs
{
    /// <summary>4 features, 3 classes.</summary>
    public const string Network = """
        [Network(Loss = Loss.CrossEntropy)]
        public sealed partial class N
        {
            static Net Define() => Input(4) >> Dense(3) >> Softmax;
        }

        """;

    /// <summary>A program of one method with these statements.</summary>
    public static string Of(string statements) => Network + $$"""
        static class Program
        {
            static void Main()
            {
                {{statements}}
            }
        }
        """;

    /// <summary>One that begins with a split of scaled data, <c>split</c>, and a network, <c>network</c>.</summary>
    public static string WithSplit(string statements) => Of($$"""
        DataSplit split = Datasets.Iris().Split(seed: 1);
                split = split.Apply(Standardizer.Fit(split.Train));
                using var network = new N(batchSize: 16);
                {{statements}}
        """);
}
