using ILGPU.Runtime;

namespace DslNet.Ilgpu.Tests.Harness;

/// <summary>A network on the CPU and the same one on an accelerator, which are done the same to.</summary>
public sealed class NetworkPair : IDisposable
{
    private readonly AcceleratorUnderTest? own;

    private NetworkPair(INetwork cpu, INetwork gpu, AcceleratorUnderTest? own)
    {
        (Cpu, Gpu, this.own) = (cpu, gpu, own);
    }

    public INetwork Cpu { get; }

    public INetwork Gpu { get; }

    /// <summary>A network of a class that has a nested Gpu.</summary>
    public static NetworkPair Of(Type network, int batchSize, ulong seed = 1, int threadsPerGroup = 4)
    {
        AcceleratorUnderTest under = new(threadsPerGroup);
        return Make(under.Accelerator, network, batchSize, MatrixProducts.Fastest, seed, under);
    }

    /// <summary>The same on an accelerator of the caller's.</summary>
    public static NetworkPair On(Accelerator accelerator, Type network, int batchSize, MatrixProducts products) => Make(accelerator, network, batchSize, products, seed: 1, own: null);

    private static NetworkPair Make(Accelerator accelerator, Type network, int batchSize, MatrixProducts products, ulong seed, AcceleratorUnderTest? own)
    {
        INetwork cpu = (INetwork)Activator.CreateInstance(network, batchSize, (Seed)seed, 1)!;
        INetwork gpu = (INetwork)Activator.CreateInstance(network.GetNestedType("Gpu")!, accelerator, cpu, batchSize, products)!;
        return new NetworkPair(cpu, gpu, own);
    }

    public Accelerator Accelerator => own!.Accelerator;

    public void Dispose()
    {
        Gpu.Dispose();
        Cpu.Dispose();
        own?.Dispose();
    }

    /// <summary>Parameters, gradients and buffers of both are close.</summary>
    public void ShouldAgree(string when, bool gradients = true)
    {
        Read(Gpu, Gpu.Info.ParameterCount, Gpu.GetParameters).ShouldBeCloseTo(Read(Cpu, Cpu.Info.ParameterCount, Cpu.GetParameters), $"parameters {when}");
        Read(Gpu, Gpu.Info.BufferCount, Gpu.GetBuffers).ShouldBeCloseTo(Read(Cpu, Cpu.Info.BufferCount, Cpu.GetBuffers), $"buffers {when}");
        if (gradients)
        {
            Read(Gpu, Gpu.Info.ParameterCount, Gpu.GetGradients).ShouldBeCloseTo(Read(Cpu, Cpu.Info.ParameterCount, Cpu.GetGradients), $"gradients {when}");
        }
    }

    /// <summary>The outputs of both, in the current mode or as in eval, are close.</summary>
    public void OutputsShouldAgree(float[] input, bool predict, string when)
    {
        int size = Cpu.Info.Output.Size * (input.Length / Cpu.Info.Input.Size);
        float[] expected = new float[size], actual = new float[size];
        if (predict)
        {
            Cpu.Predict(input, expected);
            Gpu.Predict(input, actual);
        }
        else
        {
            Cpu.Forward(input, expected);
            Gpu.Forward(input, actual);
        }

        actual.ShouldBeCloseTo(expected, $"outputs {when}");
    }

    private delegate void Getter(Span<float> destination);

    private static float[] Read(INetwork network, int count, Getter get)
    {
        float[] values = new float[count];
        get(values);
        return values;
    }
}
