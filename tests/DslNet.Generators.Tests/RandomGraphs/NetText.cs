using DslNet.Compiler;
using DslNet.Compiler.Graph;

namespace DslNet.Generators.Tests.RandomGraphs;

/// <summary>A net as a C# expression.</summary>
internal sealed record NetText(string Text, Binding Binding)
{
    /// <summary>The expression where only one that binds so tightly may stand.</summary>
    public string In(Binding least) => Binding < least ? $"({Text})" : Text;

    /// <summary>A join of nets: an operator, or a call.</summary>
    public static NetText Join(LayerNode layer, NetText[] values, Random random)
    {
        if (layer.Has("heads"))
        {
            string heads = (random.Next(2) == 0 ? "heads: " : "") + InvariantText.Of(layer.Integer("heads"));
            return new NetText($"{layer.Verb}({values[0].Text}, {values[1].Text}, {heads})", Binding.Primary);
        }

        if (values.Length == 2 && layer.Verb != "Concat" && random.Next(3) != 0)
        {
            return layer.Verb switch
            {
                "Add" => new NetText($"{values[0].In(Binding.Sum)} + {values[1].In(Binding.Product)}", Binding.Sum),
                "Subtract" => new NetText($"{values[0].In(Binding.Sum)} - {values[1].In(Binding.Primary)}", Binding.Sum),
                _ => new NetText($"{values[0].In(Binding.Product)} * {values[1].In(Binding.Unary)}", Binding.Product),
            };
        }

        string[] texts = [.. values.Select(value => value.Text)];
        if (layer.Verb == "Subtract" && random.Next(4) == 0)
        {
            texts = ["left: " + texts[0], "right: " + texts[1]];
        }

        Compiler.Axis axis = layer.Verb == "Concat" ? layer.Axis("axis") : Compiler.Axis.Channels;
        bool says = axis != Compiler.Axis.Channels || (layer.Verb == "Concat" && random.Next(3) == 0);
        return new NetText($"{layer.Verb}({(says ? $"Axis.{axis}, " : "")}{string.Join(", ", texts)})", Binding.Primary);
    }

    /// <summary>scale·x + offset with an operator, where there is one for it.</summary>
    public static NetText? Rescaled(LayerNode layer, NetText value, Random random)
    {
        float scale = layer.Number("scale"), offset = layer.Number("offset");
        string by = InvariantText.Literal(scale), plus = InvariantText.Literal(offset);
        return (scale, offset, random.Next(3)) switch
        {
            (-1, 0, _) => new NetText("-" + value.In(Binding.Primary), Binding.Unary),
            (1, > 0, 0) => new NetText($"{plus} + {value.In(Binding.Product)}", Binding.Sum),
            (1, > 0, _) => new NetText($"{value.In(Binding.Sum)} + {plus}", Binding.Sum),
            (1, < 0, _) => new NetText($"{value.In(Binding.Sum)} - {InvariantText.Literal(-offset)}", Binding.Sum),
            (-1, > 0, _) => new NetText($"{plus} - {value.In(Binding.Primary)}", Binding.Sum),
            (0.5f, 0, 0 or 2) => new NetText($"{value.In(Binding.Product)} / 2", Binding.Product),
            (_, 0, 1) when scale > 0 => new NetText($"{by} * {value.In(Binding.Unary)}", Binding.Product),
            (_, 0, _) when scale > 0 => new NetText($"{value.In(Binding.Product)} * {by}", Binding.Product),
            _ => null,
        };
    }
}
