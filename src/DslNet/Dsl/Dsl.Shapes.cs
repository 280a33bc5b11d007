namespace DslNet;

/// <content>Layers that move numbers and compute none, but for interpolation.</content>
public static partial class Dsl
{
    /// <summary>The same numbers in the same order (height, width, channels) as a flat vector.</summary>
    /// <param name="size">As many as there are numbers; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public static Layer Reshape(int size) => new("Reshape", new LayerArgument("size", DslChecks.AtLeast(1, size)));

    /// <summary>The same numbers in the same order as a sequence.</summary>
    /// <param name="length">Positions; at least 1.</param>
    /// <param name="channels">Numbers at a position; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An extent is less than 1.</exception>
    public static Layer Reshape(int length, int channels) =>
        new("Reshape", new("length", DslChecks.AtLeast(1, length)), new("channels", DslChecks.AtLeast(1, channels)));

    /// <summary>The same numbers in the same order as an image.</summary>
    /// <param name="height">Rows of pixels; at least 1.</param>
    /// <param name="width">Pixels in a row; at least 1.</param>
    /// <param name="channels">Numbers at a pixel; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An extent is less than 1.</exception>
    public static Layer Reshape(int height, int width, int channels) => new(
        "Reshape", new("height", DslChecks.AtLeast(1, height)), new("width", DslChecks.AtLeast(1, width)), new("channels", DslChecks.AtLeast(1, channels)));

    /// <summary>A stretch of the places along an axis, such as <c>2..5</c> or <c>^3..</c>; the other extents stay.</summary>
    /// <param name="range">Not empty, and within the axis.</param>
    /// <param name="axis">An axis of the value.</param>
    /// <exception cref="ArgumentOutOfRangeException">The axis is no member of <see cref="Axis"/>.</exception>
    public static Layer Slice(Range range, Axis axis = Axis.Channels) => new("Slice", new("range", range), new("axis", DslChecks.Defined(axis)));

    /// <summary>Two axes change places: of an image of height × width × channels, <c>Transpose(Axis.Height, Axis.Width)</c> makes width × height × channels.</summary>
    /// <param name="first">An axis of the value.</param>
    /// <param name="second">Another one.</param>
    /// <exception cref="ArgumentOutOfRangeException">An axis is no member of <see cref="Axis"/>.</exception>
    public static Layer Transpose(Axis first, Axis second) => new("Transpose", new("first", DslChecks.Defined(first)), new("second", DslChecks.Defined(second)));

    /// <summary>An image with <paramref name="factor"/> times as many pixels in each direction, channel by channel.</summary>
    /// <param name="factor">At least 1.</param>
    /// <param name="interpolation">What the new pixels hold; bilinear as PyTorch's <c>Upsample</c> with <c>align_corners=False</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is less than 1, or the interpolation is no member of <see cref="Interpolation"/>.</exception>
    public static Layer Upsample2D(int factor, Interpolation interpolation = Interpolation.Nearest) =>
        new("Upsample2D", new("factor", DslChecks.AtLeast(1, factor)), new("interpolation", DslChecks.Defined(interpolation)));

    /// <summary>Zeros around an image, or at both ends of a sequence.</summary>
    /// <param name="pixels">How many on each side; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 0.</exception>
    public static Layer Pad(int pixels) => new("Pad", new LayerArgument("pixels", DslChecks.AtLeast(0, pixels)));

    /// <summary>Zeros at the ends of a sequence.</summary>
    /// <param name="before">Positions before the first; at least 0.</param>
    /// <param name="after">Positions behind the last; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is less than 0.</exception>
    public static Layer Pad(int before, int after) => new("Pad", new("before", DslChecks.AtLeast(0, before)), new("after", DslChecks.AtLeast(0, after)));

    /// <summary>Zeros around an image.</summary>
    /// <param name="top">Rows above; at least 0.</param>
    /// <param name="bottom">Rows below; at least 0.</param>
    /// <param name="left">Columns on the left; at least 0.</param>
    /// <param name="right">Columns on the right; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is less than 0.</exception>
    public static Layer Pad(int top, int bottom, int left, int right) => new(
        "Pad", new("top", DslChecks.AtLeast(0, top)), new("bottom", DslChecks.AtLeast(0, bottom)), new("left", DslChecks.AtLeast(0, left)), new("right", DslChecks.AtLeast(0, right)));
}
