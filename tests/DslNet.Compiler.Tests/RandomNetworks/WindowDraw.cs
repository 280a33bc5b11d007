namespace DslNet.Compiler.Tests.RandomNetworks;

/// <summary>Draws layers for images and sequences; knows the shape at every place, and keeps what an interpreter has to do within bounds.</summary>
internal sealed class WindowDraw(Random random, LayerDraw draw, int[] input)
{
    private const int MostWork = 20_000;
    private int[] shape = input;

    private bool IsSequence => shape.Length == 2;

    private int Channels => shape[^1];

    /// <summary>Some layers, and in the end a flat vector of <see cref="LayerDraw.Width"/> numbers.</summary>
    public IEnumerable<LayerTree> Layers(int count)
    {
        for (int i = 0; i < count; i++)
        {
            yield return Any();
        }

        if (random.Next(4) == 0)
        {
            draw.Width = Channels;
            yield return new LayerTree.Single("GlobalAvgPool");
        }
        else
        {
            draw.Width = shape.Aggregate(1, (product, extent) => product * extent);
            yield return new LayerTree.Single("Flatten");
        }
    }

    private LayerTree Any() => random.Next(12) switch
    {
        0 or 1 or 2 or 3 => Convolution(),
        4 or 5 or 6 => Pool(),
        7 or 8 => draw.Norm(Channels, repeated: false),
        9 => new LayerTree.Single("Dropout", new ArgumentTree.Number("rate", 0.25f, false)),
        10 => Residual(),
        _ => draw.Activation(),
    };

    private LayerTree Convolution()
    {
        int smallest = shape[..^1].Min();
        while (true)
        {
            // One in three as tiles of pixels want it, which hardly any would be by chance: whole vectors of filters, 3 by 3, pixel by pixel.
            bool tiles = random.Next(3) == 0;
            int filters = tiles ? 8 * random.Next(1, 4) : random.Next(4) == 0 ? random.Next(1, 38) : random.Next(1, 6);
            (int kernel, int stride) = tiles ? (3, 1) : (random.Next(1, 8), random.Next(1, 4));
            int? padding = random.Next(4) == 0 ? null : random.Next(0, 4);
            int[] output = [.. shape[..^1].Select(size => padding is { } zeros ? ((size + (2 * zeros) - kernel) / stride) + 1 : (size + stride - 1) / stride)];
            bool fits = padding is null || smallest + (2 * padding.Value) >= kernel;
            double work = output.Aggregate(1.0, (product, size) => product * size) * Math.Pow(kernel, output.Length) * Channels * filters;
            if (fits && work <= MostWork)
            {
                LayerTree layer = Convolution(filters, kernel, stride, padding);
                shape = [.. output, filters];
                return layer;
            }
        }
    }

    private LayerTree.Single Convolution(int filters, int kernel, int stride, int? padding) => new(
        IsSequence ? "Conv1D" : "Conv2D",
        new ArgumentTree.Integer("filters", filters),
        new ArgumentTree.Integer("kernel", kernel),
        new ArgumentTree.Usual("stride", stride, stride == 1),
        new ArgumentTree.Border("padding", padding),
        new ArgumentTree.Weights("init", draw.Init()),
        draw.Bias(),
        draw.Name(repeated: false));

    private LayerTree Pool()
    {
        int size = random.Next(1, Math.Min(4, shape[..^1].Min() + 1)), stride = random.Next(2) == 0 ? size : random.Next(1, 4);
        if (random.Next(3) == 0)
        {
            int[] wanted = [.. shape[..^1].Select(extent => random.Next(1, Math.Min(6, extent + 2)))];
            shape = [.. wanted, Channels];
            return IsSequence
                ? new LayerTree.Single("AdaptiveAvgPool1D", new ArgumentTree.Integer("size", wanted[0]))
                : new LayerTree.Single("AdaptiveAvgPool2D", new ArgumentTree.Integer("height", wanted[0]), new ArgumentTree.Integer("width", wanted[1]));
        }

        string verb = (random.Next(2) == 0 ? "MaxPool" : "AvgPool") + (IsSequence ? "1D" : "2D");
        shape = [.. shape[..^1].Select(extent => ((extent - size) / stride) + 1), Channels];
        return new LayerTree.Single(verb, new ArgumentTree.Integer("size", size), new ArgumentTree.Usual("stride", stride, stride == size));
    }

    /// <summary>A convolution that keeps the shape, and perhaps something behind it.</summary>
    private LayerTree Residual()
    {
        LayerTree[] behind = random.Next(2) == 0 ? [draw.BatchNorm(repeated: false), draw.Activation()] : [];
        return new LayerTree.Residual([Convolution(Channels, random.Next(1, 4), 1, null), .. behind]);
    }
}
