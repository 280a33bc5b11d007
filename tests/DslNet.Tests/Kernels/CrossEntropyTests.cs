using DslNet.Kernels.Losses;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Threads;

namespace DslNet.Tests.Kernels;

public class CrossEntropyTests
{
    [Theory]
    [InlineData(1, 2)]
    [InlineData(7, 8)]
    [InlineData(5, 10)]
    [InlineData(300, 33)]
    public void Softmax_and_cross_entropy_agree_with_double(int rows, int classes)
    {
        float[] z = TestMemory.Random(rows * classes, 1, 8);
        float[] t = OneHot(rows, classes);
        const double Smoothing = 0.1;
        double[] probabilities = new double[z.Length];
        double[] gradient = new double[z.Length];
        double[] losses = new double[rows];
        for (int r = 0; r < rows; r++)
        {
            double sum = Enumerable.Range(0, classes).Sum(c => Math.Exp(z[(r * classes) + c]));
            for (int c = 0; c < classes; c++)
            {
                int at = (r * classes) + c;
                probabilities[at] = Math.Exp(z[at]) / sum;
                double smoothed = ((1 - Smoothing) * t[at]) + (Smoothing / classes);
                losses[r] -= smoothed * Math.Log(probabilities[at]);
                gradient[at] = (probabilities[at] - smoothed) / rows;
            }
        }

        foreach (int threads in new[] { 1, 2, 3 })
        {
            using TestMemory memory = new();
            using WorkerPool workers = new(threads);
            FloatSlice logits = memory.Rows(z, classes), y = memory.EmptyRows(rows, classes), g = memory.EmptyRows(rows, classes), rowLoss = memory.EmptyRows(rows, 1), loss = memory.Empty(1);
            Softmax.Forward(workers, logits, rows, classes, y);
            Softmax.CrossEntropy(workers, logits, memory.Rows(t, classes), (float)Smoothing, rows, classes, rowLoss, loss, g);
            ((ReadOnlySpan<float>)TestMemory.Read(y, rows, classes)).ShouldAgree(probabilities, 2e-6, 1e-9);
            ((ReadOnlySpan<float>)TestMemory.Read(g, rows, classes)).ShouldAgree(gradient, 2e-6, 2e-7 / rows);
            ((double)loss[0]).ShouldBe(losses.Average(), 2e-6 * losses.Average());
            ((ReadOnlySpan<float>)TestMemory.Read(rowLoss, rows, 1)).ShouldAgree(losses, 2e-6, 1e-7);
            Softmax.Forward(workers, logits, rows, classes, logits);
            ((ReadOnlySpan<float>)TestMemory.Read(logits, rows, classes)).ShouldBeSameBits(TestMemory.Read(y, rows, classes));
        }
    }

    [Fact]
    public void Logits_of_ten_thousand_give_finite_losses()
    {
        (float[] losses, float[] g) = CrossEntropy([1e4f, -1e4f, 0, -1e4f, 1e4f, 1e4f], [0, 1, 0, 0, 1, 0], 0);

        losses[0].ShouldBe(2e4f);
        losses[1].ShouldBe(MathF.Log(2), 1e-6f);
        g.ShouldBe([0.5f, -0.5f, 0, 0, -0.25f, 0.25f]);
    }

    [Fact]
    public void Smoothed_loss_of_a_sure_answer_is_small_and_exact()
    {
        (float[] losses, _) = CrossEntropy([100, 0, 0], [1, 0, 0], 0.3f);

        losses[0].ShouldBe(20, 1e-4f);
    }

    [Fact]
    public void NaN_and_infinity_are_not_hidden()
    {
        (float[] losses, float[] g) = CrossEntropy([1, float.NaN, 2, 1, 2, 3], [1, 0, 0, 0, 1, 0], 0);

        losses[0].ShouldBe(float.NaN);
        g[..3].ShouldAllBe(value => float.IsNaN(value));
        float.IsFinite(losses[1]).ShouldBeTrue();
        CrossEntropy([float.PositiveInfinity, 0, 0], [1, 0, 0], 0).Losses[0].ShouldBe(float.NaN);
        Binary([float.NaN, 0], [1, 1], 2).Losses[0].ShouldBe(float.NaN);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(40, 3)]
    [InlineData(9, 17)]
    public void Binary_cross_entropy_agrees_with_double(int rows, int outputs)
    {
        float[] z = TestMemory.Random(rows * outputs, 1, 20);
        float[] t = [.. TestMemory.Random(rows * outputs, 2).Select(value => value > 0 ? 1f : 0f)];
        double[] probabilities = [.. z.Select(value => 1 / (1 + Math.Exp(-value)))];
        double[] losses = new double[rows];
        double[] gradient = new double[z.Length];
        for (int i = 0; i < z.Length; i++)
        {
            double exponential = Math.Exp(-Math.Abs(z[i]));
            double onePlus = exponential < 1e-5 ? exponential - (exponential * exponential / 2) : Math.Log(1 + exponential);
            gradient[i] = (probabilities[i] - t[i]) / z.Length;
            losses[i / outputs] += (Math.Max(z[i], 0) - (z[i] * t[i]) + onePlus) / outputs;
        }

        (float[] actual, float[] g) = Binary(z, t, outputs);
        ((ReadOnlySpan<float>)actual).ShouldAgree(losses, 2e-6, 1e-9);
        ((ReadOnlySpan<float>)g).ShouldAgree(gradient, 1e-6, 2e-7 / z.Length);
    }

    [Fact]
    public void Binary_logits_of_ten_thousand_give_finite_losses()
    {
        Binary([1e4f, -1e4f, 1e4f, -1e4f], [0, 1, 1, 0], 1).Losses.ShouldBe([1e4f, 1e4f, 0, 0]);
    }

    private static float[] OneHot(int rows, int classes)
    {
        float[] target = new float[rows * classes];
        for (int r = 0; r < rows; r++)
        {
            target[(r * classes) + (r * 7 % classes)] = 1;
        }

        return target;
    }

    private static (float[] Losses, float[] Gradient) CrossEntropy(float[] z, float[] t, float smoothing)
    {
        using TestMemory memory = new();
        using WorkerPool workers = new(1);
        int rows = z.Length / 3;
        FloatSlice rowLoss = memory.EmptyRows(rows, 1), g = memory.EmptyRows(rows, 3);
        Softmax.CrossEntropy(workers, memory.Rows(z, 3), memory.Rows(t, 3), smoothing, rows, 3, rowLoss, memory.Empty(1), g);
        return (TestMemory.Read(rowLoss, rows, 1), TestMemory.Read(g, rows, 3));
    }

    private static (float[] Losses, float[] Gradient) Binary(float[] z, float[] t, int outputs)
    {
        using TestMemory memory = new();
        using WorkerPool workers = new(1);
        int rows = z.Length / outputs;
        FloatSlice rowLoss = memory.EmptyRows(rows, 1), g = memory.EmptyRows(rows, outputs);
        SigmoidCrossEntropy.Forward(workers, memory.Rows(z, outputs), memory.Rows(t, outputs), rows, outputs, rowLoss, memory.Empty(1), g);
        return (TestMemory.Read(rowLoss, rows, 1), TestMemory.Read(g, rows, outputs));
    }
}
