using System.Text;
using DslNet.Interrupted;

namespace DslNet.Tests.Checkpoints;

/// <summary>A network, and a file of its own for its tensors.</summary>
public abstract class SafetensorsCase : IDisposable
{
    protected string Folder { get; } = Directory.CreateTempSubdirectory("dslnet-safetensors-").FullName;

    protected InterruptedNet Network { get; } = new(batchSize: 8, seed: 3, threads: 1);

    protected SafetensorsCase()
    {
        // Running statistics of their own.
        Random random = new(1);
        float[] buffers = [.. Enumerable.Range(0, InterruptedNet.Info.BufferCount).Select(_ => random.NextSingle() + 0.5f)];
        Network.SetBuffers(buffers);
    }

    protected string Path => System.IO.Path.Combine(Folder, "weights.safetensors");

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        Network.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    protected static float[] Values(InterruptedNet network)
    {
        float[] values = new float[InterruptedNet.ParameterCount + InterruptedNet.Info.BufferCount];
        network.GetParameters(values.AsSpan(0, InterruptedNet.ParameterCount));
        network.GetBuffers(values.AsSpan(InterruptedNet.ParameterCount));
        return values;
    }

    /// <summary>The network's tensors as PyTorch has them.</summary>
    protected List<(string Name, string Shape, float[] Values)> Tensors() =>
    [
        ("dense1.weight", "[48,64]", [.. Enumerable.Range(0, 48 * 64).Select(at => Network.Dense1.Weight[at % 64, at / 64])]),
        ("dense1.bias", "[48]", [.. Enumerable.Range(0, 48).Select(at => Network.Dense1.Bias[at])]),
        ("batchnorm1.weight", "[48]", [.. Enumerable.Range(0, 48).Select(at => Network.Batchnorm1.Scale[at])]),
        ("batchnorm1.bias", "[48]", [.. Enumerable.Range(0, 48).Select(at => Network.Batchnorm1.Shift[at])]),
        ("dense2.weight", "[10,48]", [.. Enumerable.Range(0, 10 * 48).Select(at => Network.Dense2.Weight[at % 48, at / 48])]),
        ("dense2.bias", "[10]", [.. Enumerable.Range(0, 10).Select(at => Network.Dense2.Bias[at])]),
        ("batchnorm1.running_mean", "[48]", [.. Enumerable.Range(0, 48).Select(at => Network.Batchnorm1.RunningMean[at])]),
        ("batchnorm1.running_var", "[48]", [.. Enumerable.Range(0, 48).Select(at => Network.Batchnorm1.RunningVariance[at])]),
    ];

    protected void Write(List<(string Name, string Type, string Shape, byte[] Data)> tensors)
    {
        StringBuilder header = new("{");
        int start = 0;
        foreach ((string name, string type, string shape, byte[] data) in tensors)
        {
            header.Append(header.Length > 1 ? "," : "").Append($"\"{name}\":{{\"dtype\":\"{type}\",\"shape\":{shape},\"data_offsets\":[{start},{start + data.Length}]}}");
            start += data.Length;
        }

        byte[] json = Encoding.UTF8.GetBytes(header.Append('}').ToString());
        File.WriteAllBytes(Path, [.. BitConverter.GetBytes((long)json.Length), .. json, .. tensors.SelectMany(tensor => tensor.Data)]);
    }
}
