using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Tests.Kernels;

/// <summary>Which way a convolution's gradients go, worked out by hand from what each way multiplies.</summary>
public class ConvolutionWaysTests
{
    /// <summary>Few channels, or an output much smaller than the input: 144 pixels gather 25 taps of 16 filters into 16 columns, of which 6 count; 64 pixels spread into 208.</summary>
    [Theory]
    [InlineData(12, 6, 16, 5, 1, 0, true)]
    [InlineData(13, 16, 32, 3, 1, 0, true)]
    [InlineData(32, 16, 16, 3, 1, 1, false)]
    public void Gradients_are_spread_where_that_multiplies_less(int size, int channels, int filters, int kernel, int stride, int padding, bool spreads) =>
        ConvolutionWays.Spreads(Square(size, channels, kernel, stride, padding), filters).ShouldBe(spreads);

    /// <summary>25 taps and 6 filters: 30 × 16 one way, 8 × 32 the other. Nine taps stay in registers, and few filters must be very few.</summary>
    [Theory]
    [InlineData(28, 1, 6, 5, true)]
    [InlineData(28, 1, 16, 3, false)]
    [InlineData(28, 1, 4, 3, false)]
    [InlineData(28, 1, 2, 3, true)]
    [InlineData(12, 6, 16, 5, false)]
    public void Few_filters_are_summed_transposed(int size, int channels, int filters, int kernel, bool transposes) =>
        ConvolutionWays.Transposes(Square(size, channels, kernel, 1, 0), filters).ShouldBe(transposes);

    /// <summary>144 · 32 floats fit 56 times into 2¹⁸, 16 are the most; 1152 · 256 don't fit 4 times.</summary>
    [Theory]
    [InlineData(16, 32, 16)]
    [InlineData(64, 96, 4)]
    [InlineData(128, 256, 1)]
    public void Large_weights_have_one_group(int channels, int filters, int groups) =>
        ConvolutionWays.Groups(Square(14, channels, 3, 1, 0), filters).ShouldBe(groups);

    /// <summary>
    /// 16 products of 16 channels for every 4 pixels, 90 for each channel of a tile and 100 for each pair of channels of the weight, against 9 for each pixel: of 8 channels
    /// or 4 tiles there is too little to save; and a weight of 128 × 256 takes more than 2¹⁸ floats.
    /// </summary>
    [Theory]
    [InlineData(13, 16, 32, 3, 1, 0, true)]
    [InlineData(32, 16, 16, 3, 1, 1, true)]
    [InlineData(18, 8, 8, 3, 1, 0, false)]
    [InlineData(13, 12, 32, 3, 1, 0, false)]
    [InlineData(13, 16, 32, 3, 2, 0, false)]
    [InlineData(13, 16, 32, 5, 1, 0, false)]
    [InlineData(8, 64, 64, 3, 1, 1, true)]
    [InlineData(4, 64, 64, 3, 1, 1, false)]
    [InlineData(14, 128, 256, 3, 1, 1, false)]
    public void Tiles_are_made_where_that_multiplies_less(int size, int channels, int filters, int kernel, int stride, int padding, bool tiles) =>
        ConvolutionWays.Tiles(Square(size, channels, kernel, stride, padding), filters).ShouldBe(tiles);

    /// <summary>A pool of 2 by 2 takes whole tiles; one of 3 doesn't; and one that sees an odd number of columns needs one more column beside it.</summary>
    [Theory]
    [InlineData(14, 2, 2, true)]
    [InlineData(13, 2, 2, true)]
    [InlineData(14, 3, 3, false)]
    [InlineData(14, 2, 3, false)]
    public void Pools_go_with_whole_tiles(int size, int pool, int stride, bool tiles)
    {
        Window window = Square(size, 16, 3, 1, 0);
        int side = window.OutHeight, output = ((side - pool) / stride) + 1;
        ConvolutionWays.Tiles(window, 32, new Window(side, side, 32, output, output, pool, pool, stride, stride, 0, 0)).ShouldBe(tiles);
    }

    /// <summary>Where there are borders, all pixels of the input see whole windows; without them, those at the edge hand back less.</summary>
    [Theory]
    [InlineData(32, 16, 32, 1, true)]
    [InlineData(16, 32, 32, 1, true)]
    [InlineData(32, 16, 12, 1, false)]
    public void Gradients_are_tiled_where_that_multiplies_less(int size, int channels, int filters, int padding, bool tiles) =>
        ConvolutionWays.TilesInputGradient(Square(size, channels, 3, 1, padding), filters).ShouldBe(tiles);

    /// <summary>Filters fill panels, the weight is no larger than its groups' sums may be, and there are channels enough.</summary>
    [Theory]
    [InlineData(13, 16, 32, 3, 1, true)]
    [InlineData(32, 16, 16, 3, 1, true)]
    [InlineData(13, 16, 24, 3, 1, false)]
    [InlineData(13, 12, 32, 3, 1, false)]
    [InlineData(13, 8, 16, 3, 1, false)]
    [InlineData(13, 16, 32, 3, 2, false)]
    [InlineData(13, 16, 32, 5, 1, false)]
    [InlineData(14, 128, 256, 3, 1, false)]
    public void Weights_gradients_are_tiled_where_that_multiplies_less(int size, int channels, int filters, int kernel, int stride, bool tiles) =>
        ConvolutionWays.TilesWeightGradient(Square(size, channels, kernel, stride, 0), filters).ShouldBe(tiles);

    private static Window Square(int size, int channels, int kernel, int stride, int padding)
    {
        int output = ((size + (2 * padding) - kernel) / stride) + 1;
        return new Window(size, size, channels, output, output, kernel, kernel, stride, stride, padding, padding);
    }
}
