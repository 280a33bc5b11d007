using System.Text;
using DslNet.Interrupted;

namespace DslNet.Tests.Checkpoints;

/// <summary>What isn't the network's file is refused with the reason, and the network stays as it was.</summary>
public sealed class DamagedSafetensorsTests : SafetensorsCase
{
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

    /// <summary>Names that are no text: half of a surrogate pair, by its escape and as bytes, and bytes that are no UTF-8.</summary>
    [Theory]
    [InlineData("""{"\ud800":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""")]
    [InlineData("""{"\udc00x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""")]
    [InlineData("""{"a":{"dtype":"\ud800","shape":[2],"data_offsets":[0,8]}}""")]
    [InlineData("""{"a":{"\ud800":"F32","shape":[2],"data_offsets":[0,8]}}""")]
    [InlineData("{\"\u00ED\u00A0\u0080\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}")]
    [InlineData("{\"\u00FF\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}")]
    public void Names_that_are_no_text_are_refused(string header)
    {
        byte[] json = Encoding.Latin1.GetBytes(header);
        Refuses([.. BitConverter.GetBytes((long)json.Length), .. json, .. new byte[8]], "A text of the header can't be read");
    }

    [Theory]
    [InlineData("dense2.bias", float.NaN, "'dense2.bias' has NaN as number 7; numbers must be finite")]
    [InlineData("dense1.weight", float.PositiveInfinity, "'dense1.weight' has Infinity as number 7; numbers must be finite")]
    [InlineData("batchnorm1.running_mean", float.NegativeInfinity, "'batchnorm1.running_mean' has -Infinity as number 7")]
    [InlineData("batchnorm1.running_var", -0.25f, "'batchnorm1.running_var' has -0.25 as number 7; a variance isn't negative")]
    public void Numbers_that_no_network_has_are_refused(string name, float bad, string reason) =>
        Refuses([.. Tensors().Select(tensor => tensor with { Values = [.. tensor.Values.Select((value, index) => tensor.Name == name && index == 7 ? bad : value)] })], reason);

    [Fact]
    public void A_double_that_no_float_holds_is_refused()
    {
        Write([.. Tensors().Select(tensor => (tensor.Name, "F64", tensor.Shape, tensor.Values.SelectMany((value, index) => BitConverter.GetBytes(tensor.Name == "dense1.bias" && index == 2 ? 1e300 : value)).ToArray()))]);
        Refuses(File.ReadAllBytes(Path), "'dense1.bias' has Infinity as number 2; numbers must be finite, in single precision too");
    }

    [Fact]
    public void A_program_may_set_any_number_but_a_negative_variance()
    {
        float[] parameters = new float[InterruptedNet.ParameterCount], buffers = new float[InterruptedNet.Info.BufferCount];
        parameters[0] = float.NaN;
        Network.SetParameters(parameters);
        buffers[^1] = -1;
        float[] before = Values(Network);
        Should.Throw<ArgumentException>(() => Network.SetBuffers(buffers)).Message.ShouldStartWith("'batchnorm1.running_var' has -1 as number 47");
        Values(Network).ShouldBe(before);
    }

    [Fact]
    public void Files_that_can_not_be_opened_are_told_by_the_documented_exceptions()
    {
        string[] unreadable = [Folder, System.IO.Path.Combine(Folder, "nowhere"), System.IO.Path.Combine(Folder, "no", "where"), System.IO.Path.Combine(Folder, new string('n', 256))];
        foreach (string path in unreadable)
        {
            Should.Throw<IOException>(() => Safetensors.Load(Network, path), path);
        }

        Should.Throw<IOException>(() => Safetensors.Save(Network, Folder));
        Should.Throw<IOException>(() => Safetensors.Save(Network, System.IO.Path.Combine(Folder, "no", "where")));
        Should.Throw<ArgumentException>(() => Safetensors.Save(Network, "a\0b"));
        Should.Throw<ArgumentException>(() => Safetensors.Load(Network, "a\0b"));
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
        Should.Throw<DslNetFormatException>(() => Safetensors.Load(Network, Path)).Reason.ShouldContain("100000000 bytes is announced");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
    }

    [Fact]
    public void Every_damage_ends_in_data_or_in_the_exception()
    {
        Safetensors.Save(Network, Path);
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

    private void Refuses(List<(string Name, string Shape, float[] Values)> tensors, string reason)
    {
        Write([.. tensors.Select(tensor => (tensor.Name, "F32", tensor.Shape, tensor.Values.SelectMany(BitConverter.GetBytes).ToArray()))]);
        Refuses(File.ReadAllBytes(Path), reason);
    }

    private void Refuses(byte[] content, string reason)
    {
        File.WriteAllBytes(Path, content);
        float[] before = Values(Network);
        DslNetFormatException exception = Should.Throw<DslNetFormatException>(() => Safetensors.Load(Network, Path));
        exception.File.ShouldBe(Path);
        exception.Reason.ShouldContain(reason);
        Values(Network).ShouldBe(before);
    }
}
