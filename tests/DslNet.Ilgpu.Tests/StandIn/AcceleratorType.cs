namespace ILGPU.Runtime;

/// <summary>Stand-in for the kinds of accelerators.</summary>
public enum AcceleratorType
{
    CPU,
    Cuda,
    OpenCL,
}
