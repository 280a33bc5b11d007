using System.Numerics.Tensors;
using DslNet.Devices;
using DslNet.Kernels.Driver;

namespace DslNet;

/// <summary>Sums the gradients of several batches, each by its rows or by their weights, so that one step takes them as one batch.</summary>
internal sealed class GradientAccumulator(ITrainingDriver driver)
{
    private readonly float[] sum = new float[driver.GradientFloats];
    private double weight;

    /// <summary>Adds the gradient of the last backward pass; behind the last one, the network has the mean as its gradient.</summary>
    public void Add(double batchWeight, bool last)
    {
        Span<float> gradient = driver.ReadGradients();
        TensorPrimitives.MultiplyAdd(gradient, (float)batchWeight, sum, sum);
        weight += batchWeight;
        if (last)
        {
            // Where nothing counted, the sum is 0, and so is the mean.
            TensorPrimitives.Divide(sum, weight > 0 ? (float)weight : 1, gradient);
            driver.WriteGradients();
            Array.Clear(sum);
            weight = 0;
        }
    }
}
