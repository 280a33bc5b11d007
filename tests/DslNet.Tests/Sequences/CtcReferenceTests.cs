using System.Text.Json;
using DslNet.Kernels.Losses;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;
using DslNet.Tests.Kernels;

namespace DslNet.Tests.Sequences;

/// <summary>Losses and gradients of CTC against PyTorch's.</summary>
public class CtcReferenceTests
{
    [Theory]
    [InlineData("all steps")]
    [InlineData("lengths, one too short for a label twice")]
    [InlineData("several vectors of states")]
    [InlineData("far logits")]
    public void Losses_and_gradients_are_PyTorchs(string name)
    {
        JsonElement reference = CtcReferences.Case(name);
        double[] losses = reference.Doubles("losses"), gradient = reference.Doubles("gradient");
        float[]? first = null;
        foreach (int threads in new[] { 1, 2, 3 })
        {
            (float loss, float[] rowLosses, float[] gradients) = Run(reference, threads, weights: null);
            for (int row = 0; row < losses.Length; row++)
            {
                if (double.IsInfinity(losses[row]))
                {
                    rowLosses[row].ShouldBe(float.PositiveInfinity);
                }
                else
                {
                    ((double)rowLosses[row]).ShouldBe(losses[row], 2e-6 * losses[row]);
                }
            }

            ((double)loss).ShouldBe(losses.Average(), 2e-6 * losses.Where(double.IsFinite).Average());
            for (int i = 0; i < gradient.Length; i++)
            {
                ((double)gradients[i]).ShouldBe(gradient[i], 3e-6, $"at {i}");
            }

            first ??= gradients;
            gradients.ShouldBe(first);
        }
    }

    /// <summary>Rows that weigh nothing don't count, even one whose loss is infinite; and twice the weights are the same.</summary>
    [Fact]
    public void Weighted_rows_count_by_their_weights()
    {
        JsonElement reference = CtcReferences.Case("lengths, one too short for a label twice");
        (_, float[] rowLosses, float[] plain) = Run(reference, 1, weights: null);
        (float loss, _, float[] weighted) = Run(reference, 1, [2, 6, 0, 0, 0]);
        loss.ShouldBe((0.25f * rowLosses[0]) + (0.75f * rowLosses[1]), 1e-5f);
        int size = weighted.Length / 5;
        for (int i = 0; i < weighted.Length; i++)
        {
            float factor = (i / size) switch { 0 => 5 * 0.25f, 1 => 5 * 0.75f, _ => 0 };
            weighted[i].ShouldBe(factor * plain[i], 1e-6f);
        }
    }

    private static (float Loss, float[] RowLosses, float[] Gradient) Run(JsonElement reference, int threads, float[]? weights)
    {
        int steps = reference.Int("steps"), classes = reference.Int("classes"), most = reference.Int("maxLabels");
        float[] target = reference.Floats("target"), lengths = reference.Floats("lengths");
        int rows = target.Length / (most + 1), width = (2 * most) + 1;
        using TestMemory memory = new();
        using WorkerPool workers = new(threads);
        FloatSlice logits = memory.Rows(reference.Floats("logits"), classes), goal = memory.Rows(target, most + 1), used = lengths.Length == 0 ? default : memory.Rows(lengths, 1);
        FloatSlice trellis = memory.EmptyRows(rows * (steps + 3), width), rowLoss = memory.EmptyRows(rows, 1), loss = memory.Empty(1), gradient = memory.EmptyRows(rows * steps, classes);
        if (weights is null)
        {
            Ctc.Loss(workers, logits, goal, used, rows, steps, classes, most, trellis, rowLoss, loss, gradient);
        }
        else
        {
            FloatSlice counts = memory.EmptyRows(rows, 1);
            RowWeights.Count(weights, [], null, counts.AsSpan(rows * Lanes.Count), Lanes.Count, rows);
            Ctc.Loss(workers, logits, goal, used, rows, steps, classes, most, trellis, rowLoss, loss, gradient, counts);
        }

        return (loss[0], TestMemory.Read(rowLoss, rows, 1), TestMemory.Read(gradient, rows * steps, classes));
    }
}
