using DslNet.Kernels.Driver;
using DslNet.Kernels.Memory;

namespace DslNet;

/// <summary>A network's bias (or another parameter or buffer with one number a unit), for reading and writing single numbers.</summary>
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

    /// <summary>How many numbers there are.</summary>
    public int Length { get; }

    /// <summary>The number of a unit, to read or to write.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such unit.</exception>
    /// <exception cref="InvalidOperationException">The network is at work on another thread.</exception>
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
