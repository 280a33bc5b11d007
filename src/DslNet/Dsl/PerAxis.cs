using System.Globalization;

namespace DslNet;

/// <summary>A size, stride or dilation of a window over images: one number for both axes (an int is one, too), or <c>(height, width)</c>. The default is 1.</summary>
public readonly record struct PerAxis
{
    // Less 1, so that the default of an argument is the default of the struct.
    private readonly int height;
    private readonly int width;

    /// <summary>The same number for both axes.</summary>
    /// <param name="both">Along the height and the width; the verb that takes it says its range.</param>
    public PerAxis(int both)
        : this(both, both)
    {
    }

    /// <summary>A number for each axis.</summary>
    /// <param name="height">Along the height, in rows.</param>
    /// <param name="width">Along the width, in columns.</param>
    public PerAxis(int height, int width)
    {
        this.height = unchecked(height - 1);
        this.width = unchecked(width - 1);
    }

    /// <summary>The number along the height.</summary>
    internal int Height => unchecked(height + 1);

    /// <summary>The number along the width.</summary>
    internal int Width => unchecked(width + 1);

    /// <summary>The same number for both axes.</summary>
    /// <param name="both">Along the height and the width.</param>
    public static implicit operator PerAxis(int both) => new(both);

    /// <summary>A number for each axis.</summary>
    /// <param name="each">Along the height and along the width.</param>
    public static implicit operator PerAxis((int Height, int Width) each) => new(each.Height, each.Width);

    /// <summary>The number, or <c>(height, width)</c> where they differ.</summary>
    public override string ToString() => height == width
        ? Height.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"({Height}, {Width})");
}
