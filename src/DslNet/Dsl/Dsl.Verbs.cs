using System.Collections.Immutable;
using System.Globalization;

namespace DslNet;

/// <content>What several verbs share. Each verb has a file in <c>Verbs</c>, with its fluent form and, if it is an activation, its function of one float.</content>
public static partial class Dsl
{
    private static Layer Convolution(string verb, int filters, PerAxis kernel, PerAxis stride, Padding padding, PerAxis dilation, int groups, Init init, bool bias, string? name) => new(
        verb,
        new("filters", DslChecks.AtLeast(1, filters)),
        new("kernel", DslChecks.AtLeast(1, kernel)),
        new("stride", DslChecks.AtLeast(1, stride)),
        new("padding", DslChecks.Sides(verb.EndsWith("1D", StringComparison.Ordinal) ? 1 : 2, padding)),
        new("dilation", DslChecks.AtLeast(1, dilation)),
        new("groups", DslChecks.Groups(filters, groups)),
        new("init", init),
        new("bias", bias),
        new("name", DslChecks.Name(name)));

    private static Layer Transposed(string verb, int filters, PerAxis kernel, PerAxis stride, Padding padding, int outputPadding, PerAxis dilation, Init init, bool bias, string? name) => new(
        verb,
        new("filters", DslChecks.AtLeast(1, filters)),
        new("kernel", DslChecks.AtLeast(1, kernel)),
        new("stride", DslChecks.AtLeast(1, stride)),
        new("padding", DslChecks.Sides(verb.EndsWith("1D", StringComparison.Ordinal) ? 1 : 2, padding)),
        new("outputPadding", DslChecks.OutputPadding(stride, padding, outputPadding, DslChecks.AtLeast(1, dilation))),
        new("dilation", dilation),
        new("init", init),
        new("bias", bias),
        new("name", DslChecks.Name(name)));

    private static Layer Pool(string verb, PerAxis size, PerAxis stride) => new(verb, new("size", DslChecks.AtLeast(1, size)), new("stride", DslChecks.AtLeast(1, stride)));

    private static Net Join(string verb, ImmutableArray<Net> nets, params ReadOnlySpan<LayerArgument> arguments) => new(new LayerPart(verb, [.. arguments]), nets);

    private static IEnumerable<LayerArgument> Blocks(ImmutableArray<Layer> layers) =>
        layers.Select((layer, index) => new LayerArgument(string.Create(CultureInfo.InvariantCulture, $"block{index + 1}"), layer));

    private static Layer Joined(IEnumerable<Layer> blocks, string argument) =>
        new([.. blocks.SelectMany((block, index) => (block ?? throw new ArgumentException(
            string.Create(CultureInfo.InvariantCulture, $"Every block must be a layer; number {index}, counted from 0, is null."), argument)).Parts)]);
}
