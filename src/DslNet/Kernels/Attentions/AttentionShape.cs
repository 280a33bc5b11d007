using System.ComponentModel;
using DslNet.Kernels.MatMul;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;

namespace DslNet.Kernels.Attentions;

/// <summary>The sizes of an attention.</summary>
/// <param name="Steps">The number of queries.</param>
/// <param name="KeySteps">The number of keys, masked ones included.</param>
/// <param name="Heads">Work items of a row.</param>
/// <param name="HeadSize">Columns of a head.</param>
/// <param name="IsCausal">Whether a query sees only the keys of its own step and of earlier ones.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct AttentionShape(int Steps, int KeySteps, int Heads, int HeadSize, bool IsCausal)
{
    /// <summary>Queries of a block. A block's queries, keys, values and scores stay in the L1 cache for the usual heads of up to 64 columns.</summary>
    internal const int QueryBlock = 32;

    /// <summary>Keys of a block: whole panels.</summary>
    internal const int KeyBlock = 64;

    /// <summary>1 / √d.</summary>
    internal float Scale => (float)(1 / Math.Sqrt(HeadSize));

    /// <summary>Columns of a head, padded to whole panels.</summary>
    internal int FilledHead => Panels.Count(HeadSize) * Panels.Width;

    /// <summary>Keys, padded to whole panels.</summary>
    internal long FilledKeys => (long)Panels.Count(KeySteps) * Panels.Width;

    /// <summary>The number of keys of a row: a whole number from 0 to the number of steps, whatever the float is.</summary>
    internal unsafe int KeysOf(FloatSlice lengths, int row)
    {
        if (lengths.Start is null)
        {
            return KeySteps;
        }

        float length = lengths[(nint)row * Lanes.Count];
        return length > 0 ? (int)Math.Min(length, KeySteps) : 0;
    }

    /// <summary>The number of keys that a query sees, of those of its row.</summary>
    internal int Visible(int query, int keys) => IsCausal ? Math.Min(query + 1, keys) : keys;
}
