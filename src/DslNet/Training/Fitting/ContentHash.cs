using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace DslNet;

/// <summary>SHA-256 of what sets and networks hold: by the processor's own instructions where it has them, and in no more memory than a few rows take.</summary>
internal static class ContentHash
{
    private const int AtOnce = 1 << 14;

    public static IncrementalHash New() => IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>As texts of settings have it.</summary>
    public static string Text(IncrementalHash hash) => "SHA-256 " + Convert.ToHexStringLower(hash.GetHashAndReset());

    public static string Of<T>(ReadOnlySpan<T> content)
        where T : unmanaged
    {
        using IncrementalHash hash = New();
        Append(hash, content);
        return Text(hash);
    }

    /// <summary>All inputs of a set, wherever they are.</summary>
    public static string OfInputs(SampleSet set)
    {
        if (set.InMemory)
        {
            return Of(set.Inputs);
        }

        using IncrementalHash hash = New();
        int rows = Math.Min(set.Count, Math.Max(1, AtOnce / set.InputSize));
        float[] inputs = new float[rows * set.InputSize];
        for (int row = 0; row < set.Count; row += rows)
        {
            Span<float> some = inputs.AsSpan(0, Math.Min(rows, set.Count - row) * set.InputSize);
            set.CopyInputs(row, some);
            Append<float>(hash, some);
        }

        return Text(hash);
    }

    /// <summary>Piece by piece: a span of bytes is shorter than one of floats may be.</summary>
    public static void Append<T>(IncrementalHash hash, ReadOnlySpan<T> content)
        where T : unmanaged
    {
        for (; content.Length > AtOnce; content = content[AtOnce..])
        {
            hash.AppendData(MemoryMarshal.AsBytes(content[..AtOnce]));
        }

        hash.AppendData(MemoryMarshal.AsBytes(content));
    }
}
