using DslNet.Kernels.Driver;

namespace DslNet.Tests.Kernels;

public class ParameterInitializerTests
{
    private const int In = 200;
    private const int Out = 300;

    public static TheoryData<string, double, bool> Deviations => new()
    {
        { nameof(Init.HeNormal), Math.Sqrt(2.0 / In), false },
        { nameof(Init.HeUniform), Math.Sqrt(2.0 / In), true },
        { nameof(Init.XavierNormal), Math.Sqrt(2.0 / (In + Out)), false },
        { nameof(Init.XavierUniform), Math.Sqrt(2.0 / (In + Out)), true },
        { nameof(Init.LeCunNormal), Math.Sqrt(1.0 / In), false },
        { nameof(Init.Normal), 0.3, false },
        { nameof(Init.Uniform), 0.3 / Math.Sqrt(3), true },
    };

    [Theory]
    [MemberData(nameof(Deviations))]
    public void Weights_have_the_deviation_of_their_initializer(string name, double deviation, bool uniform)
    {
        Init init = name switch
        {
            nameof(Init.HeNormal) => Init.HeNormal,
            nameof(Init.HeUniform) => Init.HeUniform,
            nameof(Init.XavierNormal) => Init.XavierNormal,
            nameof(Init.XavierUniform) => Init.XavierUniform,
            nameof(Init.LeCunNormal) => Init.LeCunNormal,
            nameof(Init.Normal) => Init.Normal(0.3f),
            _ => Init.Uniform(0.3f),
        };
        float[] weights = Fill(ParameterRole.Weight, init, 0, 1);

        double mean = weights.Average(w => (double)w);
        double variance = weights.Average(w => (w - mean) * (w - mean));
        double kurtosis = weights.Average(w => Math.Pow(w - mean, 4)) / (variance * variance);
        mean.ShouldBe(0, 0.02 * deviation);
        Math.Sqrt(variance).ShouldBe(deviation, 0.01 * deviation);

        // 3 for a normal distribution, 9/5 for a uniform one.
        kurtosis.ShouldBe(uniform ? 1.8 : 3, 0.1);
        weights.ShouldAllBe(w => float.IsFinite(w));
    }

    [Fact]
    public void Parameters_and_seeds_differ_and_one_seed_repeats()
    {
        float[] weights = Fill(ParameterRole.Weight, Init.HeNormal, 0, 1);
        Fill(ParameterRole.Weight, Init.HeNormal, 0, 1).ShouldBe(weights);
        Fill(ParameterRole.Weight, Init.HeNormal, 1, 1).ShouldNotBe(weights);
        Fill(ParameterRole.Weight, Init.HeNormal, 0, 2).ShouldNotBe(weights);
        Fill(ParameterRole.Weight, Init.HeNormal, 0, 1UL << 32).ShouldNotBe(Fill(ParameterRole.Weight, Init.HeNormal, 0, 0));
    }

    [Theory]
    [InlineData(ParameterRole.Bias, 0)]
    [InlineData(ParameterRole.Shift, 0)]
    [InlineData(ParameterRole.Scale, 1)]
    [InlineData(ParameterRole.RunningMean, 0)]
    [InlineData(ParameterRole.RunningVariance, 1)]
    public void All_but_weights_start_at_0_or_1(ParameterRole role, float value) => Fill(role, Init.Zeros, 0, 1).ShouldAllBe(number => number == value);

    [Fact]
    public void Constants_are_as_said()
    {
        Fill(ParameterRole.Weight, Init.Zeros, 0, 1).ShouldAllBe(w => w == 0);
        Fill(ParameterRole.Weight, Init.Constant(-0.25f), 0, 1).ShouldAllBe(w => w == -0.25f);
    }

    private static float[] Fill(ParameterRole role, Init init, int index, ulong seed)
    {
        float[] values = new float[In * Out];
        values.AsSpan().Fill(float.NaN);
        ParameterInitializer.Fill(values, new ParameterInfo("dense1.weight", 0, role, new Shape(In, Out), init, In, Out), index, seed);
        return values;
    }
}
