namespace ILGPU.Runtime.Cuda;

/// <summary>Stand-in for how cuBLAS reads a matrix.</summary>
public enum CuBlasOperation
{
    NonTranspose = 0,
    Transpose = 1,
}
