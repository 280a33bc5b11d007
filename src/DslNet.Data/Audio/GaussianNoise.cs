using System.Runtime.Intrinsics;
using DslNet.Kernels.RandomNumbers;

namespace DslNet.Data;

/// <summary>White Gaussian noise: independent standard normal numbers, a function of seed and index.</summary>
/// <remarks>Source: G. E. P. Box and M. E. Muller, "A note on the generation of random normal deviates", <i>Annals of Mathematical Statistics</i> 29 (1958) 610–611.</remarks>
internal static class GaussianNoise
{
    public static double[] Make(int length, ulong seed)
    {
        double[] noise = new double[length];
        RandomState state = new(seed, 0);
        for (int i = 0; i < length; i += Vector256<float>.Count)
        {
            Vector256<float> radius = Philox.Uniform(state, 0, i), angle = Philox.Uniform(state, 1, i);
            for (int lane = 0; lane < Math.Min(Vector256<float>.Count, length - i); lane++)
            {
                // 1 − u is above 0, so that its logarithm is finite.
                noise[i + lane] = Math.Sqrt(-2 * Math.Log(1 - (double)radius[lane])) * Math.Cos(2 * Math.PI * angle[lane]);
            }
        }

        return noise;
    }

    /// <summary>Adds independent normal numbers with mean 0 and the given standard deviation. Allocates nothing.</summary>
    public static void Add(ReadOnlySpan<float> input, double deviation, Span<float> output, ref SampleRandom random)
    {
        for (int i = 0; i < input.Length; i += 2)
        {
            (double first, double second) = random.Normal();
            output[i] = (float)(input[i] + (deviation * first));
            if (i + 1 < input.Length)
            {
                output[i + 1] = (float)(input[i + 1] + (deviation * second));
            }
        }
    }
}
