using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Graph;

namespace DslNet.Compiler.Ops;

/// <summary>Range checks of arguments, with uniform messages.</summary>
internal static class Range
{
    public static IEnumerable<ArgumentProblem> AtLeast(LayerNode layer, string argument, int minimum)
    {
        (int height, int width) = layer.PerAxis(argument);
        if (height < minimum || width < minimum)
        {
            yield return new ArgumentProblem(argument, $"{argument} must be at least {InvariantText.Of(minimum)}, but is {ArgumentValue.PerAxis.Of(height, width)}");
        }
    }

    public static IEnumerable<ArgumentProblem> AtMost(LayerNode layer, string argument, int maximum)
    {
        (int height, int width) = layer.PerAxis(argument);
        if (height > maximum || width > maximum)
        {
            yield return new ArgumentProblem(argument, $"{argument} must be at most {InvariantText.Of(maximum)}, but is {ArgumentValue.PerAxis.Of(height, width)}");
        }
    }

    /// <summary>A number of pixels, one for each side, or <see cref="Graph.Padding.Same"/>.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="dimensions">1 for a sequence, which has two sides; 2 for an image, which has four.</param>
    public static IEnumerable<ArgumentProblem> Padding(LayerNode layer, int dimensions)
    {
        ArgumentValue.Border value = layer.Border("padding");
        if (value.Sides.Any(side => side < 0) || (value.Pixels < 0 && value.Pixels != Graph.Padding.Same))
        {
            yield return new ArgumentProblem("padding", $"padding must be at least 0, but is {value}");
        }
        else if (value.Sides.Count > 0 && value.Sides.Count != 2 * dimensions)
        {
            string sides = dimensions == 1 ? "a sequence must be one number or two (before, after)" : "an image must be one number or four (top, bottom, left, right)";
            yield return new ArgumentProblem("padding", $"padding of {sides}, but is {value}");
        }
    }

    public static IEnumerable<ArgumentProblem> Positive(LayerNode layer, string argument) =>
        Holds(argument, layer.Number(argument), value => value > 0 && !float.IsInfinity(value), "a positive number");

    public static IEnumerable<ArgumentProblem> Finite(LayerNode layer, string argument) =>
        Holds(argument, layer.Number(argument), value => !float.IsNaN(value) && !float.IsInfinity(value), "a finite number");

    /// <summary>From 0, included, to 1, excluded.</summary>
    public static IEnumerable<ArgumentProblem> Rate(LayerNode layer, string argument) =>
        Holds(argument, layer.Number(argument), value => value is >= 0 and < 1, "at least 0 and less than 1");

    /// <summary>From 0 to 1, both included.</summary>
    public static IEnumerable<ArgumentProblem> Share(LayerNode layer, string argument) =>
        Holds(argument, layer.Number(argument), value => value is >= 0 and <= 1, "between 0 and 1");

    public static IEnumerable<ArgumentProblem> Weights(LayerNode layer, string argument) => Weights(argument, layer.Weights(argument));

    /// <summary>The initializer of a learned parameter, which has no fan-in to compute a deviation from.</summary>
    public static IEnumerable<ArgumentProblem> Start(LayerNode layer, string argument)
    {
        Initializer init = layer.Learned(argument).Init;
        return init.Kind is InitKind.Normal or InitKind.Uniform or InitKind.Zeros or InitKind.Constant
            ? Weights(argument, init)
            : [new ArgumentProblem(argument, $"{argument} must start as Init.Constant, Zeros, Normal or Uniform say, for a single number has no inputs, but is {init}")];
    }

    private static IEnumerable<ArgumentProblem> Weights(string argument, Initializer initializer)
    {
        return initializer.Kind switch
        {
            InitKind.Normal => Holds(argument, initializer.Value, value => value > 0 && !float.IsInfinity(value), "a normal distribution with a positive deviation"),
            InitKind.Uniform => Holds(argument, initializer.Value, value => value > 0 && !float.IsInfinity(value), "a uniform distribution with a positive limit"),
            InitKind.Constant => Holds(argument, initializer.Value, value => !float.IsNaN(value) && !float.IsInfinity(value), "a finite constant"),
            _ => [],
        };
    }

    private static IEnumerable<ArgumentProblem> Holds(string argument, float value, System.Func<float, bool> condition, string expectation)
    {
        if (!condition(value))
        {
            yield return new ArgumentProblem(argument, $"{argument} must be {expectation}, but is {InvariantText.Of(value)}");
        }
    }
}
