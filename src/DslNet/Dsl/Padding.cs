using System.Globalization;

namespace DslNet;

/// <summary>The zero padding of a convolution's input: a number of pixels on each side, or <see cref="Same"/>. An int is one, too.</summary>
public readonly record struct Padding
{
    private const int SameValue = -1;
    private readonly int pixels;

    /// <summary>This many pixels of zeros on each side.</summary>
    /// <param name="pixels">At least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 0.</exception>
    public Padding(int pixels) => this.pixels = DslChecks.AtLeast(0, pixels);

    private Padding(bool same) => pixels = same ? SameValue : 0;

    /// <summary>As many as give an output of ⌈size / stride⌉ pixels: at a stride of 1 the input's size. Where the total is odd, the extra pixel is at the end.</summary>
    public static Padding Same { get; } = new(same: true);

    /// <summary>This many pixels of zeros on each side.</summary>
    /// <param name="pixels">At least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 0.</exception>
    public static implicit operator Padding(int pixels) => new(pixels);

    /// <summary>The number of pixels, or <c>Same</c>.</summary>
    public override string ToString() => pixels == SameValue ? "Same" : pixels.ToString(CultureInfo.InvariantCulture);
}
