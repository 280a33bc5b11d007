using System.Globalization;

namespace DslNet;

/// <summary>
/// The zero padding of a convolution's input: a number of pixels on each side (an int is one, too), a number for each side, or <see cref="Same"/>.
/// The sides of a sequence are <c>(before, after)</c>, those of an image <c>(top, bottom, left, right)</c>.
/// </summary>
public readonly record struct Padding
{
    private readonly Kind kind;
    private readonly int top, bottom, left, right;

    /// <summary>This many pixels of zeros on each side.</summary>
    /// <param name="pixels">At least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 0.</exception>
    public Padding(int pixels) => top = bottom = left = right = DslChecks.AtLeast(0, pixels);

    /// <summary>Zeros at the ends of a sequence.</summary>
    /// <param name="before">Positions before the first; at least 0.</param>
    /// <param name="after">Positions after the last; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is negative.</exception>
    public Padding(int before, int after)
    {
        (top, bottom) = (DslChecks.AtLeast(0, before), DslChecks.AtLeast(0, after));
        (left, right) = before == after ? (before, before) : (0, 0);
        kind = before == after ? Kind.Uniform : Kind.Ends;
    }

    /// <summary>Zeros around an image.</summary>
    /// <param name="top">Rows above; at least 0.</param>
    /// <param name="bottom">Rows below; at least 0.</param>
    /// <param name="left">Columns on the left; at least 0.</param>
    /// <param name="right">Columns on the right; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is negative.</exception>
    public Padding(int top, int bottom, int left, int right)
    {
        (this.top, this.bottom) = (DslChecks.AtLeast(0, top), DslChecks.AtLeast(0, bottom));
        (this.left, this.right) = (DslChecks.AtLeast(0, left), DslChecks.AtLeast(0, right));
        kind = top == bottom && top == left && top == right ? Kind.Uniform : Kind.Sides;
    }

    private Padding(Kind kind) => this.kind = kind;

    private enum Kind
    {
        /// <summary>All sides alike: the default, of 0.</summary>
        Uniform,
        Same,
        Ends,
        Sides,
    }

    /// <summary>As many as give an output of ⌈size / stride⌉ pixels: at a stride of 1 the input's size. Where the total is odd, the extra pixel is at the end.</summary>
    public static Padding Same { get; } = new(Kind.Same);

    /// <summary>Whether it is <see cref="Same"/>.</summary>
    internal bool IsSame => kind == Kind.Same;

    /// <summary>Whether it says the ends of a sequence, which an image doesn't have; or the sides of an image, which a sequence doesn't have.</summary>
    internal bool IsOf(int dimensions) => kind is Kind.Uniform or Kind.Same || (kind == Kind.Ends ? dimensions == 1 : dimensions == 2);

    /// <summary>This many pixels of zeros on each side.</summary>
    /// <param name="pixels">At least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 0.</exception>
    public static implicit operator Padding(int pixels) => new(pixels);

    /// <summary>Zeros at the ends of a sequence.</summary>
    /// <param name="ends">Positions before the first and after the last; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public static implicit operator Padding((int Before, int After) ends) => new(ends.Before, ends.After);

    /// <summary>Zeros around an image.</summary>
    /// <param name="sides">Rows above and below, and columns on the left and on the right; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public static implicit operator Padding((int Top, int Bottom, int Left, int Right) sides) => new(sides.Top, sides.Bottom, sides.Left, sides.Right);

    /// <summary>The number of pixels, the numbers of each side, or <c>Same</c>.</summary>
    public override string ToString() => kind switch
    {
        Kind.Same => "Same",
        Kind.Ends => string.Create(CultureInfo.InvariantCulture, $"({top}, {bottom})"),
        Kind.Sides => string.Create(CultureInfo.InvariantCulture, $"({top}, {bottom}, {left}, {right})"),
        _ => top.ToString(CultureInfo.InvariantCulture),
    };
}
