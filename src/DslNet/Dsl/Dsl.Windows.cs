namespace DslNet;

/// <content>Layers whose window goes over images (height, width, channels) and sequences (length, channels).</content>
public static partial class Dsl
{
    /// <summary>The mean of each channel over all pixels or positions, as a flat vector. (M. Lin and others, 2013.)</summary>
    public static Layer GlobalAvgPool { get; } = new("GlobalAvgPool");

    /// <summary>y = W ∗ x + b on images: W is [kernel, kernel, in, filters]. The output has (size + 2·padding − kernel)/stride + 1 pixels, rounded down, in each direction.</summary>
    /// <param name="filters">Channels of the output; at least 1.</param>
    /// <param name="kernel">Height and width of the window, in pixels; at least 1.</param>
    /// <param name="stride">Pixels that the window moves by; at least 1.</param>
    /// <param name="padding">Zeros around the image: a number of pixels, or <see cref="Padding.Same"/>.</param>
    /// <param name="init">How the weights start.</param>
    /// <param name="bias">Whether there is a b.</param>
    /// <param name="name">What the layer is called; null for <c>conv2d1</c>, ….</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range, or the name is no identifier.</exception>
    public static Layer Conv2D(int filters, int kernel, int stride = 1, Padding padding = default, Init init = default, bool bias = true, string? name = null) =>
        Convolution("Conv2D", filters, kernel, stride, padding, init, bias, name);

    /// <summary>y = W ∗ x + b on sequences: W is [kernel, in, filters].</summary>
    /// <param name="filters">Channels of the output; at least 1.</param>
    /// <param name="kernel">Length of the window, in positions; at least 1.</param>
    /// <param name="stride">Positions that the window moves by; at least 1.</param>
    /// <param name="padding">Zeros at both ends: a number of positions, or <see cref="Padding.Same"/>.</param>
    /// <param name="init">How the weights start.</param>
    /// <param name="bias">Whether there is a b.</param>
    /// <param name="name">What the layer is called; null for <c>conv1d1</c>, ….</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range, or the name is no identifier.</exception>
    public static Layer Conv1D(int filters, int kernel, int stride = 1, Padding padding = default, Init init = default, bool bias = true, string? name = null) =>
        Convolution("Conv1D", filters, kernel, stride, padding, init, bias, name);

    /// <summary>The greatest number of each window, channel by channel; windows lie side by side.</summary>
    /// <param name="size">Height and width of the window; 1 to 16.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is out of its range.</exception>
    public static Layer MaxPool2D(int size) => MaxPool2D(size, size);

    /// <summary>The greatest number of each window, channel by channel.</summary>
    /// <param name="size">Height and width of the window; 1 to 16.</param>
    /// <param name="stride">Pixels that the window moves by; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static Layer MaxPool2D(int size, int stride) => Pool("MaxPool2D", DslChecks.AtMost(16, size), stride);

    /// <summary>The greatest number of each window of a sequence, channel by channel; windows lie side by side.</summary>
    /// <param name="size">Length of the window; 1 to 256.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is out of its range.</exception>
    public static Layer MaxPool1D(int size) => MaxPool1D(size, size);

    /// <summary>The greatest number of each window of a sequence, channel by channel.</summary>
    /// <param name="size">Length of the window; 1 to 256.</param>
    /// <param name="stride">Positions that the window moves by; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static Layer MaxPool1D(int size, int stride) => Pool("MaxPool1D", DslChecks.AtMost(256, size), stride);

    /// <summary>The mean of each window, channel by channel; windows lie side by side.</summary>
    /// <param name="size">Height and width of the window; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is out of its range.</exception>
    public static Layer AvgPool2D(int size) => AvgPool2D(size, size);

    /// <summary>The mean of each window, channel by channel.</summary>
    /// <param name="size">Height and width of the window; at least 1.</param>
    /// <param name="stride">Pixels that the window moves by; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static Layer AvgPool2D(int size, int stride) => Pool("AvgPool2D", size, stride);

    /// <summary>The mean of each window of a sequence, channel by channel; windows lie side by side.</summary>
    /// <param name="size">Length of the window; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is out of its range.</exception>
    public static Layer AvgPool1D(int size) => AvgPool1D(size, size);

    /// <summary>The mean of each window of a sequence, channel by channel.</summary>
    /// <param name="size">Length of the window; at least 1.</param>
    /// <param name="stride">Positions that the window moves by; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static Layer AvgPool1D(int size, int stride) => Pool("AvgPool1D", size, stride);

    private static Layer Convolution(string verb, int filters, int kernel, int stride, Padding padding, Init init, bool bias, string? name) => new(
        verb,
        new("filters", DslChecks.AtLeast(1, filters)),
        new("kernel", DslChecks.AtLeast(1, kernel)),
        new("stride", DslChecks.AtLeast(1, stride)),
        new("padding", padding),
        new("init", init),
        new("bias", bias),
        new("name", DslChecks.Name(name)));

    private static Layer Pool(string verb, int size, int stride) => new(verb, new("size", DslChecks.AtLeast(1, size)), new("stride", DslChecks.AtLeast(1, stride)));
}
