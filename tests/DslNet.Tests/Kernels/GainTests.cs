// The output of the last activation is what is measured.
#pragma warning disable DN2008
using static DslNet.Dsl;

namespace DslNet.Tests.Kernels;

/// <summary>Init.Auto keeps a signal's size through many layers: what an activation takes away, its gain gives back.</summary>
public class GainTests
{
    /// <summary>
    /// The mean square of the output for inputs of mean square 1, the geometric mean of 12 seeds. With He's variance, whatever the slope, it
    /// would be 1.25⁵⁰ = 7e4; PyTorch 1.13's, with calculate_gain, is 0.60 for one seed.
    /// </summary>
    [Fact]
    public void Fifty_layers_of_LeakyRelu_keep_the_mean_square() => GeometricMean(seed => new FiftyLeakyRelus(16, seed)).ShouldBeInRange(0.3, 3);

    [Fact]
    public void Fifty_layers_of_Elu_keep_the_mean_square() => GeometricMean(seed => new FiftyElus(16, seed)).ShouldBeInRange(0.3, 3);

    [Fact]
    public void Fifty_layers_of_an_own_function_keep_the_mean_square() => GeometricMean(seed => new FiftyOwn(16, seed)).ShouldBeInRange(0.3, 3);

    /// <summary>Of slope 0.5: √(2/(1 + 0.25)) = 1.264911. The others: 1/√E[f(z)²] by mpmath 1.3.0, of z standard normal.</summary>
    [Theory]
    [InlineData(typeof(FiftyLeakyRelus), 1.2649110640673518)]
    [InlineData(typeof(FiftyElus), 1.2451983007007066)]
    [InlineData(typeof(FiftyOwn), 1.2649110640673518)]
    public void The_deviation_is_the_gain_by_the_root_of_the_inputs(Type network, double gain)
    {
        NetworkInfo info = (NetworkInfo)network.GetProperty("Info")!.GetValue(null)!;
        ParameterInfo weight = info.Parameters[2];
        weight.Initializer.Kind.ShouldBe(InitKind.Normal);
        ((double)weight.Initializer.Value).ShouldBe(gain / Math.Sqrt(weight.FanIn), 1e-6);
    }

    private static double GeometricMean(Func<ulong, INetwork> create)
    {
        double sum = 0;
        for (ulong seed = 1; seed <= 12; seed++)
        {
            using INetwork network = create(seed);
            Random random = new((int)seed);
            float[] input = [.. Enumerable.Range(0, 16 * 128).Select(_ => (float)(Math.Sqrt(3) * ((2 * random.NextDouble()) - 1)))];
            float[] output = new float[16 * 128];
            network.Predict(input, output);
            sum += Math.Log(output.Average(value => (double)value * value));
        }

        return Math.Exp(sum / 12);
    }
}

[Network(Loss = Loss.MeanSquaredError)]
internal sealed partial class FiftyLeakyRelus
{
    private static Net Define() => Input(128) >> Repeat(50, _ => Chain(Dense(128), LeakyRelu(0.5f)));
}

[Network(Loss = Loss.MeanSquaredError)]
internal sealed partial class FiftyElus
{
    private static Net Define() => Input(128) >> Repeat(50, _ => Chain(Dense(128), Elu()));
}

[Network(Loss = Loss.MeanSquaredError)]
internal sealed partial class FiftyOwn
{
    private static Net Define() => Input(128) >> Repeat(50, _ => Chain(Dense(128), Activation(x => MathF.Max(x, 0.5f * x))));
}
