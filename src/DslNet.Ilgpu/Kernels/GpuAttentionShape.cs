using System.ComponentModel;

namespace DslNet.Ilgpu.Kernels;

/// <summary>The sizes of an attention, and where its operands are.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct GpuAttentionShape
{
    /// <summary>The number of queries.</summary>
    public int Steps;

    /// <summary>The number of keys, masked ones included.</summary>
    public int KeySteps;

    /// <summary>The number of heads.</summary>
    public int Heads;

    /// <summary>Columns of a head.</summary>
    public int HeadSize;

    /// <summary>Floats from a query to the next.</summary>
    public int QueryStride;

    /// <summary>Floats from a key to the next.</summary>
    public int KeyStride;

    /// <summary>Floats from a value to the next.</summary>
    public int ValueStride;

    /// <summary>The first column of the queries.</summary>
    public int QueryFrom;

    /// <summary>The first column of the keys.</summary>
    public int KeyFrom;

    /// <summary>The first column of the values.</summary>
    public int ValueFrom;

    /// <summary>1 where a query sees only the keys of its own step and of earlier ones.</summary>
    public int Causal;

    /// <summary>1 where rows have lengths.</summary>
    public int HasLengths;

    /// <summary>1 where log-sums are kept.</summary>
    public int KeepsSums;

    /// <summary>1 / √d.</summary>
    public float Scale;
}
