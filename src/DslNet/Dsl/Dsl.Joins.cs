using System.Collections.Immutable;
using System.Globalization;

namespace DslNet;

/// <content>Joins: of values, and, point-free, of what several layers make of one value.</content>
public static partial class Dsl
{
    /// <summary>The values side by side along their channels; their other extents are the same. (G. Huang and others, DenseNet, 2017.)</summary>
    /// <param name="nets">At least one.</param>
    /// <exception cref="ArgumentException">There is none, or one is null.</exception>
    /// <exception cref="InvalidOperationException">One is what <see cref="Outputs"/> returned.</exception>
    public static Net Concat(params Net[] nets) => Concat(Axis.Channels, nets);

    /// <summary>The values one behind the other along an axis; their other extents are the same.</summary>
    /// <param name="axis">An axis that they all have.</param>
    /// <param name="nets">At least one.</param>
    /// <exception cref="ArgumentException">There is no net, or one is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The axis is no member of <see cref="Axis"/>.</exception>
    /// <exception cref="InvalidOperationException">A net is what <see cref="Outputs"/> returned.</exception>
    public static Net Concat(Axis axis, params Net[] nets) =>
        Join("Concat", DslChecks.Joined(nets), new LayerArgument("axis", DslChecks.Defined(axis)));

    /// <summary>
    /// The sum of the values, element by element. An extent of 1 is repeated, and so is a flat vector over the pixels or positions of a value with as many
    /// channels.
    /// </summary>
    /// <param name="nets">At least one.</param>
    /// <exception cref="ArgumentException">There is none, or one is null.</exception>
    /// <exception cref="InvalidOperationException">One is what <see cref="Outputs"/> returned.</exception>
    public static Net Add(params Net[] nets) => Join("Add", DslChecks.Joined(nets));

    /// <summary>left − right, element by element; what is repeated is said at <see cref="Add(Net[])"/>.</summary>
    /// <param name="left">What is subtracted from.</param>
    /// <param name="right">What is subtracted.</param>
    /// <exception cref="InvalidOperationException">One is what <see cref="Outputs"/> returned.</exception>
    public static Net Subtract(Net left, Net right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return Join("Subtract", [left, right]);
    }

    /// <summary>The product of the values, element by element; what is repeated is said at <see cref="Add(Net[])"/>.</summary>
    /// <param name="nets">At least one.</param>
    /// <exception cref="ArgumentException">There is none, or one is null.</exception>
    /// <exception cref="InvalidOperationException">One is what <see cref="Outputs"/> returned.</exception>
    public static Net Multiply(params Net[] nets) => Join("Multiply", DslChecks.Joined(nets));

    /// <summary>Each layer is applied to the same value, and what comes out stands side by side along the channels. (C. Szegedy and others, Inception, 2015.)</summary>
    /// <param name="layers">At least one; <see cref="Identity"/> keeps the value itself.</param>
    /// <exception cref="ArgumentException">There is none, or one is null.</exception>
    public static Layer Concat(params Layer[] layers) => Concat(Axis.Channels, layers);

    /// <summary>Each layer is applied to the same value, and what comes out stands one behind the other along an axis.</summary>
    /// <param name="axis">An axis that they all have; their other extents are the same.</param>
    /// <param name="layers">At least one; <see cref="Identity"/> keeps the value itself.</param>
    /// <exception cref="ArgumentException">There is no layer, or one is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The axis is no member of <see cref="Axis"/>.</exception>
    public static Layer Concat(Axis axis, params Layer[] layers) =>
        new("Concat", [.. Blocks(DslChecks.Joined(layers)), new LayerArgument("axis", DslChecks.Defined(axis))]);

    /// <summary>Each layer is applied to the same value; the sum of what comes out, as <see cref="Add(Net[])"/> has it.</summary>
    /// <param name="layers">At least one; <see cref="Identity"/> keeps the value itself.</param>
    /// <exception cref="ArgumentException">There is none, or one is null.</exception>
    public static Layer Add(params Layer[] layers) => new("Add", [.. Blocks(DslChecks.Joined(layers))]);

    /// <summary>Each layer is applied to the same value; the product of what comes out, as <see cref="Multiply(Net[])"/> has it.</summary>
    /// <param name="layers">At least one; <see cref="Identity"/> keeps the value itself.</param>
    /// <exception cref="ArgumentException">There is none, or one is null.</exception>
    public static Layer Multiply(params Layer[] layers) => new("Multiply", [.. Blocks(DslChecks.Joined(layers))]);

    private static Net Join(string verb, ImmutableArray<Net> nets, params ReadOnlySpan<LayerArgument> arguments) => new(new LayerPart(verb, [.. arguments]), nets);

    private static IEnumerable<LayerArgument> Blocks(ImmutableArray<Layer> layers) =>
        layers.Select((layer, index) => new LayerArgument(string.Create(CultureInfo.InvariantCulture, $"block{index + 1}"), layer));
}
