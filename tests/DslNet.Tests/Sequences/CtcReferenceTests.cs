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

            (double.IsInfinity(losses.Average()) ? float.IsPositiveInfinity(loss) : Math.Abs(loss - losses.Average()) < 2e-6 * losses.Average()).ShouldBeTrue($"{loss}");
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

    /// <summary>Padded by certain blanks, all steps have the loss of those that count: so a row's output says by itself where it ends.</summary>
    [Fact]
    public void Blank_padding_stands_for_lengths()
    {
        JsonElement reference = CtcReferences.Case("lengths, one too short for a label twice");
        int steps = reference.Int("steps"), classes = reference.Int("classes"), most = reference.Int("maxLabels");
        float[] lengths = reference.Floats("lengths"), target = reference.Floats("target"), all = reference.Floats("logits");
        using TestMemory memory = new();
        using WorkerPool workers = new(2);
        FloatSlice padded = memory.EmptyRows(lengths.Length * steps, classes);
        Ctc.Pad(workers, memory.Rows(all, classes), memory.Rows(lengths, 1), lengths.Length, steps, classes, padded);
        float[] logits = TestMemory.Read(padded, lengths.Length * steps, classes);
        for (int row = 0; row < lengths.Length; row++)
        {
            int size = steps * classes, kept = (int)lengths[row] * classes;
            float[] own = logits[(row * size)..((row + 1) * size)], labels = target[(row * (most + 1))..((row + 1) * (most + 1))];
            own[..kept].ShouldBe(all[(row * size)..((row * size) + kept)]);
            double loss = CtcLoss.OfLogits(own, classes, labels), expected = reference.Doubles("losses")[row];
            double shorter = CtcLoss.OfLogits(own.AsSpan(0, kept), classes, labels);
            (double.IsInfinity(expected) ? double.IsPositiveInfinity(loss) && double.IsPositiveInfinity(shorter) : Math.Abs(loss - expected) < 1e-7 && Math.Abs(loss - shorter) < 1e-9).ShouldBeTrue($"row {row}: {loss}, {shorter}, {expected}");
            CtcDecoder.Greedy(own, classes).ShouldBe(CtcDecoder.Greedy(own.AsSpan(0, kept), classes));
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
