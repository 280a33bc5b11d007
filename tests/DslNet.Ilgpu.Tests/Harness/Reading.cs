namespace DslNet.Ilgpu.Tests.Harness;

/// <summary>What a network holds and gives, as arrays.</summary>
public static class Reading
{
    public static float[] Parameters(this INetwork network)
    {
        float[] values = new float[network.Info.ParameterCount];
        network.GetParameters(values);
        return values;
    }

    public static float[] Gradients(this INetwork network)
    {
        float[] values = new float[network.Info.ParameterCount];
        network.GetGradients(values);
        return values;
    }

    public static float[] Buffers(this INetwork network)
    {
        float[] values = new float[network.Info.BufferCount];
        network.GetBuffers(values);
        return values;
    }

    public static float[] Forward(this INetwork network, float[] input)
    {
        float[] output = new float[input.Length / network.Info.Input.Size * network.Info.Output.Size];
        network.Forward(input, output);
        return output;
    }

    public static float[] Predict(this INetwork network, float[] input)
    {
        float[] output = new float[input.Length / network.Info.Input.Size * network.Info.Output.Size];
        network.Predict(input, output);
        return output;
    }
}
