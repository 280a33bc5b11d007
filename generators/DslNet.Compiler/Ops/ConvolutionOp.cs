using System;
using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>y = W ∗ x + b, at each pixel: W is [kernel height, kernel width, in/groups, out] or [kernel, in/groups, out]. (Y. LeCun and others, Gradient-Based Learning Applied to Document Recognition, 1998.)</summary>
/// <param name="dimensions">1 or 2.</param>
public abstract class ConvolutionOp(int dimensions) : WindowOp(dimensions)
{
    private readonly int dimensions = dimensions;

    public sealed override LayerTraits Traits => LayerTraits.Linear | LayerTraits.HasFan | LayerTraits.HasBias;

    /// <summary>A tap that sees the zeros around the input counts, too.</summary>
    public override long Connections(LayerNode layer, Shape input)
    {
        Window window = GroupedWindow(layer, input);
        return (long)window.OutHeight * window.OutWidth * window.Taps * layer.Integer("filters");
    }

    public override IEnumerable<ArgumentProblem> Check(LayerNode layer) => Range.AtLeast(layer, "filters", 1)
        .Concat(Range.AtLeast(layer, "kernel", 1))
        .Concat(Range.AtLeast(layer, "stride", 1))
        .Concat(Range.Padding(layer, dimensions))
        .Concat(Range.AtLeast(layer, "dilation", 1))
        .Concat(Range.AtLeast(layer, "groups", 1))
        .Concat(GroupsDivide(layer, "filters", layer.Integer("filters")))
        .Concat(Range.Weights(layer, "init"));

    public override double ParameterFloats(LayerNode layer, Shape input)
    {
        int filters = layer.Integer("filters");
        (int height, int width) = layer.PerAxis("kernel");
        return Addressable.Weight((dimensions == 2 ? (double)height * width : height) * input.Channels / layer.Integer("groups"), filters) + (layer.Flag("bias") ? Addressable.Parameters(filters) : 0);
    }

    public override (Window Window, int Filters)? Convolution(LayerNode layer, Shape input) => (GroupedWindow(layer, input), layer.Integer("filters"));

    /// <summary>Behind a row's length it reads zeros, as behind the last step.</summary>
    public override LengthsUse Lengths(LayerNode layer, Shape input) =>
        dimensions == 2 ? LengthsUse.Refused : StepWindow(layer, input) == new StepWindow(-1, 1) ? LengthsUse.Kept : LengthsUse.Windowed;

    public override Value Lower(LayerNode layer, Value input, Lowering lowering)
    {
        input = lowering.Masked(input);
        Window window = GroupedWindow(layer, input.Shape);
        int filters = layer.Integer("filters"), groups = window.Groups;
        int field = window.KernelHeight * window.KernelWidth, fanOut = checked(field * filters) / groups;
        int[] kernel = dimensions == 2 ? [window.KernelHeight, window.KernelWidth] : [window.KernelWidth];
        Value weight = lowering.Parameter(
            ParameterRole.Weight, Shape.Of([.. kernel, window.Channels / groups, filters]), lowering.Resolve(layer.Weights("init"), window.Taps), window.Taps, fanOut);
        Value product = lowering.Convolve(input, weight, window, OutputOf(window, filters));
        if (!layer.Flag("bias"))
        {
            return product;
        }

        Value bias = lowering.Parameter(ParameterRole.Bias, Shape.Of(filters), new Initializer(InitKind.Zeros), window.Taps, fanOut);
        return lowering.Map([product, bias], operands => operands[0] + operands[1]);
    }

    protected override int ChannelsOf(LayerNode layer, Shape input) => layer.Integer("filters");

    protected override string? Misfit(LayerNode layer, Shape input) =>
        GroupsDivide(layer, "channels of the input", input.Channels).Select(problem => $"{Verb}'s {problem.Message}").FirstOrDefault();

    private static IEnumerable<ArgumentProblem> GroupsDivide(LayerNode layer, string what, int count)
    {
        int groups = layer.Integer("groups");
        return groups < 1 || count < 1 || count % groups == 0
            ? []
            : [new ArgumentProblem("groups", $"groups must divide the {what}, but {InvariantText.Of(groups)} don't divide {InvariantText.Of(count)}")];
    }

    private Window GroupedWindow(LayerNode layer, Shape input) => WindowOf(layer, input) with { Groups = layer.Integer("groups") };

    private Shape OutputOf(Window window, int filters) => dimensions == 2 ? Shape.Of(window.OutHeight, window.OutWidth, filters) : Shape.Of(window.OutWidth, filters);
}
