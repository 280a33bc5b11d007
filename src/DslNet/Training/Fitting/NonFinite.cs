using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;

namespace DslNet;

/// <summary>Finds NaN and infinities.</summary>
internal static class NonFinite
{
    /// <summary>The index of the first value that is NaN or infinite, or −1.</summary>
    public static int IndexOf(ReadOnlySpan<float> values)
    {
        int i = 0;
        for (; i <= values.Length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            // v − v is 0 for what is finite and NaN for the rest.
            Vector256<float> eight = Vector256.Create(values[i..]);
            if (!Vector256.EqualsAll(eight - eight, Vector256<float>.Zero))
            {
                break;
            }
        }

        for (; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Row and column of the first value that is NaN or infinite, or (−1, −1).</summary>
    public static (int Row, int Column) Find(ReadOnlySpan<float> values, int columns)
    {
        int index = IndexOf(values);
        return index < 0 ? (-1, -1) : (index / columns, index % columns);
    }

    /// <summary>Row and column of the first input of a set that is NaN or infinite, or (−1, −1); wherever the inputs are.</summary>
    /// <param name="set">The set.</param>
    /// <param name="hash">Receives every input, if all are finite: rows on disk are read once for both.</param>
    public static (int Row, int Column) Find(SampleSet set, IncrementalHash? hash = null)
    {
        if (set.InMemory)
        {
            if (hash is not null)
            {
                ContentHash.Append(hash, set.Inputs);
            }

            return Find(set.Inputs, set.InputSize);
        }

        float[] inputs = new float[set.InputSize];
        for (int row = 0; row < set.Count; row++)
        {
            set.CopyInputs(row, inputs);
            hash?.AppendData(MemoryMarshal.AsBytes(inputs.AsSpan()));
            int column = IndexOf(inputs);
            if (column >= 0)
            {
                return (row, column);
            }
        }

        return (-1, -1);
    }
}
