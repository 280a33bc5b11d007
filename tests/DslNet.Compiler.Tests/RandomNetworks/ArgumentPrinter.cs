using DslNet.Compiler.Graph;

namespace DslNet.Compiler.Tests.RandomNetworks;

/// <summary>Spells the arguments of a layer: by position or by name, defaults left out or not.</summary>
internal sealed class ArgumentPrinter(SourceParts parts)
{
    private readonly FunctionPrinter functions = new(parts);

    /// <param name="index">The variable that counts the turns of the enclosing Repeat.</param>
    public string List(SourcePlace place, ArgumentTree[] arguments, string index)
    {
        List<string> texts = [];
        bool named = parts.Random.Next(5) == 0;
        foreach (ArgumentTree argument in arguments)
        {
            if (argument.IsDefault && parts.Random.Next(3) != 0)
            {
                // What comes behind a gap must be named.
                named = true;
                continue;
            }

            texts.Add((named ? argument.Name + ": " : "") + Text(place, argument, index));
        }

        return string.Join(", ", texts);
    }

    private string Text(SourcePlace place, ArgumentTree argument, string index) => argument switch
    {
        ArgumentTree.Integer { Step: 0 } integer => Integer(place, integer.Start),
        ArgumentTree.Integer integer => $"{Integer(place, integer.Start)} {(integer.Step < 0 ? "-" : "+")} ({index} * {InvariantText.Of(Math.Abs(integer.Step))})",
        ArgumentTree.Usual usual => Integer(place, usual.Value),
        ArgumentTree.PerAxis each => $"({Integer(place, each.Height)}, {Integer(place, each.Width)})",
        ArgumentTree.Sides sides when parts.Random.Next(3) == 0 => $"new Padding({string.Join(", ", sides.Pixels.Select(pixels => Integer(place, pixels)))})",
        ArgumentTree.Sides sides => $"({string.Join(", ", sides.Pixels.Select(pixels => Integer(place, pixels)))})",
        ArgumentTree.Border { Pixels: null } => "Padding.Same",
        ArgumentTree.Border border => Integer(place, border.Pixels.Value),
        ArgumentTree.Number number => parts.Value(place, "float", InvariantText.Literal(number.Value), "0.75f"),
        ArgumentTree.Flag flag => parts.Value(place, "bool", flag.Value ? "true" : "false", "false"),
        ArgumentTree.Text text => text.Value is null ? "null" : parts.Value(place, "string", $"\"{text.Value}\"", "\"unused\""),
        ArgumentTree.Weights weights => Weights(place, weights.Value),
        ArgumentTree.Function function => functions.Activation(place, function.Value),
        _ => throw new InvalidOperationException($"Unknown argument {argument}."),
    };

    private string Integer(SourcePlace place, int value) => parts.Random.Next(6) == 0
        ? $"({parts.Value(place, "int", InvariantText.Of(value - 1), "4")} + 1)"
        : parts.Value(place, "int", InvariantText.Of(value), "4");

    private string Weights(SourcePlace place, Initializer value) => value.Kind switch
    {
        InitKind.HeNormal when parts.Random.Next(2) == 0 => "Init.He",
        InitKind.XavierNormal when parts.Random.Next(2) == 0 => "Init.Xavier",
        InitKind.Auto when parts.Random.Next(2) == 0 => "default",
        InitKind.Normal or InitKind.Uniform or InitKind.Constant => $"Init.{value.Kind}({parts.Value(place, "float", InvariantText.Literal(value.Value), "0.5f")})",
        _ => $"Init.{value.Kind}",
    };
}
