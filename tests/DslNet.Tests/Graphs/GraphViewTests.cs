using DslNet.Tests.Graphs.Networks;

namespace DslNet.Tests.Graphs;

/// <summary>Views of what graphs have more than chains: learned numbers of functions, and weights that don't learn.</summary>
public class GraphViewTests
{
    [Fact]
    public void Each_learned_number_of_a_function_has_a_view()
    {
        using SwishNet network = new(1, seed: 1, threads: 1);
        network.Activation1.Learned[0] = 4;
        network.Activation2.Learned1[3] = 5;
        network.Activation2.Learned2[4] = 6;
        float[] parameters = new float[SwishNet.ParameterCount];
        network.GetParameters(parameters);

        // Behind the convolution's weight [3×3×2×5] and bias [5]: one number, then a scale and a shift for each of five channels.
        parameters[95..106].ShouldBe([4, 1, 1, 1, 5, 1, 0, 0, 0, 0, 6]);
    }

    [Fact]
    public void A_frozen_weight_has_a_view()
    {
        using FineTuningNet network = new(1, seed: 1, threads: 1);
        float[] buffers = new float[FineTuningNet.Info.BufferCount];
        network.GetBuffers(buffers);
        network.Stem.Weight[17, 3].ShouldBe(buffers[71]);
        network.Stem.Weight[2, 1] = 7;
        network.Stem_norm.Scale[0].ShouldBe(buffers[72]);
        network.GetBuffers(buffers);
        buffers[(2 * 4) + 1].ShouldBe(7);
    }
}
