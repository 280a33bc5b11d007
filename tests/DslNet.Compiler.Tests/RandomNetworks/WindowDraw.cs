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

    private LayerTree Any() => random.Next(19) switch
    {
        0 or 1 or 2 or 3 => Convolution(),
        14 or 15 => Transposed(),
        16 or 17 or 18 => IsSequence ? Transposed() : Separable(),
        4 or 5 or 6 or 12 or 13 => Pool(),
        7 or 8 => draw.Norm(Channels, repeated: false),
        9 => new LayerTree.Single("Dropout", new ArgumentTree.Number("rate", 0.25f, false)),
        10 => Residual(),
        _ => draw.Activation(),
    };

    private LayerTree Convolution()
    {
        while (true)
        {
            // One in three as tiles of pixels want it, which hardly any would be by chance: whole vectors of filters, 3 by 3, pixel by pixel.
            bool tiles = random.Next(3) == 0;
            int filters = tiles ? 8 * random.Next(1, 4) : random.Next(4) == 0 ? random.Next(1, 38) : random.Next(1, 6);
            int groups = tiles || random.Next(3) > 0 ? 1 : Divisor(Channels);
            filters = groups == 1 ? filters : groups * random.Next(1, 4);
            int[] kernel = tiles ? [3, 3] : EachAxis(1, 8), stride = tiles ? [1, 1] : EachAxis(1, 4), dilation = tiles || random.Next(3) > 0 ? [1, 1] : EachAxis(1, 4);
            int? padding = random.Next(4) == 0 ? null : random.Next(0, 4);
            int[]? sides = padding is null || random.Next(4) > 0 ? null : [.. Enumerable.Range(0, 2 * (shape.Length - 1)).Select(_ => random.Next(0, 4))];
            sides = sides?.Distinct().Count() == 1 ? null : sides;
            int[] output = [.. shape[..^1].Select((size, axis) =>
            {
                int seen = size + (sides is { } each ? each[2 * axis] + each[(2 * axis) + 1] : 2 * (padding ?? 0)), reach = ((kernel[axis] - 1) * dilation[axis]) + 1;
                return padding is null ? (size + stride[axis] - 1) / stride[axis] : seen < reach ? 0 : ((seen - reach) / stride[axis]) + 1;
            })];
            double work = output.Aggregate(1.0, (product, size) => product * size) * kernel[0] * (IsSequence ? 1 : kernel[1]) * Channels / groups * filters;
            if (work is > 0 and <= MostWork)
            {
                ArgumentTree border = sides is null ? new ArgumentTree.Border("padding", padding) : new ArgumentTree.Sides("padding", sides);
                LayerTree layer = Convolution(filters, kernel, stride, border, dilation, groups);
                shape = [.. output, filters];
                return layer;
            }
        }
    }

    private LayerTree.Single Convolution(int filters, int[] kernel, int[] stride, ArgumentTree padding, int[] dilation, int groups) => new(
        IsSequence ? "Conv1D" : "Conv2D",
        new ArgumentTree.Integer("filters", filters),
        Sizes("kernel", kernel),
        Sizes("stride", stride, [1, 1]),
        padding,
        Sizes("dilation", dilation, [1, 1]),
        new ArgumentTree.Usual("groups", groups, groups == 1),
        new ArgumentTree.Weights("init", draw.Init()),
        draw.Bias(),
        draw.Name(repeated: false));

    /// <summary>Of small windows, for its output is larger than its input.</summary>
    private LayerTree Transposed()
    {
        int filters = random.Next(1, 5);
        int[] kernel = EachAxis(1, 4), stride = EachAxis(1, 3), dilation = random.Next(3) > 0 ? [1, 1] : EachAxis(1, 3);
        int[] most = [.. stride.Zip(dilation, Math.Max)];
        int more = random.Next(2) == 0 ? 0 : (IsSequence ? most[0] : most.Min()) - 1;
        int[] output = [.. shape[..^1].Select((size, axis) => ((size - 1) * stride[axis]) + ((kernel[axis] - 1) * dilation[axis]) + more + 1)];
        double work = output.Aggregate(1.0, (product, size) => product * size) * 9 * Channels * filters;
        if (work > MostWork)
        {
            return draw.Activation();
        }

        shape = [.. output, filters];
        return new LayerTree.Single(
            IsSequence ? "ConvTranspose1D" : "ConvTranspose2D",
            new ArgumentTree.Integer("filters", filters),
            Sizes("kernel", kernel),
            Sizes("stride", stride, [1, 1]),
            new ArgumentTree.Border("padding", 0),
            new ArgumentTree.Usual("outputPadding", more, more == 0),
            Sizes("dilation", dilation, [1, 1]),
            new ArgumentTree.Weights("init", draw.Init()),
            draw.Bias(),
            draw.Name(repeated: false));
    }

    private LayerTree Separable()
    {
        int filters = random.Next(1, 5);
        shape = [.. shape[..^1], filters];
        return new LayerTree.Single(
            "SeparableConv2D",
            new ArgumentTree.Integer("filters", filters),
            Sizes("kernel", EachAxis(1, 4)),
            Sizes("stride", [1, 1], [1, 1]),
            new ArgumentTree.Border("padding", null),
            Sizes("dilation", [1, 1], [1, 1]),
            new ArgumentTree.Weights("init", draw.Init()),
            draw.Bias(),
            draw.Name(repeated: false));
    }

    private ArgumentTree Sizes(string name, int[] each, int[]? usual = null)
    {
        bool isDefault = usual is not null && each[0] == usual[0] && (IsSequence || each[1] == usual[1]);
        return !IsSequence && each[0] != each[1] ? new ArgumentTree.PerAxis(name, each[0], each[1], isDefault) : new ArgumentTree.Usual(name, each[0], isDefault);
    }

    /// <summary>Mostly the same number for both axes.</summary>
    private int[] EachAxis(int least, int end)
    {
        int one = random.Next(least, end);
        return [one, random.Next(3) == 0 ? random.Next(least, end) : one];
    }

    private int Divisor(int count)
    {
        int[] divisors = [.. Enumerable.Range(1, count).Where(divisor => count % divisor == 0)];
        return divisors[random.Next(2) == 0 ? divisors.Length - 1 : random.Next(divisors.Length)];
    }

    private LayerTree Pool()
    {
        int most = Math.Min(4, shape[..^1].Min() + 1);
        int[] size = EachAxis(1, most), stride = random.Next(2) == 0 ? size : EachAxis(1, 4);
        if (random.Next(3) == 0)
        {
            int[] wanted = [.. shape[..^1].Select(extent => random.Next(1, Math.Min(6, extent + 2)))];
            shape = [.. wanted, Channels];
            return IsSequence
                ? new LayerTree.Single("AdaptiveAvgPool1D", new ArgumentTree.Integer("size", wanted[0]))
                : new LayerTree.Single("AdaptiveAvgPool2D", new ArgumentTree.Integer("height", wanted[0]), new ArgumentTree.Integer("width", wanted[1]));
        }

        string verb = (random.Next(2) == 0 ? "MaxPool" : "AvgPool") + (IsSequence ? "1D" : "2D");
        shape = [.. shape[..^1].Select((extent, axis) => ((extent - size[axis]) / stride[axis]) + 1), Channels];
        return new LayerTree.Single(verb, Sizes("size", size), Sizes("stride", stride, size));
    }

    /// <summary>A convolution that keeps the shape, and perhaps something behind it.</summary>
    private LayerTree Residual()
    {
        LayerTree[] behind = random.Next(2) == 0 ? [draw.BatchNorm(repeated: false), draw.Activation()] : [];
        return new LayerTree.Residual([Convolution(Channels, EachAxis(1, 4), [1, 1], new ArgumentTree.Border("padding", null), [1, 1], 1), .. behind]);
    }
}
