using System.Runtime.Intrinsics;
using DslNet.Kernels.MatMul;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;

namespace DslNet.Tests.Kernels;

/// <summary>The micro-kernel is written once for vectors of 128, 256 and 512 bits; a processor uses one of them, so here all of them run.</summary>
public unsafe class VectorWidthTests
{
    private const int Columns = 2 * Panels.Width;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 15)]
    [InlineData(5, 16)]
    [InlineData(6, 17)]
    [InlineData(8, 9)]
    [InlineData(14, 33)]
    [InlineData(13, 70)]
    [InlineData(32, 129)]
    public void Tiles_of_all_widths_have_the_same_bits(int rows, int depth)
    {
        using TestMemory memory = new();
        FloatSlice a = memory.Of(TestMemory.Random(rows * depth, 1)), b = memory.Panels(TestMemory.Random(depth * Columns, 2), depth, Columns);
        float[] before = TestMemory.Random(rows * Columns, 3);
        foreach (bool accumulate in new[] { false, true })
        {
            float[] narrow = Run<Simd128, Vector128<float>>(accumulate);
            ((ReadOnlySpan<float>)Run<Simd256, Vector256<float>>(accumulate)).ShouldBeSameBits(narrow);
            ((ReadOnlySpan<float>)Run<Simd512, Vector512<float>>(accumulate)).ShouldBeSameBits(narrow);
            double[] expected = new double[before.Length];
            for (int at = 0; at < expected.Length; at++)
            {
                (int row, int column) = Math.DivRem(at, Columns);
                expected[at] = (accumulate ? before[at] : 0) + Enumerable.Range(0, depth).Sum(k => (double)a[(row * depth) + k] * b[Panels.At(k, column, depth)]);
            }

            ((ReadOnlySpan<float>)narrow).ShouldAgree(expected);
        }

        float[] Run<TSimd, TVector>(bool accumulate)
            where TSimd : struct, ISimd<TVector>
            where TVector : struct
        {
            FloatSlice c = memory.Of(before);
            for (int column = 0; column < Columns; column += 2 * TSimd.Count)
            {
                // Two vectors lie in one panel or in two.
                bool across = TSimd.Count == Panels.Width;
                TileRun run = new()
                {
                    A = a.Start,
                    ARow = depth,
                    AStep = 1,
                    B = b.Start + Panels.At(0, column, depth),
                    BStep = Panels.Width,
                    Depth = depth,
                    Stretch = depth,
                    C = c.Start + column,
                    CRow = Columns,
                    Accumulate = accumulate,
                };
                MicroKernel.Rows<TSimd, TVector>(ref run, across ? (nint)depth * Panels.Width : TSimd.Count, TSimd.Count, rows);
            }

            return c.AsSpan(before.Length).ToArray();
        }
    }

    /// <summary>Of one channel: 8 pixels, 12, and what is neither; stretches of threes, and of more.</summary>
    [Theory]
    [InlineData(8, 3, 3)]
    [InlineData(12, 5, 5)]
    [InlineData(26, 3, 3)]
    [InlineData(31, 4, 7)]
    [InlineData(9, 2, 1)]
    public void Windows_that_slide_have_the_same_bits_as_any(int pixels, int height, int width)
    {
        float[] side = Slide(pixels, height, width, Panels.Width, (ref TileRun run) => MicroKernel.Rows<Simd256, Vector256<float>>(ref run, Simd256.Count, Simd256.Count, pixels));
        Slide(pixels, height, width, Panels.Width, (ref TileRun run) => MicroKernel.TallPixels<Simd512, Vector512<float>>(ref run, pixels)).ShouldBeSameBits(side);
    }

    /// <summary>Up to 8 filters: two pixels in a vector, or one in half of it; 16 pixels, 24, and what is neither.</summary>
    [Theory]
    [InlineData(16, 3, 3)]
    [InlineData(24, 5, 5)]
    [InlineData(17, 5, 5)]
    [InlineData(28, 3, 3)]
    [InlineData(47, 4, 7)]
    [InlineData(33, 2, 1)]
    [InlineData(40, 1, 2)]
    public void Windows_of_few_filters_have_the_same_bits_as_any(int pixels, int height, int width)
    {
        float[] side = Slide(pixels, height, width, Lanes.Count, (ref TileRun run) => MicroKernel.Rows<Simd256, Vector256<float>>(ref run, Simd256.Count, Simd256.Count, pixels));
        Slide(pixels, height, width, Lanes.Count, (ref TileRun run) => MicroKernel.SlidePixels<LanesOfTwoPixels, Vector512<float>>(ref run, pixels)).ShouldBeSameBits(side);
        Slide(pixels, height, width, Lanes.Count, (ref TileRun run) => MicroKernel.TallPixels<Simd256, Vector256<float>>(ref run, pixels)).ShouldBeSameBits(side);
        Slide(pixels, height, width, Lanes.Count, (ref TileRun run) => MicroKernel.Pixels(ref run, Lanes.Count, pixels)).ShouldBeSameBits(side);
    }

    private delegate void Multiply(ref TileRun run);

    /// <summary>The first filters of each pixel, by windows over an image of one channel.</summary>
    private static float[] Slide(int pixels, int height, int width, int filters, Multiply multiply)
    {
        using TestMemory memory = new();
        int line = pixels + width - 1, depth = height * width;
        FloatSlice image = memory.Of(TestMemory.Random(height * line, 1)), weight = memory.Panels(TestMemory.Random(depth * Panels.Width, 2), depth, Panels.Width);
        FloatSlice result = memory.Empty(pixels * Panels.Width);
        TileRun run = new()
        {
            A = image.Start,
            ARow = 1,
            AStep = 1,
            Stretch = width,
            AJump = line - width,
            B = weight.Start,
            BStep = Panels.Width,
            Depth = depth,
            C = result.Start,
            CRow = Panels.Width,
        };
        multiply(ref run);
        (run.A == image.Start && run.C == result.Start).ShouldBeTrue();
        return [.. Enumerable.Range(0, pixels).SelectMany(pixel => result.AsSpan(pixels * Panels.Width).Slice(pixel * Panels.Width, filters).ToArray())];
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Nine_sums_have_the_same_bits_in_all_widths(bool accumulate)
    {
        const int Pixels = 50, Line = 60;
        using TestMemory memory = new();
        FloatSlice image = memory.Of(TestMemory.Random(3 * Line, 1)), gradient = memory.Of(TestMemory.Random(Pixels * Panels.Width, 2));
        float[] before = TestMemory.Random(9 * Panels.Width, 3);

        float[] narrow = Run<Simd128, Vector128<float>>();
        Run<Simd256, Vector256<float>>().ShouldBeSameBits(narrow);
        Run<Simd512, Vector512<float>>().ShouldBeSameBits(narrow);
        double[] expected = [.. before.Select((start, at) => (accumulate ? start : 0)
            + Enumerable.Range(0, Pixels).Sum(pixel => (double)image[(at / Panels.Width / 3 * Line) + (at / Panels.Width % 3) + pixel] * gradient[(pixel * Panels.Width) + (at % Panels.Width)]))];
        ((ReadOnlySpan<float>)narrow).ShouldAgree(expected);

        float[] Run<TSimd, TVector>()
            where TSimd : struct, ISimd<TVector>
            where TVector : struct
        {
            FloatSlice c = memory.Of(before);
            for (int column = 0; column < Panels.Width; column += TSimd.Count)
            {
                TileRun run = new()
                {
                    A = image.Start,
                    ARow = 1,
                    AStep = 1,
                    Stretch = Pixels,
                    B = gradient.Start + column,
                    BStep = Panels.Width,
                    Depth = Pixels,
                    C = c.Start + column,
                    CRow = Panels.Width,
                    Accumulate = accumulate,
                };
                MicroKernel.Taps9<TSimd, TVector>(in run, Line);
            }

            return c.AsSpan(before.Length).ToArray();
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(131)]
    public void A_single_row_has_the_same_bits_in_all_widths(int depth)
    {
        const int Wide = 8 * Panels.Width;
        using TestMemory memory = new();
        FloatSlice a = memory.Of(TestMemory.Random(depth, 1)), b = memory.Panels(TestMemory.Random(depth * Wide, 2), depth, Wide);
        nint panel = (nint)depth * Panels.Width;

        float[] wide = Run<Simd512, Vector512<float>>(start => (start, start + (2 * panel), start + (4 * panel), start + (6 * panel), panel));
        float[] middle = Run<Simd256, Vector256<float>>(start => (start, start + panel, start + (2 * panel), start + (3 * panel), 8));
        float[] narrow = Run<Simd128, Vector128<float>>(start => (start, start + 8, start + panel, start + panel + 8, 4));

        ((ReadOnlySpan<float>)middle).ShouldBeSameBits(wide);
        ((ReadOnlySpan<float>)narrow).ShouldBeSameBits(wide);

        float[] Run<TSimd, TVector>(Func<nint, (nint, nint, nint, nint, nint)> places)
            where TSimd : struct, ISimd<TVector>
            where TVector : struct
        {
            FloatSlice c = memory.Empty(Wide);
            for (int column = 0; column < Wide; column += 8 * TSimd.Count)
            {
                (nint b0, nint b1, nint b2, nint b3, nint second) = places(Panels.At(0, column, depth));
                MicroKernel.Row<TSimd, TVector>(a.Start, b.Start + b0, b.Start + b1, b.Start + b2, b.Start + b3, second, depth, c.Start + column);
            }

            return c.AsSpan(Wide).ToArray();
        }
    }
}
