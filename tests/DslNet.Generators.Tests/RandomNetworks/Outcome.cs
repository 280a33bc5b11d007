using DslNet.Compiler;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Tests.RandomNetworks;

namespace DslNet.Generators.Tests.RandomNetworks;

/// <summary>Every bit that a network gives over a few calls.</summary>
internal static class Outcome
{
    /// <summary>Rows that a network must take.</summary>
    public const int Batch = Rows + 4;

    private const int Rows = 33;

    /// <summary>Forward, three training steps, predictions, parameters, gradients and buffers; <paramref name="train"/> makes a step.</summary>
    public static float[] Of(DrawnNetwork drawn, int threads, Func<INetwork, float[], float[], float> train)
    {
        using INetwork network = GeneratedNetworks.Create(drawn, Batch, seed: 99, threads);
        return Of(network, drawn.Graph, new Random(drawn.Number), train);
    }

    /// <summary>The same of a new network; <paramref name="random"/> draws its data.</summary>
    public static float[] Of(INetwork network, NetworkGraph graph, Random random, Func<INetwork, float[], float[], float> train)
    {
        Samples samples = Samples.Draw(graph, network.Info.Input.Size, network.Info.Output.Size, Rows, random);
        float[] input = samples.InputFloats;
        float[] target = samples.TargetFloats;
        List<float> all = [];
        float[] output = new float[Rows * network.Info.Output.Size];
        network.Forward(input, output);
        all.AddRange(output);
        if (network.Info.Loss != Loss.None)
        {
            for (int step = 0; step < 3; step++)
            {
                all.Add(train(network, input, target));
            }

            all.AddRange(Read(network.Info.ParameterCount, network.GetGradients));
        }

        network.Predict(input, output);
        all.AddRange(output);
        all.AddRange(Read(network.Info.ParameterCount, network.GetParameters));
        all.AddRange(Read(network.Info.BufferCount, network.GetBuffers));
        return [.. all];
    }

    /// <summary>The position of the first number that isn't the same bit for bit, or −1.</summary>
    public static int FirstDifference(float[] one, float[] other)
    {
        one.Length.ShouldBe(other.Length);
        return Enumerable.Range(0, one.Length).FirstOrDefault(i => BitConverter.SingleToInt32Bits(one[i]) != BitConverter.SingleToInt32Bits(other[i]), -1);
    }

    private delegate void Reading(Span<float> destination);

    private static float[] Read(int count, Reading read)
    {
        float[] numbers = new float[count];
        read(numbers);
        return numbers;
    }
}
