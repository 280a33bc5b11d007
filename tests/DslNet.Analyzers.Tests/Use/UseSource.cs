namespace DslNet.Analyzers.Tests.Use;

/// <summary>The networks that the sources of these tests use.</summary>
public static class UseSource
{
    public const string Networks = """

        [Network(Loss = Loss.CrossEntropy)]
        public sealed partial class DigitsNet { static Net Define() => Input(64) >> Dense(32) >> BatchNorm() >> Relu >> Dropout(0.2f) >> Dense(10) >> Softmax; }

        [Network(Loss = Loss.CrossEntropy)]
        public sealed partial class PlainNet { static Net Define() => Input(64) >> Dense(32) >> Relu >> Dense(10) >> Softmax; }

        """;

    /// <summary>Statements in a method with arrays, labels, an optimizer, conditions and a network that comes from elsewhere.</summary>
    public static string Method(string statements, string members = "") => Networks + $$"""
        class Program
        {
            private readonly DigitsNet field = null!;
            private DigitsNet changing = null!;

            void Run(float[] x, float[] y, int[] labels, TrainingSet train, ValidationSet validation, Optimizer optimizer, DigitsNet given, bool flag, int epochs, List<DigitsNet> many)
            {
                {{statements}}
            }

            {{members}}
        }
        """;
}
