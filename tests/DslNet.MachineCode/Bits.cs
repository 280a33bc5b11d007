using System.Globalization;
using System.Runtime.InteropServices;

namespace DslNet.MachineCode;

/// <summary>Whether two builds compute the same: a short training, and all parameters after it as one number.</summary>
internal static class Bits
{
    private const int Rows = 32, Steps = 5;

    public static string Of<T>()
        where T : INetwork<T>
    {
        using T network = T.Create(Rows, 1, 1);
        Adam optimizer = new(learningRate: 1e-3f);
        Random random = new(1);
        float[] input = [.. Enumerable.Range(0, Rows * network.Info.Input.Size).Select(_ => random.NextSingle())];
        int[] labels = [.. Enumerable.Range(0, Rows).Select(row => row % network.Info.Output.Size)];
        for (int i = 0; i < Steps; i++)
        {
            network.TrainStep(input, labels, optimizer);
        }

        float[] parameters = new float[network.Info.ParameterCount];
        network.GetParameters(parameters);
        return Fnv1a(MemoryMarshal.AsBytes<float>(parameters)).ToString("x16", CultureInfo.InvariantCulture);
    }

    // FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/
    private static ulong Fnv1a(ReadOnlySpan<byte> bytes)
    {
        ulong hash = 0xcbf29ce484222325;
        foreach (byte value in bytes)
        {
            hash = (hash ^ value) * 0x100000001b3;
        }

        return hash;
    }
}
