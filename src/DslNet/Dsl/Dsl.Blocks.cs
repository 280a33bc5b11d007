using System.Globalization;

namespace DslNet;

/// <content>Blocks made of blocks.</content>
public static partial class Dsl
{
    /// <summary>x + block(x). (K. He and others, 2015.)</summary>
    /// <param name="block">Keeps the shape of what it is fed.</param>
    public static Layer Residual(Layer block)
    {
        ArgumentNullException.ThrowIfNull(block);
        return new("Residual", new LayerArgument("block", block));
    }

    /// <summary>shortcut(x) + block(x), for a block that changes the shape. (K. He and others, 2015.)</summary>
    /// <param name="block">Makes the same shape of what it is fed as the shortcut.</param>
    /// <param name="shortcut">Such as <c>Conv2D(32, 1, stride: 2)</c>.</param>
    public static Layer Residual(Layer block, Layer shortcut)
    {
        ArgumentNullException.ThrowIfNull(block);
        ArgumentNullException.ThrowIfNull(shortcut);
        return new("Residual", new("block", block), new("shortcut", shortcut));
    }

    /// <summary>The block several times, each time with weights of its own.</summary>
    /// <param name="count">How often; 0 is the empty block.</param>
    /// <param name="block">What is repeated.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public static Layer Repeat(int count, Layer block)
    {
        ArgumentNullException.ThrowIfNull(block);
        return Repeat(count, _ => block);
    }

    /// <summary>One block for each number from 0 to count − 1, in that order.</summary>
    /// <param name="count">How many; 0 is the empty block.</param>
    /// <param name="block">From the number to the block.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    /// <exception cref="ArgumentException">A block is null.</exception>
    public static Layer Repeat(int count, Func<int, Layer> block)
    {
        DslChecks.AtLeast(0, count);
        ArgumentNullException.ThrowIfNull(block);
        return Joined(Enumerable.Range(0, count).Select(block), nameof(block));
    }

    /// <summary>The blocks one behind the other; none is the empty block.</summary>
    /// <param name="layers">In order.</param>
    /// <exception cref="ArgumentException">One of them is null.</exception>
    public static Layer Chain(params Layer[] layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        return Joined(layers, nameof(layers));
    }

    private static Layer Joined(IEnumerable<Layer> blocks, string argument) =>
        new([.. blocks.SelectMany((block, index) => (block ?? throw new ArgumentException(
            string.Create(CultureInfo.InvariantCulture, $"Every block must be a layer; number {index}, counted from 0, is null."), argument)).Parts)]);
}
