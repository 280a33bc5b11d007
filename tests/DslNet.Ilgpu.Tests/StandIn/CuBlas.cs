namespace ILGPU.Runtime.Cuda;

/// <summary>Stand-in for ILGPU.Algorithms' door to cuBLAS: the products as NVIDIA's manual of cublasSgemm defines them, column by column.</summary>
public sealed class CuBlas : IDisposable
{
    public CuBlas(CudaAccelerator accelerator)
    {
        if (accelerator.LacksCuBlas)
        {
            throw new DllNotFoundException("The stand-in's cuBLAS isn't installed.");
        }
    }

    /// <summary>Not ILGPU's own: products made so far, by all of them.</summary>
    public static int Products { get; private set; }

    /// <summary>C = alpha·op(A)·op(B) + beta·C, op(A) m × k, op(B) k × n, element (i, j) of a matrix at i + j·its leading dimension.</summary>
    public void Gemm(
        CuBlasOperation transa, CuBlasOperation transb, int m, int n, int k, float alpha, ArrayView<float> a, int lda, ArrayView<float> b, int ldb, float beta, ArrayView<float> c, int ldc)
    {
        Leading(lda, transa == CuBlasOperation.NonTranspose ? m : k, nameof(lda));
        Leading(ldb, transb == CuBlasOperation.NonTranspose ? k : n, nameof(ldb));
        Leading(ldc, m, nameof(ldc));
        Products++;
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < m; i++)
            {
                float sum = 0;
                for (int l = 0; l < k; l++)
                {
                    sum += (transa == CuBlasOperation.NonTranspose ? a[i + (l * lda)] : a[l + (i * lda)]) * (transb == CuBlasOperation.NonTranspose ? b[l + (j * ldb)] : b[j + (l * ldb)]);
                }

                c[i + (j * ldc)] = (alpha * sum) + (beta == 0 ? 0 : beta * c[i + (j * ldc)]);
            }
        }
    }

    public void Dispose()
    {
    }

    private static void Leading(int dimension, int least, string name)
    {
        if (dimension < Math.Max(1, least))
        {
            throw new ArgumentOutOfRangeException(name, dimension, FormattableString.Invariant($"A leading dimension of {least} or more is expected (CUBLAS_STATUS_INVALID_VALUE)."));
        }
    }
}
