using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using DslNet.Devices;

namespace DslNet;

/// <summary>
/// A network's weights and running statistics as a safetensors file, with the names and shapes of PyTorch, so that
/// <c>load_state_dict</c> takes them: a dense layer's <c>weight</c> is [out, in], a BatchNorm has <c>weight</c>, <c>bias</c>,
/// <c>running_mean</c> and <c>running_var</c>. (The format: Hugging Face, safetensors.)
/// </summary>
public static class Safetensors
{
    /// <summary>Writes the file atomically: to a temporary file, flushed, then renamed. Mode and symbolic links of a replaced file are kept.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="ArgumentException">The path is empty, white space, or has a null character.</exception>
    /// <exception cref="IOException">The file can't be written, as when access is denied, it is read-only or the disk is full; an existing file is unchanged.</exception>
    /// <exception cref="InvalidOperationException">A parameter or buffer isn't finite, or a running variance is negative: <see cref="Load"/> would refuse the file. An existing file is unchanged. Or the network is in use by another thread.</exception>
    public static void Save(INetwork network, string path)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        IReadOnlyList<SafetensorsPart> parts = SafetensorsNames.Of(network.Info);
        float[] values = Values(network);
        MustBeSound(network.Info, path, values);
        FileReplacement.Write(path, file =>
        {
            byte[] header = Header(parts);
            Span<byte> length = stackalloc byte[sizeof(ulong)];
            BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
            file.Write(length);
            file.Write(header);
            int start = 0;
            foreach (SafetensorsPart part in parts)
            {
                ReadOnlySpan<float> own = values.AsSpan(start, part.Count);
                float[] tensor = new float[part.Count];
                part.ToFile(own, tensor);
                file.Write(MemoryMarshal.AsBytes(tensor.AsSpan()));
                start += part.Count;
            }
        });
    }

    /// <summary>Reads a file into the network. Other precisions (F64, F16, BF16) are converted to float.</summary>
    /// <param name="network">The network; unchanged on failure.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="DslNetFormatException">The file is damaged or hostile, or its tensors aren't those of the network: one is missing, surplus or of another shape, or holds NaN, an infinity, a number too large for a float, or a negative running variance. (PyTorch's <c>num_batches_tracked</c> is ignored.)</exception>
    /// <exception cref="ArgumentException">The path is empty, white space, or has a null character.</exception>
    /// <exception cref="IOException">The file can't be read: it isn't there, access is denied, or it is a folder, a pipe, a device or a socket.</exception>
    /// <exception cref="InvalidOperationException">The network is in use by another thread.</exception>
    public static void Load(INetwork network, string path)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        (float[] parameters, float[] buffers) = Read(network.Info, path);
        using NetworkHold hold = new(network);
        network.SetParameters(parameters);
        network.SetBuffers(buffers);
    }

    /// <summary>The parameters and buffers of a network's file, in the order of declaration.</summary>
    internal static (float[] Parameters, float[] Buffers) Read(NetworkInfo info, string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        IReadOnlyList<SafetensorsPart> parts = SafetensorsNames.Of(info);
        using FileStream file = ReadableFile.Open(path);
        IReadOnlyList<SafetensorsEntry> entries = SafetensorsHeader.Read(path, file, LongestHeaderFor(parts));
        long dataStart = file.Position;
        Dictionary<string, SafetensorsEntry> named = entries.Where(entry => !entry.IsBatchCount).ToDictionary(entry => entry.Name);
        foreach (SafetensorsPart part in parts)
        {
            MustMatch(path, part, named);
        }

        if (named.Count > 0)
        {
            throw new DslNetFormatException(path, sizeof(ulong), $"'{OutsideText.Name(named.Keys.Min(StringComparer.Ordinal))}' is no tensor of {info.Name}; it has {OutsideText.Names(parts.Select(part => part.Name))}.");
        }

        Dictionary<string, SafetensorsEntry> found = entries.ToDictionary(entry => entry.Name);
        float[] values = new float[info.ParameterCount + info.BufferCount];
        int start = 0;
        foreach ((SafetensorsPart part, ParameterInfo own) in parts.Zip(info.Parameters.Concat(info.Buffers)))
        {
            SafetensorsEntry entry = found[part.Name];
            float[] tensor = Read(file, dataStart, entry, part.Count);
            if (TensorValues.Unsound(part.Name, own.Role == ParameterRole.RunningVariance, tensor) is (int index, string reason))
            {
                throw new DslNetFormatException(path, dataStart + entry.Start + ((long)index * SafetensorsEntry.BytesOf(entry.Type)), reason);
            }

            part.FromFile(tensor, values.AsSpan(start, part.Count));
            start += part.Count;
        }

        return (values[..info.ParameterCount], values[info.ParameterCount..]);
    }

    private static float[] Values(INetwork network)
    {
        using NetworkHold hold = new(network);
        float[] values = new float[network.Info.ParameterCount + network.Info.BufferCount];
        network.GetParameters(values.AsSpan(0, network.Info.ParameterCount));
        network.GetBuffers(values.AsSpan(network.Info.ParameterCount));
        return values;
    }

    /// <summary>Unusable values must not replace a good file.</summary>
    private static void MustBeSound(NetworkInfo info, string path, ReadOnlySpan<float> values)
    {
        if ((TensorValues.Unsound(info.Parameters, values) ?? TensorValues.Unsound(info.Buffers, values[info.ParameterCount..])) is { } reason)
        {
            throw new InvalidOperationException($"{info.Name} isn't written to {path}: {reason}");
        }
    }

    private static byte[] Header(IReadOnlyList<SafetensorsPart> parts)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("__metadata__");
            writer.WriteString("format", "pt");
            writer.WriteEndObject();
            long start = 0;
            foreach (SafetensorsPart part in parts)
            {
                writer.WriteStartObject(part.Name);
                writer.WriteString("dtype", "F32");
                writer.WriteStartArray("shape");
                foreach (int extent in part.Shape)
                {
                    writer.WriteNumberValue(extent);
                }

                writer.WriteEndArray();
                writer.WriteStartArray("data_offsets");
                writer.WriteNumberValue(start);
                start += sizeof(float) * (long)part.Count;
                writer.WriteNumberValue(start);
                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        // Padded by spaces so that the data is 8-byte aligned.
        while (stream.Length % 8 != 0)
        {
            stream.WriteByte((byte)' ');
        }

        return stream.ToArray();
    }

    /// <summary>An upper bound of the header's length for these tensors, with room for metadata and spaces.</summary>
    private static long LongestHeaderFor(IReadOnlyList<SafetensorsPart> parts) => (1 << 20) + parts.Sum(part => 1024 + (6L * part.Name.Length));

    private static void MustMatch(string path, SafetensorsPart part, Dictionary<string, SafetensorsEntry> named)
    {
        if (!named.Remove(part.Name, out SafetensorsEntry? entry))
        {
            throw new DslNetFormatException(path, sizeof(ulong), $"'{part.Name}' is missing.");
        }

        if (!entry.Shape.SequenceEqual(part.Shape.Select(extent => (long)extent)))
        {
            throw new DslNetFormatException(path, sizeof(ulong), $"'{part.Name}' has the shape {OutsideText.Name(entry.ShapeText)}; [{string.Join(", ", part.Shape)}] is expected.");
        }
    }

    private static float[] Read(FileStream file, long dataStart, SafetensorsEntry entry, int count)
    {
        file.Position = dataStart + entry.Start;
        float[] values = new float[count];
        if (entry.Type == "F32")
        {
            file.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
            return values;
        }

        byte[] bytes = new byte[entry.End - entry.Start];
        file.ReadExactly(bytes);
        for (int i = 0; i < count; i++)
        {
            values[i] = entry.Type switch
            {
                "F64" => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(8 * i)),
                "F16" => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes.AsSpan(2 * i)),
                _ => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(2 * i)) << 16),
            };
        }

        return values;
    }
}
