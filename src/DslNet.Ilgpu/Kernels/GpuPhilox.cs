using System.ComponentModel;

namespace DslNet.Ilgpu.Kernels;

/// <summary>Philox4x32-10, the same numbers as on the CPU: counter (element, step, stream), key the seed.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GpuPhilox
{
    /// <summary>A uniform number in [0, 1), a multiple of 2⁻²⁴.</summary>
    /// <param name="random">The state of the random number generator.</param>
    /// <param name="stream">The random stream within the network.</param>
    /// <param name="element">The element's index, counted over the batch.</param>
    public static float Uniform(GpuRandom random, uint stream, int element)
    {
        uint c0 = (uint)element;
        uint c1 = random.StepLow;
        uint c2 = random.StepHigh;
        uint c3 = stream;
        uint keyA = random.SeedLow;
        uint keyB = random.SeedHigh;
        for (int round = 0; round < 10; round++)
        {
            ulong a = 0xD2511F53UL * c0;
            ulong b = 0xCD9E8D57UL * c2;
            c0 = (uint)(b >> 32) ^ c1 ^ keyA;
            c1 = (uint)b;
            c2 = (uint)(a >> 32) ^ c3 ^ keyB;
            c3 = (uint)a;
            keyA += 0x9E3779B9u;
            keyB += 0xBB67AE85u;
        }

        // Via int: C# converts unsigned integers to float through double, which not every device supports.
        return (int)(c0 >> 8) * (1f / 16777216f);
    }
}
