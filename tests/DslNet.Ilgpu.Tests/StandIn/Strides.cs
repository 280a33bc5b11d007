namespace ILGPU;

/// <summary>Stand-in for ILGPU's strides; only dense ones are used.</summary>
public interface IStride1D;

/// <summary>Stand-in for ILGPU's one-dimensional strides.</summary>
public static class Stride1D
{
    public readonly struct Dense : IStride1D;
}
