using static DslNet.Dsl;

namespace DslNet.Benchmarks.Networks;

/// <summary>Networks that differ in one number.</summary>
internal static class Family
{
    /// <summary>One hidden layer, as wide as the input.</summary>
    public static Net Square(int width) => Input(width) >> Dense(width) >> Relu >> Dense(10) >> Softmax;

    /// <summary>Many layers of 64.</summary>
    public static Net Deep(int depth) => Input(64) >> Repeat(depth, Dense(64) >> Relu) >> Dense(10) >> Softmax;

    /// <summary>Many residual blocks of 64.</summary>
    public static Net Residuals(int blocks) => Input(64) >> Repeat(blocks, Residual(Dense(64) >> BatchNorm() >> Relu)) >> Dense(10) >> Softmax;
}
