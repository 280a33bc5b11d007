using DslNet.Compiler;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Ops;

namespace DslNet.Generators.Tests.RandomGraphs;

/// <summary>Spells layers and blocks as C#, in operator or fluent form, arguments by place or by name.</summary>
/// <param name="random">Chooses between ways to say the same.</param>
/// <param name="members">Takes methods that functions are moved into.</param>
/// <param name="shared">The variable that holds a shared block, or null where it is said where it stands.</param>
internal sealed class LayerText(Random random, List<string> members, Func<int, string?> shared)
{
    /// <summary>What the verbs take by themselves; a pool's stride is its size.</summary>
    private static readonly HashSet<string> Usual =
        ["init: Auto", "bias: true", "name: null", "stride: 1", "padding: 0", "outputPadding: 0", "dilation: 1", "groups: 1", "interpolation: Nearest", "mode: Zeros", "axis: Channels", "momentum: 0.1", "epsilon: 1E-05", "slope: 0.01", "alpha: 1", "offset: 0", "causal: false"];

    /// <summary>Layers one behind the other, as a value of type Layer.</summary>
    public string Block(EquatableArray<LayerNode> layers)
    {
        if (layers.Count == 0)
        {
            return "Chain()";
        }

        return random.Next(5) switch
        {
            2 when layers.Count > 1 => $"{Value(layers[0])} >> ({string.Join(" >> ", layers.Skip(1).Select(Value))})",
            0 => Value(layers[0]) + string.Concat(layers.Skip(1).Select(Call)),
            1 => $"Chain({string.Join(", ", layers.Select(Value))})",
            _ => string.Join(" >> ", layers.Select(Value)),
        };
    }

    /// <summary>The layer as a value.</summary>
    public string Value(LayerNode layer)
    {
        if (layer.Has(LayerNode.SharedIdArgument))
        {
            return shared(layer.Integer(LayerNode.SharedIdArgument)) ?? SharedBlock(layer);
        }

        return layer.Arguments.Count == 0 ? layer.Verb : $"{layer.Verb}({Arguments(layer)})";
    }

    /// <summary>The layer as a call at the end of a fluent chain.</summary>
    public string Call(LayerNode layer) =>
        layer.Has(LayerNode.SharedIdArgument) || random.Next(6) == 0 ? $".Then({Value(layer)})"
        : layer.Arguments.Count == 0 ? $".{layer.Verb}()"
        : "." + Value(layer);

    /// <summary>A new shared block.</summary>
    public string SharedBlock(LayerNode layer) => $"Shared({Block(layer.Block("block"))})";

    private string Arguments(LayerNode layer)
    {
        if (layer.Blocks.Any() && layer.Verb is "Concat" or "Add" or "Multiply")
        {
            IEnumerable<string> axis = layer.Arguments.Where(argument => argument.Name == "axis" && (!Usual.Contains(argument.ToString()) || random.Next(3) == 0)).Select(argument => Text(argument.Value));
            return string.Join(", ", axis.Concat(layer.Blocks.Select(Block)));
        }

        if (layer.Verb == "Activation")
        {
            return string.Join(", ", layer.Arguments.Skip(1).Select(argument => Text(argument.Value)).Prepend(Function(layer)));
        }

        bool named = random.Next(5) == 0;
        List<string> texts = [];
        foreach (Compiler.Graph.LayerArgument argument in layer.Arguments)
        {
            if (Usual.Contains(argument.ToString()) && !(layer.Verb == "GroupNorm" && argument.Name == "groups") && !(layer.Verb.Contains("Pool", StringComparison.Ordinal) && argument.Name == "stride") && random.Next(3) != 0)
            {
                // What comes behind a gap must be named.
                named = true;
                continue;
            }

            texts.Add((named ? argument.Name + ": " : "") + Text(argument.Value));
        }

        return string.Join(", ", texts);
    }

    private string Function(LayerNode layer)
    {
        string[] variables = [.. new[] { "x", "a", "b" }.Take(1 + layer.LearnedNumbers.Count())];
        string body = FunctionText.Of(layer.Function("function"), variables) ?? throw new InvalidOperationException($"C# has no word for {layer.Function("function")}.");
        if (random.Next(3) == 0)
        {
            string name = "Bend" + InvariantText.Of(members.Count);
            members.Add($"private static float {name}({string.Join(", ", variables.Select(variable => "float " + variable))}) => {body};");
            return name;
        }

        return variables.Length == 1 ? $"x => {body}" : $"({string.Join(", ", variables)}) => {body}";
    }

    private string Text(ArgumentValue value) => value switch
    {
        ArgumentValue.Integer integer => InvariantText.Of(integer.Value),
        ArgumentValue.Number number => InvariantText.Literal(number.Value),
        ArgumentValue.Flag flag => flag.Value ? "true" : "false",
        ArgumentValue.Text text => text.Value is null ? "null" : $"\"{text.Value}\"",
        ArgumentValue.PerAxis each => each.ToString(),
        ArgumentValue.Border { Sides.Count: > 0 } border => border.ToString(),
        ArgumentValue.Border border => border.Pixels == Compiler.Graph.Padding.Same ? "Padding.Same" : InvariantText.Of(border.Pixels),
        ArgumentValue.Weights weights => Init(weights.Value),
        ArgumentValue.Choice choice => $"{(choice.Name is "Nearest" or "Bilinear" ? "Interpolation" : choice.Name is "Zeros" or "Reflect" or "Replicate" ? "PadMode" : "Axis")}.{choice.Name}",
        ArgumentValue.Stretch stretch => stretch.ToString(),
        ArgumentValue.Learned learned => $"Parameter({Init(learned.Value.Init)}{(learned.Value.PerChannel ? random.Next(2) == 0 ? "" : ", Per.Channel" : ", Per.Layer")})",
        ArgumentValue.Block block => Block(block.Layers),
        ArgumentValue.Cell cell => Cell(cell),
        _ => throw new InvalidOperationException($"Unknown argument {value}."),
    };

    /// <summary>A lambda with a local for each value.</summary>
    private string Cell(ArgumentValue.Cell cell)
    {
        IEnumerable<string> locals = cell.Nodes.Select((node, index) => $"Net v{InvariantText.Of(index)} = {(node.Sources.Count == 1
            ? $"{Of(node.Sources[0])} >> {Value(node.Layer)}"
            : $"{node.Layer.Verb}({string.Join(", ", node.Sources.Select(Of))})")}; ");
        return $"(x, h) => {{ {string.Concat(locals)}return {Of(cell.Output)}; }}";

        static string Of(GraphSource source) => source.IsInput ? source.Index == 0 ? "x" : "h" : "v" + InvariantText.Of(source.Index);
    }

    private static string Init(Initializer value) => value.Kind switch
    {
        Compiler.Graph.InitKind.Normal or Compiler.Graph.InitKind.Uniform or Compiler.Graph.InitKind.Constant => $"Init.{value.Kind}({InvariantText.Literal(value.Value)})",
        _ => $"Init.{value.Kind}",
    };
}
