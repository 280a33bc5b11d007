using DslNet.Kernels.Losses;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Threads;
using DslNet.Tests.Kernels;

namespace DslNet.Tests.Weights;

/// <summary>Losses and derivatives, the ends included, against mpmath 120 digits deep (derivatives by differences of 1e-30).</summary>
public class ShapedLossKernelTests
{
    [Theory]
    [InlineData(0, 1, 5, 0, 3.4657359, -2.5)]
    [InlineData(0, 1, 1, 2, 0.173286795, -0.298286795)]
    [InlineData(-50, 1, 5, 0, 250.0, -5.0)]
    [InlineData(50, 1, 5, 2, 3.58754799e-65, -1.0762644e-64)]
    [InlineData(30, 1, 1, 0.5, 2.86251858e-20, -4.29377787e-20)]
    [InlineData(-30, 0, 1, 0.5, 2.86251858e-20, 4.29377787e-20)]
    [InlineData(50, 0, 1, 2, 50.0, 1.0)]
    [InlineData(-50, 0, 3, 1.5, 5.16642063e-55, 1.29160516e-54)]
    [InlineData(3, 0.25, 2, 2, 1.21889588, 0.440166676)]
    [InlineData(-20, 0.5, 4, 0.5, 28.2842713, -1.41421356)]
    [InlineData(-87, 1, 3, 2, 261.0, -3.0)]
    [InlineData(1e4f, 1, 5, 2, 0, 0)]
    [InlineData(-1e4f, 1, 5, 2, 5e4, -5.0)]
    [InlineData(1e4f, 0, 5, 0.5, 1e4, 1.0)]
    public void Binary_cross_entropy_with_positive_weights_and_focus(float z, float t, float weight, float gamma, double loss, double slope)
    {
        using TestMemory memory = new();
        using WorkerPool workers = new(1);
        FloatSlice gradient = memory.EmptyRows(1, 1), rowLoss = memory.EmptyRows(1, 1), mean = memory.Empty(1);
        SigmoidCrossEntropy.Shaped(workers, memory.Rows([z], 1), memory.Rows([t], 1), memory.Of([weight]), gamma, 1, 1, rowLoss, mean, gradient);
        ShouldBe(mean[0], loss);
        ShouldBe(gradient[0], slope);
    }

    [Theory]
    [InlineData(new float[] { 1, 2, 3 }, 0, 2, 1.99360453, new[] { -1.11246577, 0.299188125, 0.813277643 })]
    [InlineData(new float[] { 0, 0, 0 }, 1, 0.5, 0.897013177, new[] { 0.346916625, -0.69383325, 0.346916625 })]
    [InlineData(new float[] { 40, 0, -5 }, 0, 2, 7.82368737e-53, new[] { -2.34710621e-52, 2.33139738e-52, 1.5708832e-54 })]
    [InlineData(new float[] { 40, 0, -5 }, 1, 2, 40.0, new[] { 1.0, -1.0, 2.86251858e-20 })]
    [InlineData(new float[] { 20, 20, 0 }, 0, 0.5, 0.490129073, new[] { -0.476085659, 0.476085658, 9.81285679e-10 })]
    [InlineData(new float[] { 30, 0, 0 }, 0, 0.5, 8.0964252e-20, new[] { -1.21446378e-19, 6.0723189e-20, 6.0723189e-20 })]
    [InlineData(new float[] { 90, 0, -90 }, 2, 3, 180.0, new[] { 1.0, 8.19401262e-40, -1.0 })]
    [InlineData(new float[] { 1e4f, -1e4f, 0 }, 0, 0.5, 0, new double[] { 0, 0, 0 })]
    [InlineData(new float[] { 1e4f, -1e4f, 0 }, 1, 0.5, 2e4, new double[] { 1, -1, 0 })]
    public void Focal_loss_of_classes(float[] z, int label, float gamma, double loss, double[] slopes)
    {
        using TestMemory memory = new();
        using WorkerPool workers = new(1);
        float[] target = new float[z.Length];
        target[label] = 1;
        FloatSlice gradient = memory.EmptyRows(1, z.Length), rowLoss = memory.EmptyRows(1, 1), mean = memory.Empty(1);
        Softmax.FocalCrossEntropy(workers, memory.Rows(z, z.Length), memory.Rows(target, z.Length), 0, gamma, 1, z.Length, rowLoss, mean, gradient);
        ShouldBe(mean[0], loss);
        for (int i = 0; i < z.Length; i++)
        {
            ShouldBe(gradient[i], slopes[i]);
        }
    }

    private static void ShouldBe(float actual, double expected) => ((double)actual).ShouldBe(expected, (1e-5 * Math.Abs(expected)) + 1e-30);
}
