namespace ILGPU;

/// <summary>Stand-in for ILGPU's one-dimensional index.</summary>
public readonly struct Index1D(int x)
{
    public int X => x;

    public int Size => x;

    public static implicit operator int(Index1D index) => index.X;

    public static implicit operator Index1D(int x) => new(x);
}

/// <summary>Stand-in for ILGPU's two-dimensional index.</summary>
public readonly struct Index2D(int x, int y)
{
    public int X => x;

    public int Y => y;

    public int Size => x * y;
}

/// <summary>Stand-in for ILGPU's extents of a launch: groups, and threads of each.</summary>
public readonly struct KernelConfig(Index1D gridDim, Index1D groupDim)
{
    public Index1D GridDim => gridDim;

    public Index1D GroupDim => groupDim;
}
