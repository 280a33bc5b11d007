using DslNet.Kernels.Attentions;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Spatial;
using DslNet.Kernels.Threads;

namespace DslNet.Tests.Kernels;

/// <summary>Attention by blocks against the definition in double, with lengths, causal and not; sizes within a block and beyond.</summary>
public class AttentionTests
{
    private const int Rows = 4;

    /// <summary>Queries, keys, heads, columns of a head, causal.</summary>
    public static TheoryData<int, int, int, int, bool> Sizes => new()
    {
        { 1, 1, 1, 1, false }, { 3, 5, 2, 3, false }, { 7, 7, 3, 8, true }, { 33, 17, 1, 16, false }, { 40, 150, 2, 5, false }, { 140, 140, 2, 20, true }, { 64, 64, 2, 16, false },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Output_and_gradients_agree_with_double(int steps, int keySteps, int heads, int size, bool causal)
    {
        AttentionShape shape = new(steps, keySteps, heads, size, causal);
        foreach (float[]? lengths in new[] { null, new float[] { keySteps, 0, (keySteps + 1) / 2, 1 } })
        {
            Result found = Run(shape, lengths, threads: 2, scale: 1);
            AttentionReference expected = AttentionReference.Of(shape, lengths, found.Queries, found.Keys, found.Values, found.Upstream);
            ((ReadOnlySpan<float>)found.Output).ShouldAgree(expected.Output, 1e-4, 1e-5);
            ((ReadOnlySpan<float>)found.QueriesGradient).ShouldAgree(expected.QueriesGradient, 1e-4, 2e-5);
            ((ReadOnlySpan<float>)found.KeysGradient).ShouldAgree(expected.KeysGradient, 1e-4, 2e-5);
            ((ReadOnlySpan<float>)found.ValuesGradient).ShouldAgree(expected.ValuesGradient, 1e-4, 2e-5);
        }
    }

    /// <summary>Scores of ±10⁴ and more: e to the power of them would be infinite.</summary>
    [Fact]
    public void Large_scores_stay_finite()
    {
        AttentionShape shape = new(9, 100, 1, 4, false);
        Result found = Run(shape, null, threads: 1, scale: 100);
        found.Output.ShouldAllBe(number => float.IsFinite(number));
        found.QueriesGradient.ShouldAllBe(number => float.IsFinite(number));
        found.KeysGradient.ShouldAllBe(number => float.IsFinite(number));
    }

    [Fact]
    public void Threads_change_no_bit()
    {
        AttentionShape shape = new(70, 70, 3, 12, true);
        Result one = Run(shape, [70, 3, 64, 65], threads: 1, scale: 1);
        for (int threads = 2; threads <= 3; threads++)
        {
            Result several = Run(shape, [70, 3, 64, 65], threads, scale: 1);
            ((ReadOnlySpan<float>)several.Output).ShouldBeSameBits(one.Output);
            ((ReadOnlySpan<float>)several.QueriesGradient).ShouldBeSameBits(one.QueriesGradient);
            ((ReadOnlySpan<float>)several.KeysGradient).ShouldBeSameBits(one.KeysGradient);
            ((ReadOnlySpan<float>)several.ValuesGradient).ShouldBeSameBits(one.ValuesGradient);
        }
    }

    /// <summary>What stands behind a row's length changes no bit of anything, whatever it is.</summary>
    [Fact]
    public void Padding_changes_no_bit()
    {
        AttentionShape shape = new(20, 90, 2, 6, false);
        float[] lengths = [90, 0, 65, 7];
        Result one = Run(shape, lengths, threads: 1, scale: 1), other = Run(shape, lengths, threads: 1, scale: 1, padding: 1e6f);
        ((ReadOnlySpan<float>)other.Output).ShouldBeSameBits(one.Output);
        ((ReadOnlySpan<float>)other.QueriesGradient).ShouldBeSameBits(one.QueriesGradient);
        ((ReadOnlySpan<float>)other.KeysGradient).ShouldBeSameBits(one.KeysGradient);
        ((ReadOnlySpan<float>)other.ValuesGradient).ShouldBeSameBits(one.ValuesGradient);
    }

    /// <summary>Queries, keys and values side by side in one slot give the bits that they give apart.</summary>
    [Fact]
    public void Columns_of_one_value_give_the_same_bits()
    {
        AttentionShape shape = new(37, 37, 2, 5, true);
        int width = 10, steps = 37;
        Result apart = Run(shape, null, threads: 1, scale: 1);
        using TestMemory memory = new();
        using WorkerPool workers = new(1, Attention.GradientScratch(shape));
        float[] all = [.. Enumerable.Range(0, Rows * steps).SelectMany(step => new[] { apart.Queries, apart.Keys, apart.Values }.SelectMany(part => part.Skip(step * width).Take(width)))];
        FloatSlice slot = memory.Rows(all, 3 * width), gradients = memory.EmptyRows(Rows * steps, 3 * width);
        Images Column(FloatSlice from, int column) => new(from.Slice(column), steps * Lanes.Stride(3 * width), Lanes.Stride(3 * width));
        Images output = Own(memory.EmptyRows(Rows * steps, width), steps, width), sums = Own(memory.EmptyRows(Rows * 2, steps), 2, steps), upstream = Own(memory.Rows(apart.Upstream, width), steps, width);
        Attention.Forward(workers, shape, Rows, default, Column(slot, 0), Column(slot, width), Column(slot, 2 * width), output, sums);
        Attention.Gradient(
            workers, shape, Rows, default, Column(slot, 0), Column(slot, width), Column(slot, 2 * width), output, sums, upstream,
            Column(gradients, 0), Column(gradients, width), Column(gradients, 2 * width));
        ((ReadOnlySpan<float>)TestMemory.Read(output.Slot, Rows * steps, width)).ShouldBeSameBits(apart.Output);
        float[] expected = [.. Enumerable.Range(0, Rows * steps).SelectMany(step => new[] { apart.QueriesGradient, apart.KeysGradient, apart.ValuesGradient }.SelectMany(part => part.Skip(step * width).Take(width)))];
        ((ReadOnlySpan<float>)TestMemory.Read(gradients, Rows * steps, 3 * width)).ShouldBeSameBits(expected);
    }

    private static Result Run(AttentionShape shape, float[]? lengths, int threads, float scale, float padding = 0)
    {
        (int steps, int keySteps, int width) = (shape.Steps, shape.KeySteps, shape.Heads * shape.HeadSize);
        float[] queries = TestMemory.Random(Rows * steps * width, 1, 2 * scale), upstream = TestMemory.Random(Rows * steps * width, 4);
        float[] keys = Padded(TestMemory.Random(Rows * keySteps * width, 2, 2 * scale)), values = Padded(TestMemory.Random(Rows * keySteps * width, 3));
        using TestMemory memory = new();
        using WorkerPool workers = new(threads, Attention.GradientScratch(shape));
        FloatSlice each = lengths is null ? default : memory.Rows(lengths, 1);
        Images Of(float[] numbers, int count) => Own(memory.Rows(numbers, width), count, width);
        Images Empty(int count) => Own(memory.EmptyRows(Rows * count, width), count, width);
        Images q = Of(queries, steps), k = Of(keys, keySteps), v = Of(values, keySteps), output = Empty(steps), logSum = Own(memory.EmptyRows(Rows * shape.Heads, steps), shape.Heads, steps);
        Images dq = Empty(steps), dk = Empty(keySteps), dv = Empty(keySteps);
        Attention.Forward(workers, shape, Rows, each, q, k, v, output, logSum);
        Attention.Gradient(workers, shape, Rows, each, q, k, v, output, logSum, Of(upstream, steps), dq, dk, dv);
        float[] Read(Images images, int count) => TestMemory.Read(images.Slot, Rows * count, width);
        return new Result(queries, keys, values, upstream, Read(output, steps), Read(dq, steps), Read(dk, keySteps), Read(dv, keySteps));

        float[] Padded(float[] numbers) => padding == 0 ? numbers
            : [.. numbers.Select((number, index) => index / width % keySteps < lengths![index / width / keySteps] ? number : padding)];
    }

    private static Images Own(FloatSlice slot, int steps, int width) => new(slot, steps * Lanes.Stride(width), Lanes.Stride(width));

    private sealed record Result(
        float[] Queries, float[] Keys, float[] Values, float[] Upstream, float[] Output, float[] QueriesGradient, float[] KeysGradient, float[] ValuesGradient);
}
