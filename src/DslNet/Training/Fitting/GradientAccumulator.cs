using System.Numerics.Tensors;
using DslNet.Devices;
using DslNet.Kernels.Driver;

namespace DslNet;

/// <summary>Gradient accumulation: sums the gradients of several batches, each weighted by its rows or by their weights, so that one step treats them as one batch.</summary>
internal sealed class GradientAccumulator(ITrainingDriver driver)
{
    private readonly float[] sum = new float[driver.GradientFloats];
    private double weight;

    /// <summary>Adds the gradient of the last backward pass; after the last batch, sets the network's gradient to the mean.</summary>
    public void Add(double batchWeight, bool last)
    {
        Span<float> gradient = driver.ReadGradients();
        TensorPrimitives.MultiplyAdd(gradient, (float)batchWeight, sum, sum);
        weight += batchWeight;
        if (last)
        {
            // Where the total weight is 0, so are sum and mean.
            TensorPrimitives.Divide(sum, weight > 0 ? (float)weight : 1, gradient);
            driver.WriteGradients();
            Array.Clear(sum);
            weight = 0;
        }
    }
}
