namespace DslNet.Kernels;

/// <summary>A network's bias (or another parameter or buffer with one number a unit), for reading and writing single numbers.</summary>
public readonly struct VectorView
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
    /// <exception cref="ObjectDisposedException">The network has been disposed.</exception>
    public ref float this[int index] => ref values.At(At(index));

    private nint At(int index)
    {
        ViewChecks.Alive(driver);
        ViewChecks.Index(index, Length, nameof(index));
        return index;
    }
}
