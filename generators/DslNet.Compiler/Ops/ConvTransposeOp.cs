using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>
/// Transposed convolution: the adjoint of a convolution by its input, so that every pixel of the input adds its product with W to a window of the output. W is
/// [kernel height, kernel width, out, in] or [kernel, out, in], that of the convolution from the output to the input. (M. Zeiler and others, Deconvolutional Networks, 2010.)
/// </summary>
/// <param name="dimensions">1 or 2.</param>
public abstract class ConvTransposeOp(int dimensions) : WindowOp(dimensions)
{
    private readonly int dimensions = dimensions;

    public sealed override LayerTraits Traits => LayerTraits.Linear | LayerTraits.HasFan | LayerTraits.HasBias;

    /// <summary>As many as those of the convolution that it is the adjoint of.</summary>
    public override long Connections(LayerNode layer, Shape input)
    {
        Window window = Transposed(layer, input);
        return (long)window.OutHeight * window.OutWidth * window.Taps * input.Channels;
    }

    public override IEnumerable<ArgumentProblem> Check(LayerNode layer) => Range.AtLeast(layer, "filters", 1)
        .Concat(Range.AtLeast(layer, "kernel", 1))
        .Concat(Range.AtLeast(layer, "stride", 1))
        .Concat(Range.Padding(layer, dimensions))
        .Concat(Range.AtLeast(layer, "outputPadding", 0))
        .Concat(OutputPaddingFits(layer))
        .Concat(Range.AtLeast(layer, "dilation", 1))
        .Concat(Range.Weights(layer, "init"));

    /// <summary>(size − 1)·stride − padding + dilation·(kernel − 1) + outputPadding + 1, with the padding of both sides; with <c>Same</c>, size·stride.</summary>
    public override ShapeResult Infer(LayerNode layer, Shape input, IReadOnlyList<Shape> blocks)
    {
        if (input.Rank != dimensions + 1)
        {
            return ShapeResult.Fail(dimensions == 2
                ? $"{Verb} wants an image (height, width, channels), but gets {input}"
                : $"{Verb} wants a sequence (length, channels), but gets {input}");
        }

        int filters = layer.Integer("filters");
        int[] axes = [.. Enumerable.Range(0, dimensions)];
        (long Out, string Text)[] sizes = [.. axes.Select(axis => SizeOf(layer, axis, input.Extents[axis]))];
        if (sizes.FirstOrDefault(size => size.Out < 1) is { Text: not null and var text })
        {
            return ShapeResult.Fail($"{Verb} of {input} has no output: {text}");
        }

        double seen = axes.Aggregate(filters + 7.0, (floats, axis) => floats * (sizes[axis].Out + (AlongAxis(layer, axis).Padding is var (before, after) ? (double)before + after : 0)));
        return seen > Addressable.Floats || Addressable.FloatsOf(input) > Addressable.Floats
            ? ShapeResult.Fail($"{Verb} makes {string.Join("×", sizes.Select(size => InvariantText.Of($"{size.Out}")))} pixels of {input}, with the padding and whole vectors of 8 channels more numbers than {InvariantText.Of(Addressable.Floats)}")
            : new Shape(sizes.Select(size => (int)size.Out).Append(filters).ToEquatableArray());
    }

    public override double ParameterFloats(LayerNode layer, Shape input)
    {
        int filters = layer.Integer("filters");
        (int height, int width) = layer.PerAxis("kernel");
        return Addressable.Weight((dimensions == 2 ? (double)height * width : height) * filters, input.Channels) + (layer.Flag("bias") ? Addressable.Parameters(filters) : 0);
    }

    public override (Window Window, int Filters)? Convolution(LayerNode layer, Shape input) => (Transposed(layer, input), input.Channels);

    /// <summary>Fans as PyTorch counts them, from the output's channels to the input's.</summary>
    public override Value Lower(LayerNode layer, Value input, Lowering lowering)
    {
        Window window = Transposed(layer, input.Shape);
        int filters = layer.Integer("filters"), fanOut = checked(window.KernelHeight * window.KernelWidth * input.Shape.Channels);
        int[] kernel = dimensions == 2 ? [window.KernelHeight, window.KernelWidth] : [window.KernelWidth];
        Value weight = lowering.Parameter(
            ParameterRole.Weight, Shape.Of([.. kernel, filters, input.Shape.Channels]), lowering.Resolve(layer.Weights("init"), window.Taps), window.Taps, fanOut);
        Value product = lowering.ConvolveTransposed(input, weight, window, Infer(layer, input.Shape, []).Shape!);
        if (!layer.Flag("bias"))
        {
            return product;
        }

        Value bias = lowering.Parameter(ParameterRole.Bias, Shape.Of(filters), new Initializer(InitKind.Zeros), window.Taps, fanOut);
        return lowering.Map([product, bias], operands => operands[0] + operands[1]);
    }

    protected override int ChannelsOf(LayerNode layer, Shape input) => layer.Integer("filters");

    private (long Out, string Text) SizeOf(LayerNode layer, int axis, int size)
    {
        Sliding sliding = AlongAxis(layer, axis);
        int more = layer.Integer("outputPadding");
        if (sliding.Padding is not var (before, after))
        {
            return ((long)size * sliding.Stride, InvariantText.Of($"{size}·{sliding.Stride}"));
        }

        long result = ((size - 1L) * sliding.Stride) - before - after + ((sliding.Kernel - 1L) * sliding.Dilation) + more + 1;
        return (result, InvariantText.Of($"({size} − 1)·{sliding.Stride} − {before} − {after} + {sliding.Dilation}·({sliding.Kernel} − 1) + {more} + 1 = {result}"));
    }

    /// <summary>More would be pixels that no window reaches.</summary>
    private static IEnumerable<ArgumentProblem> OutputPaddingFits(LayerNode layer)
    {
        int padding = layer.Integer("outputPadding");
        ((int strideY, int strideX), (int dilationY, int dilationX)) = (layer.PerAxis("stride"), layer.PerAxis("dilation"));
        int most = System.Math.Min(System.Math.Max(strideY, dilationY), System.Math.Max(strideX, dilationX));
        if (padding > 0 && padding >= most)
        {
            yield return new ArgumentProblem("outputPadding", $"outputPadding must be less than the stride or the dilation, but is {InvariantText.Of(padding)}");
        }
        else if (padding > 0 && Sliding.PaddingOf(layer.Border("padding"), 0) is null)
        {
            yield return new ArgumentProblem("outputPadding", $"outputPadding must be 0 where padding is Same, but is {InvariantText.Of(padding)}");
        }
    }

    /// <summary>The window of the convolution from the output to the input.</summary>
    private Window Transposed(LayerNode layer, Shape input)
    {
        Border[] borders = [.. Enumerable.Range(0, dimensions).Select(axis => Border.Of((int)SizeOf(layer, axis, input.Extents[axis]).Out, AlongAxis(layer, axis)))];
        Window window = Border.Window(dimensions == 2 ? borders[0] : new Border(1, 1, 1, 0, 0), borders[dimensions - 1], layer.Integer("filters"));
        return window with { OutHeight = dimensions == 2 ? input.Extents[0] : 1, OutWidth = input.Extents[dimensions - 1] };
    }
}
