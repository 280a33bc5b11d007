using System.Diagnostics;
using System.Text;
using System.Text.Json;
using DslNet.Interrupted;

namespace DslNet.Tests.Checkpoints;

/// <summary>Weights in a file that others read, too.</summary>
public sealed class SafetensorsTests : SafetensorsCase
{
    /// <summary>A reader that isn't ours: a few lines of numpy, by the format's description.</summary>
    private const string Reader = """
        import json, struct, sys
        import numpy
        data = open(sys.argv[1], 'rb').read()
        length, = struct.unpack('<Q', data[:8])
        header = json.loads(data[8:8 + length])
        header.pop('__metadata__')
        tensors = {}
        for name, entry in header.items():
            begin, end = entry['data_offsets']
            tensor = numpy.frombuffer(data[8 + length + begin:8 + length + end], dtype='<f4').reshape(entry['shape'])
            assert entry['dtype'] == 'F32'
            tensors[name] = {'shape': list(tensor.shape), 'first': float(tensor.flat[0]), 'sum': float(tensor.astype('f8').sum()), 'second row': float(tensor[1].astype('f8').sum()) if tensor.ndim == 2 else 0.0}
        print(json.dumps(tensors))
        """;

    [Fact]
    public void What_is_saved_is_loaded_bit_for_bit()
    {
        Safetensors.Save(Network, Path);
        using InterruptedNet other = new(batchSize: 2, seed: 77, threads: 1);

        Safetensors.Load(other, Path);

        Values(other).ShouldBe(Values(Network));
        Directory.GetFiles(Folder).ShouldBe([Path]);
    }

    /// <summary>Load refuses such files: nothing good may be lost for one.</summary>
    [Theory]
    [InlineData(float.NaN, "'dense1.weight' has NaN as number 49; numbers must be finite")]
    [InlineData(float.PositiveInfinity, "'dense1.weight' has Infinity as number 49; numbers must be finite")]
    public void Numbers_that_are_not_finite_are_not_written_over_a_good_file(float bad, string reason)
    {
        Safetensors.Save(Network, Path);
        byte[] good = File.ReadAllBytes(Path);
        float weight = Network.Dense1.Weight[1, 1];
        Network.Dense1.Weight[1, 1] = bad;
        Should.Throw<InvalidOperationException>(() => Safetensors.Save(Network, Path)).Message.ShouldStartWith($"InterruptedNet isn't written to {Path}: {reason}");
        File.ReadAllBytes(Path).ShouldBe(good);
        Directory.GetFiles(Folder).ShouldBe([Path]);

        Network.Dense1.Weight[1, 1] = weight;
        Network.Batchnorm1.RunningMean[3] = bad;
        Should.Throw<InvalidOperationException>(() => Safetensors.Save(Network, Path)).Message.ShouldContain("'batchnorm1.running_mean' has");
        File.ReadAllBytes(Path).ShouldBe(good);
    }

    [Fact]
    public void Names_and_shapes_are_those_of_PyTorch()
    {
        Safetensors.Save(Network, Path);
        byte[] file = File.ReadAllBytes(Path);
        int length = (int)BitConverter.ToInt64(file);
        using JsonDocument header = JsonDocument.Parse(file.AsMemory(8, length));

        ((8 + length) % 8).ShouldBe(0);
        header.RootElement.EnumerateObject().Where(entry => entry.Name != "__metadata__")
            .Select(entry => $"{entry.Name} {entry.Value.GetProperty("shape").GetRawText()}")
            .ShouldBe(["dense1.weight [48,64]", "dense1.bias [48]", "batchnorm1.weight [48]", "batchnorm1.bias [48]", "dense2.weight [10,48]", "dense2.bias [10]", "batchnorm1.running_mean [48]", "batchnorm1.running_var [48]"]);

        // Unit 1, input 2.
        BitConverter.ToSingle(file, 8 + length + (4 * (64 + 2))).ShouldBe(Network.Dense1.Weight[2, 1]);
    }

    [SkippableFact]
    public void Another_reader_finds_the_same_numbers()
    {
        Safetensors.Save(Network, Path);
        string? said = Python(Reader, Path);
        Skip.If(said is null, "No python3 with numpy is here to read the file with.");

        using JsonDocument tensors = JsonDocument.Parse(said!);
        JsonElement weight = tensors.RootElement.GetProperty("dense1.weight");
        weight.GetProperty("shape").GetRawText().ShouldBe("[48, 64]");
        weight.GetProperty("first").GetDouble().ShouldBe(Network.Dense1.Weight[0, 0]);
        weight.GetProperty("second row").GetDouble().ShouldBe(Enumerable.Range(0, 64).Sum(input => (double)Network.Dense1.Weight[input, 1]), 1e-9);
        tensors.RootElement.GetProperty("batchnorm1.running_var").GetProperty("sum").GetDouble().ShouldBe(Enumerable.Range(0, 48).Sum(unit => (double)Network.Batchnorm1.RunningVariance[unit]), 1e-9);
        tensors.RootElement.EnumerateObject().Count().ShouldBe(8);
    }

    [Theory]
    [InlineData("F64", 8)]
    [InlineData("F16", 2)]
    [InlineData("BF16", 2)]
    public void Other_precisions_become_floats(string type, int bytes)
    {
        // One after the other in any order; here from the last to the first, with a count of batches between.
        List<(string Name, string Type, string Shape, byte[] Data)> tensors = [.. Tensors().Select(tensor => (tensor.Name, type, tensor.Shape, tensor.Values.SelectMany(value => Bytes(type, value)).ToArray())).Reverse()];
        tensors.Insert(3, ("batchnorm1.num_batches_tracked", "I64", "[]", BitConverter.GetBytes(12L)));
        Write(tensors);
        using InterruptedNet other = new(batchSize: 2, seed: 77, threads: 1);

        Safetensors.Load(other, Path);

        float[] expected = [.. Values(Network).Select(value => Read(type, Bytes(type, value)))];
        Values(other).ShouldBe(expected);
        expected.Zip(Values(Network)).Max(pair => Math.Abs(pair.First - pair.Second)).ShouldBeLessThan(bytes == 8 ? 1e-30f : 0.01f);
    }

    private static byte[] Bytes(string type, float value) => type switch
    {
        "F64" => BitConverter.GetBytes((double)value),
        "F16" => BitConverter.GetBytes((Half)value),
        "BF16" => BitConverter.GetBytes(value)[2..],
        _ => BitConverter.GetBytes(value),
    };

    private static float Read(string type, byte[] bytes) => type switch
    {
        "F64" => (float)BitConverter.ToDouble(bytes),
        "F16" => (float)BitConverter.ToHalf(bytes),
        _ => BitConverter.ToSingle([0, 0, .. bytes]),
    };

    private static string? Python(string script, string argument)
    {
        foreach (string python in new[] { "python3", "/usr/bin/python3" })
        {
            try
            {
                ProcessStartInfo start = new(python, ["-c", script, argument]) { RedirectStandardOutput = true, RedirectStandardError = true };
                using Process process = Process.Start(start)!;
                string output = process.StandardOutput.ReadToEnd();
                string errors = process.StandardError.ReadToEnd();
                process.WaitForExit();
                if (process.ExitCode == 0)
                {
                    return output;
                }

                errors.ShouldContain("No module named 'numpy'");
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // There is no such program; the next one may be there.
            }
        }

        return null;
    }
}
