namespace ILGPU.Runtime.Cuda;

/// <summary>Stand-in for what a call of cuBLAS throws.</summary>
public sealed class CuBlasException(string message) : Exception(message);
