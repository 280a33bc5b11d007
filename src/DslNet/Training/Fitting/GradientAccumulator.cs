using System.Numerics.Tensors;
using DslNet.Kernels;

namespace DslNet;

/// <summary>Sums the gradients of several batches, each by its rows, so that one step takes them as one batch.</summary>
internal sealed class GradientAccumulator(NetworkDriver driver)
{
    private readonly float[] sum = new float[driver.GradientStorage.Length];
    private int rows;

    /// <summary>Adds the gradient of the last backward pass; behind the last one, the network has the mean as its gradient.</summary>
    public void Add(int batchRows, bool last)
    {
        Span<float> gradient = driver.GradientStorage;
        TensorPrimitives.MultiplyAdd(gradient, batchRows, sum, sum);
        rows += batchRows;
        if (last)
        {
            TensorPrimitives.Divide(sum, rows, gradient);
            Array.Clear(sum);
            rows = 0;
        }
    }
}
