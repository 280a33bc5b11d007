using DslNet.Compiler.Backends.Cpu;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Tests.Backends;

/// <summary>Which algorithms are selected, worked out by hand from what each multiplies.</summary>
public class ConvolutionSelectionTests
{
    /// <summary>Few channels, or an output much smaller than the input: 144 pixels gather 25 taps of 16 filters into 16 columns, of which 6 count; 64 pixels scatter into 208.</summary>
    [Theory]
    [InlineData(12, 6, 16, 5, 1, 0, true)]
    [InlineData(13, 16, 30, 3, 1, 0, true)]
    [InlineData(32, 16, 16, 3, 1, 1, false)]
    public void Gradients_are_scattered_where_that_multiplies_less(int size, int channels, int filters, int kernel, int stride, int padding, bool scatters) =>
        (ConvolutionSelection.InputGradient(Square(size, channels, kernel, stride, padding), filters).Algorithm == ConvolutionAlgorithm.Scattered).ShouldBe(scatters);

    /// <summary>25 taps and 6 filters: 30 × 16 one way, 8 × 32 the other. Nine taps stay in registers, and few filters must be very few.</summary>
    [Theory]
    [InlineData(28, 1, 6, 5, true)]
    [InlineData(28, 1, 16, 3, false)]
    [InlineData(28, 1, 4, 3, false)]
    [InlineData(28, 1, 2, 3, true)]
    [InlineData(12, 6, 16, 5, false)]
    public void Few_filters_are_summed_transposed(int size, int channels, int filters, int kernel, bool transposes) =>
        (ConvolutionSelection.WeightGradient(Square(size, channels, kernel, 1, 0), filters).Algorithm == ConvolutionAlgorithm.Transposed).ShouldBe(transposes);

