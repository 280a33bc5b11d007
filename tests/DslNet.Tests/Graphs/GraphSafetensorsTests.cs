using System.Text.Json;
using DslNet.Tests.Graphs.Networks;

namespace DslNet.Tests.Graphs;

/// <summary>Weights of graphs in files, by the names of their layers: shared parts once, frozen parts with the others.</summary>
public class GraphSafetensorsTests
{
    [Theory]
    [MemberData(nameof(GraphCase.Names), MemberType = typeof(GraphCase))]
    public void A_file_gives_back_what_was_saved(string name)
    {
        GraphCase graph = GraphCase.Named(name);
        using INetwork other = graph.Create(1, 1);
        GraphRun run = GraphRun.Load(name, other.Info.Input.Size);
        using INetwork network = graph.Begin(run, threads: 1);
        string path = Path.GetTempFileName();
        try
        {
            Safetensors.Save(network, path);
            Safetensors.Load(other, path);
            Parameters(other).ShouldBe(run.Parameters);
            Buffers(other).ShouldBe(run.Buffers);
            float[] expected = new float[run.Batch * network.Info.Output.Size], outputs = new float[expected.Length];
            network.Predict(run.EvalInput, expected);
            other.Predict(run.EvalInput, outputs);
            outputs.ShouldBe(expected);
            graph.PredictByFile(path, run.EvalInput).ShouldBe(expected, "a predictor of the file");
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Names, shapes and numbers of <c>load_state_dict(strict=True)</c>, both ways.</summary>
    [Theory]
    [InlineData("token_mean")]
    [InlineData("attention")]
    [InlineData("transformer")]
    [InlineData("rnn")]
    [InlineData("gru")]
    [InlineData("lstm")]
    [InlineData("lstm_lengths")]
    [InlineData("layer_norm")]
    [InlineData("group_norm")]
    [InlineData("groups")]
    [InlineData("transposed")]
    public void A_file_of_PyTorch_is_loaded_and_saved_as_it_was(string name)
    {
        GraphCase graph = GraphCase.Named(name);
        using INetwork network = graph.Create(1, 1);
        GraphRun run = GraphRun.Load(name, network.Info.Input.Size);
        string torch = GraphRun.PathOf(name + ".safetensors"), path = Path.GetTempFileName();
        try
        {
            Safetensors.Load(network, torch);
            Parameters(network).ShouldBe(run.Parameters);
            Buffers(network).ShouldBe(run.Buffers);
            Safetensors.Save(network, path);
            Tensors(path).ShouldBe(Tensors(torch));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void What_PyTorch_saved_begins_a_fine_tuning()
    {
        GraphRun run = GraphRun.Load("fine_tuning", FineTuningNet.InputSize);
        using FineTuningNet network = new(run.Batch, seed: 0, threads: 1);
        Safetensors.Load(network, GraphRun.PathOf("fine_tuning.safetensors"));
        Parameters(network).ShouldBe(run.Parameters);
        Buffers(network).ShouldBe(run.Buffers);
        Optimizer optimizer = run.NewOptimizer();
        foreach (GraphStep step in run.Steps)
        {
            network.TrainStep(step.Input, step.Target, optimizer);
        }

        // Frozen: the convolution [3×3×2×4], and the norm's scale, shift and running statistics behind it.
        Buffers(network)[..88].ShouldBe(run.Buffers[..88]);
        Buffers(network)[88..].ShouldNotBe(run.Buffers[88..]);
    }

    [Fact]
    public void Shared_and_frozen_parts_are_in_the_file_once()
    {
        using SharedTwiceNet network = new(1, seed: 1, threads: 1);
        NamesIn(network).ShouldBe(
        [
            "batchnorm1.bias", "batchnorm1.running_mean", "batchnorm1.running_var", "batchnorm1.weight", "dense1.bias", "dense1.weight", "dense2.bias", "dense2.weight",
            "dense3.bias", "dense3.weight",
        ]);
        SharedTwiceNet.Info.Parameters.Select(parameter => parameter.Name).ShouldNotContain("dense2.weight", "it is frozen");
        SharedTwiceNet.Info.Buffers.Select(buffer => buffer.Name).ShouldContain("dense2.weight");
    }

    [Fact]
    public void A_tower_has_its_names_wherever_it_stands()
    {
        using SiameseNet network = new(1, seed: 1, threads: 1);
        NamesIn(network).ShouldBe(
        [
            "batchnorm1.bias", "batchnorm1.running_mean", "batchnorm1.running_var", "batchnorm1.weight", "conv2d1.weight", "dense1.bias", "dense1.weight", "dense2.bias",
            "dense2.weight",
        ]);
    }

    private static string[] NamesIn(INetwork network)
    {
        string path = Path.GetTempFileName();
        try
        {
            Safetensors.Save(network, path);
            return [.. Tensors(path).Select(tensor => tensor[..tensor.IndexOf(' ')])];
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Name, shape and bytes of each tensor of a file, by name.</summary>
    private static string[] Tensors(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        int header = (int)BitConverter.ToUInt64(file), data = sizeof(ulong) + header;
        using JsonDocument json = JsonDocument.Parse(file.AsMemory(sizeof(ulong), header));
        return
        [
            .. json.RootElement.EnumerateObject().Where(tensor => tensor.Name != "__metadata__").OrderBy(tensor => tensor.Name, StringComparer.Ordinal)
                .Select(tensor => $"{tensor.Name} {string.Join('x', tensor.Value.GetProperty("shape").EnumerateArray())} {Convert.ToHexString(Bytes(tensor.Value.GetProperty("data_offsets")))}"),
        ];

        ReadOnlySpan<byte> Bytes(JsonElement offsets) => file.AsSpan()[(data + offsets[0].GetInt32())..(data + offsets[1].GetInt32())];
    }

    private static float[] Parameters(INetwork network)
    {
        float[] parameters = new float[network.Info.ParameterCount];
        network.GetParameters(parameters);
        return parameters;
    }

    private static float[] Buffers(INetwork network)
    {
        float[] buffers = new float[network.Info.BufferCount];
        network.GetBuffers(buffers);
        return buffers;
    }
}
