using System.Numerics.Tensors;
using DslNet.Devices;

namespace DslNet;

/// <summary>Sums the gradients of several batches, each by its rows, so that one step takes them as one batch.</summary>
internal sealed class GradientAccumulator(ITrainingDriver driver)
{
    private readonly float[] sum = new float[driver.GradientFloats];
    private int rows;

    /// <summary>Adds the gradient of the last backward pass; behind the last one, the network has the mean as its gradient.</summary>
    public void Add(int batchRows, bool last)
    {
        Span<float> gradient = driver.ReadGradients();
        TensorPrimitives.MultiplyAdd(gradient, batchRows, sum, sum);
        rows += batchRows;
        if (last)
        {
            TensorPrimitives.Divide(sum, rows, gradient);
            driver.WriteGradients();
            Array.Clear(sum);
            rows = 0;
        }
    }
}