    /// <summary>144 · 32 floats fit 56 times into 2¹⁸, 16 are the most; 1152 · 256 don't fit 4 times.</summary>
    [Theory]
    [InlineData(16, 32, 16)]
    [InlineData(64, 96, 4)]
    [InlineData(128, 256, 1)]
    public void Large_weights_have_one_group(int channels, int filters, int groups) =>
        ConvolutionSelection.WeightGradient(Square(14, channels, 3, 1, 0), filters).Groups.ShouldBe(groups);

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
        (ConvolutionSelection.Forward(Square(size, channels, kernel, stride, padding), filters).Algorithm == ConvolutionAlgorithm.Winograd).ShouldBe(tiles);

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
        (ConvolutionSelection.Forward(window, 32, new Window(side, side, 32, output, output, pool, pool, stride, stride, 0, 0)).Algorithm == ConvolutionAlgorithm.Winograd).ShouldBe(tiles);
    }

    /// <summary>Where there are borders, all pixels of the input see whole windows; without them, those at the edge hand back less.</summary>
    [Theory]
    [InlineData(32, 16, 32, 1, true)]
    [InlineData(16, 32, 32, 1, true)]
    [InlineData(32, 16, 12, 1, false)]
    public void Gradients_are_tiled_where_that_multiplies_less(int size, int channels, int filters, int padding, bool tiles) =>
        (ConvolutionSelection.InputGradient(Square(size, channels, 3, 1, padding), filters).Algorithm == ConvolutionAlgorithm.Winograd).ShouldBe(tiles);

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
        (ConvolutionSelection.WeightGradient(Square(size, channels, kernel, stride, 0), filters).Algorithm == ConvolutionAlgorithm.Winograd).ShouldBe(tiles);

    /// <summary>A window of one pixel over pixels in whole vectors is one product over all of them, and needs nothing beside it; over the user's dense pixels it isn't.</summary>
    [Theory]
    [InlineData(ValueKind.Activation, 3, 64, 1, ConvolutionAlgorithm.Pointwise, GemmAlgorithm.Small)]
    [InlineData(ValueKind.Activation, 3, 65, 1, ConvolutionAlgorithm.Pointwise, GemmAlgorithm.Tiled)]
    [InlineData(ValueKind.Input, 8, 64, 1, ConvolutionAlgorithm.Pointwise, GemmAlgorithm.Small)]
    [InlineData(ValueKind.Input, 3, 64, 1, ConvolutionAlgorithm.Direct, GemmAlgorithm.Tiled)]
    [InlineData(ValueKind.Activation, 3, 64, 2, ConvolutionAlgorithm.Direct, GemmAlgorithm.Tiled)]
    public void A_window_of_one_pixel_is_a_matrix_product(ValueKind kind, int channels, int filters, int stride, ConvolutionAlgorithm algorithm, GemmAlgorithm gemm)
    {
        Window window = Square(6, channels, 1, stride, 0);
        Value x = new(0, "x", kind, Shape.Of(6, 6, channels), 0), weight = new(1, "w", ValueKind.Parameter, Shape.Of(1, 1, channels, filters), 0);
        Value y = new(2, "y", ValueKind.Activation, Shape.Of(window.OutHeight, window.OutWidth, filters), 0);

        SelectedConvolution selected = ConvolutionSelection.Of(new ConvolutionKernel("Conv", 0, MatMulForm.Forward, window, x, weight, y, null));

        selected.ShouldBe(new SelectedConvolution(algorithm, 1, 0) { Gemm = gemm });
    }

    /// <summary>A small product over many pixels is computed in tiles.</summary>
    [Theory]
    [InlineData(63, 64, 64, GemmAlgorithm.Small)]
    [InlineData(64, 64, 64, GemmAlgorithm.Tiled)]
    [InlineData(64, 8, 8, GemmAlgorithm.Tiled)]
    [InlineData(9, 64, 65, GemmAlgorithm.Tiled)]
    public void Pixels_are_rows_of_a_product(int pixels, int inputs, int outputs, GemmAlgorithm algorithm) => GemmSelection.OfPixels(pixels, inputs, outputs).ShouldBe(algorithm);

    /// <summary>No tiles, no gathering, no matrix product where the pixels of a window aren't adjacent or the output has others; with groups always the same.</summary>
    [Fact]
    public void Other_windows_go_by_what_knows_them()
    {
        Window tiled = Square(32, 32, 3, 1, 1), spread = tiled with { DilationY = 2, OutHeight = 30 }, grouped = tiled with { Groups = 32 };

        ConvolutionSelection.Forward(tiled, 32).Algorithm.ShouldBe(ConvolutionAlgorithm.Winograd);
        ConvolutionSelection.Forward(spread, 32).Algorithm.ShouldBe(ConvolutionAlgorithm.Direct);
        ConvolutionSelection.InputGradient(spread, 32).Algorithm.ShouldBe(ConvolutionAlgorithm.Scattered);
        ConvolutionSelection.WeightGradient(spread, 32).Algorithm.ShouldBe(ConvolutionAlgorithm.Direct);

        // The weight is read from its panels. Only a gradient with strides, or of larger groups, has it transposed: 9 taps of a group's filters, the channels in panels of 16.
        ConvolutionSelection.Forward(grouped, 32).ShouldBe(new SelectedConvolution(ConvolutionAlgorithm.Grouped, 1, 0));
        ConvolutionSelection.InputGradient(grouped, 32).ShouldBe(new SelectedConvolution(ConvolutionAlgorithm.Grouped, 1, 0));
        ConvolutionSelection.InputGradient(Square(32, 24, 3, 2, 1) with { Groups = 24 }, 24).ShouldBe(new SelectedConvolution(ConvolutionAlgorithm.Grouped, 1, 9 * 32));
        ConvolutionSelection.InputGradient(tiled with { Groups = 4 }, 32).ShouldBe(new SelectedConvolution(ConvolutionAlgorithm.Grouped, 1, 9 * 8 * 32));
        ConvolutionSelection.WeightGradient(grouped, 32).ShouldBe(new SelectedConvolution(ConvolutionAlgorithm.Grouped, 16, 16 * 9 * 32));

        Window padded = Square(6, 8, 1, 1, 0) with { OutHeight = 7 };
        Value x = new(0, "x", ValueKind.Activation, Shape.Of(6, 6, 8), 0), weight = new(1, "w", ValueKind.Parameter, Shape.Of(1, 1, 8, 8), 0), y = new(2, "y", ValueKind.Activation, Shape.Of(7, 6, 8), 0);
        ConvolutionSelection.Of(new ConvolutionKernel("Conv", 0, MatMulForm.Forward, padded, x, weight, y, null)).Algorithm.ShouldBe(ConvolutionAlgorithm.Direct);
    }

    private static Window Square(int size, int channels, int kernel, int stride, int padding)
    {
        int output = ((size + (2 * padding) - kernel) / stride) + 1;
        return new Window(size, size, channels, output, output, kernel, kernel, stride, stride, padding, padding);
    }
}
