using System.Diagnostics;
using System.Text;
using System.Text.Json;
using DslNet.Interrupted;

namespace DslNet.Tests.Checkpoints;

public sealed class SafetensorsTests : IDisposable
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

    private readonly string folder = Directory.CreateTempSubdirectory("dslnet-safetensors-").FullName;
    private readonly InterruptedNet network = new(batchSize: 8, seed: 3, threads: 1);

    public SafetensorsTests()
    {
        // Running statistics of their own.
        Random random = new(1);
        float[] buffers = [.. Enumerable.Range(0, InterruptedNet.Info.BufferCount).Select(_ => random.NextSingle() + 0.5f)];
        network.SetBuffers(buffers);
    }

    private string Path => System.IO.Path.Combine(folder, "weights.safetensors");

    public void Dispose()
    {
        network.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void What_is_saved_is_loaded_bit_for_bit()
    {
        Safetensors.Save(network, Path);
        using InterruptedNet other = new(batchSize: 2, seed: 77, threads: 1);

        Safetensors.Load(other, Path);

        Values(other).ShouldBe(Values(network));
        Directory.GetFiles(folder).ShouldBe([Path]);
    }

    [Fact]
    public void Names_and_shapes_are_those_of_PyTorch()
    {
        Safetensors.Save(network, Path);
        byte[] file = File.ReadAllBytes(Path);
        int length = (int)BitConverter.ToInt64(file);
        using JsonDocument header = JsonDocument.Parse(file.AsMemory(8, length));

        ((8 + length) % 8).ShouldBe(0);
        header.RootElement.EnumerateObject().Where(entry => entry.Name != "__metadata__")
            .Select(entry => $"{entry.Name} {entry.Value.GetProperty("shape").GetRawText()}")
            .ShouldBe(["dense1.weight [48,64]", "dense1.bias [48]", "batchnorm1.weight [48]", "batchnorm1.bias [48]", "dense2.weight [10,48]", "dense2.bias [10]", "batchnorm1.running_mean [48]", "batchnorm1.running_var [48]"]);

        // Unit 1, input 2.
        BitConverter.ToSingle(file, 8 + length + (4 * (64 + 2))).ShouldBe(network.Dense1.Weight[2, 1]);
    }

    [SkippableFact]
    public void Another_reader_finds_the_same_numbers()
    {
        Safetensors.Save(network, Path);
        string? said = Python(Reader, Path);
        Skip.If(said is null, "No python3 with numpy is here to read the file with.");

        using JsonDocument tensors = JsonDocument.Parse(said!);
        JsonElement weight = tensors.RootElement.GetProperty("dense1.weight");
        weight.GetProperty("shape").GetRawText().ShouldBe("[48, 64]");
        weight.GetProperty("first").GetDouble().ShouldBe(network.Dense1.Weight[0, 0]);
        weight.GetProperty("second row").GetDouble().ShouldBe(Enumerable.Range(0, 64).Sum(input => (double)network.Dense1.Weight[input, 1]), 1e-9);
        tensors.RootElement.GetProperty("batchnorm1.running_var").GetProperty("sum").GetDouble().ShouldBe(Enumerable.Range(0, 48).Sum(unit => (double)network.Batchnorm1.RunningVariance[unit]), 1e-9);
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

        float[] expected = [.. Values(network).Select(value => Read(type, Bytes(type, value)))];
        Values(other).ShouldBe(expected);
        expected.Zip(Values(network)).Max(pair => Math.Abs(pair.First - pair.Second)).ShouldBeLessThan(bytes == 8 ? 1e-30f : 0.01f);
    }

    [Fact]
    public void Tensors_of_another_network_are_refused()
    {
        Refuses([.. Tensors().Skip(1)], "'dense1.weight' is missing");
        Refuses([.. Tensors(), ("dense9.weight", "[1]", [1f])], "'dense9.weight' is no tensor of InterruptedNet");
        Refuses([.. Tensors().Select(tensor => tensor.Name == "dense2.weight" ? tensor with { Shape = "[48,10]" } : tensor)], "'dense2.weight' has the shape [48, 10]; [10, 48] is expected");
    }

    [Theory]
    [InlineData("", "length of its header")]
    [InlineData("\u0005\0\0\0\0\0\0\0{}", "header of 5 bytes")]
    [InlineData("\0\0\0\0\0\0\0\u0080{}", "header of 9223372036854775808 bytes")]
    [InlineData("\u0002\0\0\0\0\0\0\0[]", "Expected StartObject")]
    [InlineData("\u0003\0\0\0\0\0\0\0{}x", "isn't what it should be")]
    public void A_damaged_beginning_is_refused(string file, string reason) => Refuses(Encoding.Latin1.GetBytes(file), reason);

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8, "'a' is there twice")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 12, "'b' lies at 4..12; 8 is where it must begin")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 12, "0 is where it must begin")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,9223372036854775807]}}""", 8, "8 bytes of data are there")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", 8, "lies at 8..0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", 8, "doesn't take the 8 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[9223372036854775807,9223372036854775807,4],"data_offsets":[0,8]}}""", 8, "doesn't take the 8 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 9, "1 bytes belong to no tensor")]
    [InlineData("""{"a":{"dtype":"Q4","shape":[2],"data_offsets":[0,8]}}""", 8, "type Q4")]
    [InlineData("""{"a":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}}""", 8, "type I64")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", 8, "whole number")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2.5],"data_offsets":[0,8]}}""", 8, "whole number")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0]}}""", 8, "lacks its dtype")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"extra":1}}""", 8, "surplus 'extra'")]
    [InlineData("""{"a":[[[[[[[[[[[[1]]]]]]]]]]]]}""", 8, "isn't what it should be")]
    public void A_hostile_header_is_refused(string header, int dataBytes, string reason)
    {
        byte[] json = Encoding.UTF8.GetBytes(header);
        Refuses([.. BitConverter.GetBytes((long)json.Length), .. json, .. new byte[dataBytes]], reason);
    }

    [Fact]
    public void A_hundred_megabytes_of_JSON_are_refused_before_they_are_read()
    {
        using (FileStream file = new(Path, FileMode.Create))
        {
            file.Write(BitConverter.GetBytes(100_000_000L));
            file.Write("{"u8);
            file.SetLength(100_000_100);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        Should.Throw<DslNetFormatException>(() => Safetensors.Load(network, Path)).Reason.ShouldContain("100000000 bytes is announced");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
    }

    [Fact]
    public void Every_damage_ends_in_data_or_in_the_exception()
    {
        Safetensors.Save(network, Path);
        byte[] whole = File.ReadAllBytes(Path);
        int header = 8 + (int)BitConverter.ToInt64(whole);
        using InterruptedNet other = new(batchSize: 2, seed: 77, threads: 1);
        float[] untouched = Values(other);
        Random random = new(4);
        int refused = 0;
        for (int i = 0; i < 20_000; i++)
        {
            File.WriteAllBytes(Path, Damaged(whole, header, random));
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                Safetensors.Load(other, Path);
                Safetensors.Load(other, Path);
                float[] values = Values(other);
                values.Length.ShouldBe(untouched.Length);
                other.SetParameters(untouched.AsSpan(0, InterruptedNet.ParameterCount));
                other.SetBuffers(untouched.AsSpan(InterruptedNet.ParameterCount));
            }
            catch (DslNetFormatException exception)
            {
                exception.File.ShouldBe(Path);
                Values(other).ShouldBe(untouched);
                refused++;
            }

            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(4 << 20);
        }

        refused.ShouldBeGreaterThan(10_000);
    }

    private static byte[] Damaged(byte[] whole, int header, Random random)
    {
        byte[] damaged = [.. whole];
        switch (random.Next(4))
        {
            case 0:
                damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
                return damaged;
            case 1:
                return damaged[..random.Next(damaged.Length)];
            case 2:
                // In the header, a digit becomes another one: offsets, shapes.
                int at = random.Next(8, header);
                damaged[at] = (byte)random.Next(' ', '}' + 1);
                return damaged;
            default:
                BitConverter.GetBytes((long)random.Next() << random.Next(32)).CopyTo(damaged, 0);
                return damaged;
        }
    }

    private static float[] Values(InterruptedNet network)
    {
        float[] values = new float[InterruptedNet.ParameterCount + InterruptedNet.Info.BufferCount];
        network.GetParameters(values.AsSpan(0, InterruptedNet.ParameterCount));
        network.GetBuffers(values.AsSpan(InterruptedNet.ParameterCount));
        return values;
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

    /// <summary>The network's tensors as PyTorch has them.</summary>
    private List<(string Name, string Shape, float[] Values)> Tensors() =>
    [
        ("dense1.weight", "[48,64]", [.. Enumerable.Range(0, 48 * 64).Select(at => network.Dense1.Weight[at % 64, at / 64])]),
        ("dense1.bias", "[48]", [.. Enumerable.Range(0, 48).Select(at => network.Dense1.Bias[at])]),
        ("batchnorm1.weight", "[48]", [.. Enumerable.Range(0, 48).Select(at => network.Batchnorm1.Scale[at])]),
        ("batchnorm1.bias", "[48]", [.. Enumerable.Range(0, 48).Select(at => network.Batchnorm1.Shift[at])]),
        ("dense2.weight", "[10,48]", [.. Enumerable.Range(0, 10 * 48).Select(at => network.Dense2.Weight[at % 48, at / 48])]),
        ("dense2.bias", "[10]", [.. Enumerable.Range(0, 10).Select(at => network.Dense2.Bias[at])]),
        ("batchnorm1.running_mean", "[48]", [.. Enumerable.Range(0, 48).Select(at => network.Batchnorm1.RunningMean[at])]),
        ("batchnorm1.running_var", "[48]", [.. Enumerable.Range(0, 48).Select(at => network.Batchnorm1.RunningVariance[at])]),
    ];

    private void Write(List<(string Name, string Type, string Shape, byte[] Data)> tensors)
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

    private void Refuses(List<(string Name, string Shape, float[] Values)> tensors, string reason)
    {
        Write([.. tensors.Select(tensor => (tensor.Name, "F32", tensor.Shape, tensor.Values.SelectMany(BitConverter.GetBytes).ToArray()))]);
        Refuses(File.ReadAllBytes(Path), reason);
    }

    private void Refuses(byte[] content, string reason)
    {
        File.WriteAllBytes(Path, content);
        float[] before = Values(network);
        DslNetFormatException exception = Should.Throw<DslNetFormatException>(() => Safetensors.Load(network, Path));
        exception.File.ShouldBe(Path);
        exception.Reason.ShouldContain(reason);
        Values(network).ShouldBe(before);
    }
}
