using System.Globalization;

namespace DslNet;

/// <summary>The zeros around what a convolution goes over: a number of pixels on each side, or <see cref="Same"/>. An int is one, too.</summary>
public readonly record struct Padding
{
    private const int SameValue = -1;
    private readonly int pixels;

    /// <summary>So many pixels on each side.</summary>
    /// <param name="pixels">At least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 0.</exception>
    public Padding(int pixels) => this.pixels = DslChecks.AtLeast(0, pixels);

    private Padding(bool same) => pixels = same ? SameValue : 0;

    /// <summary>As many as make ⌈size / stride⌉ pixels of the output: at a stride of 1 it has the input's size. Where their number is odd, the odd one is behind.</summary>
    public static Padding Same { get; } = new(same: true);

    /// <summary>So many pixels on each side.</summary>
    /// <param name="pixels">At least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 0.</exception>
    public static implicit operator Padding(int pixels) => new(pixels);

    /// <summary>The number, or <c>Same</c>.</summary>
    public override string ToString() => pixels == SameValue ? "Same" : pixels.ToString(CultureInfo.InvariantCulture);
}
