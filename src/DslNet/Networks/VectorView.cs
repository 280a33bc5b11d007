using DslNet.Kernels.Driver;
using DslNet.Kernels.Memory;

namespace DslNet;

/// <summary>A network's bias, or another parameter or buffer with one element per unit, for reading and writing single elements.</summary>
public sealed class VectorView
{
    private readonly NetworkDriver driver;
    private readonly FloatSlice values;

    internal VectorView(NetworkDriver driver, FloatSlice values, int length)
    {
        this.driver = driver;
        this.values = values;
        Length = length;
    }

    /// <summary>The number of elements.</summary>
    public int Length { get; }

    /// <summary>The element of a unit, readable and writable.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such unit.</exception>
    /// <exception cref="InvalidOperationException">The network is in use by another thread.</exception>
    /// <exception cref="ObjectDisposedException">The network has been disposed.</exception>
    public float this[int index]
    {
        get => driver.Read(values, At(index));
        set => driver.Write(values, At(index), value);
    }

    private nint At(int index)
    {
        ViewChecks.Index(index, Length, nameof(index));
        return index;
    }
}
