namespace DslNet.Compiler.Tests.RandomNetworks;

/// <summary>Spells layers, in operator or in fluent form; runs of them become helper methods, locals or branches at random.</summary>
internal sealed class LayerPrinter(SourceParts parts, bool fluent)
{
    private readonly ArgumentPrinter arguments = new(parts);

    /// <summary>The layers behind <paramref name="head"/>, such as <c>Input(4)</c>.</summary>
    public string Net(string head, LayerTree[] layers)
    {
        Item[] items = Items(SourcePlace.Define, layers, index: "");
        return fluent ? head + string.Concat(items.Select(item => "\n            " + item.Call)) : string.Join("\n            >> ", items.Select(item => item.Value).Prepend(head));
    }

    /// <summary>The layers as one value of type Layer.</summary>
    private string Block(SourcePlace place, LayerTree[] layers, string index)
    {
        if (layers.Length == 0)
        {
            return "Chain()";
        }

        Item[] items = Items(place, layers, index);
        if (fluent)
        {
            return items[0].Value + string.Concat(items.Skip(1).Select(item => item.Call));
        }

        int split = parts.Random.Next(items.Length);
        string Joined(IEnumerable<Item> some) => string.Join(" >> ", some.Select(item => item.Value));
        return split > 0 && parts.Random.Next(4) == 0
            ? $"{Joined(items.Take(split))} >> ({Joined(items.Skip(split))})"
            : Joined(items);
    }

    private Item[] Items(SourcePlace place, LayerTree[] layers, string index)
    {
        List<Item> items = [];
        int i = 0;
        while (i < layers.Length)
        {
            int run = Math.Min(parts.Random.Next(1, 4), layers.Length - i);
            LayerTree[] some = layers[i..(i + run)];
            string? roundabout = Roundabout(place, some, index);
            items.AddRange(roundabout is null ? some.Select(layer => One(place, layer, index)) : [new Item(roundabout, $".Chain({roundabout})")]);
            i += run;
        }

        return [.. items];
    }

    /// <summary>A run of layers under a name or behind a condition, or null where they are to be said plainly.</summary>
    private string? Roundabout(SourcePlace place, LayerTree[] layers, string index)
    {
        switch (parts.Random.Next(16))
        {
            case 0 or 1:
                string name = parts.Method(place, "Layer", "Block", index.Length == 0 ? "" : "int turn", at => Block(at, layers, index.Length == 0 ? "" : "turn"));
                return $"{name}({index})";
            case 2 when place == SourcePlace.Define && index.Length == 0:
                string local = parts.NewName("block");
                parts.Locals.Add($"Layer {local} = {Block(place, layers, index)};");
                return local;
            case 3:
                return $"({parts.Value(place, "bool", "true", "false")} ? {Block(place, layers, index)} : Tanh)";
            default:
                return null;
        }
    }

    private Item One(SourcePlace place, LayerTree layer, string index) => layer switch
    {
        LayerTree.Single { Arguments.Length: 0 } single => new Item(single.Verb, $".{single.Verb}()"),
        LayerTree.Single single => Item.OfCall($"{single.Verb}({arguments.List(place, single.Arguments, index)})"),
        LayerTree.Residual residual => Item.OfCall($"Residual({Block(place, residual.Block, index)})"),
        LayerTree.Repeat repeat => Item.OfCall($"Repeat({parts.Value(place, "int", InvariantText.Of(repeat.Count), "5")}, {Turn(place, repeat, index)})"),
        LayerTree.Chain chain => Item.OfCall($"Chain({string.Join(", ", chain.Block.Select(each => Block(place, [each], index)))})"),
        _ => throw new InvalidOperationException($"Unknown layer {layer}."),
    };

    private string Turn(SourcePlace place, LayerTree.Repeat repeat, string index)
    {
        string variable = "i" + new string('i', index.Length);
        return repeat.ByIndex ? $"{variable} => {Block(place, repeat.Block, variable)}"
            : parts.Random.Next(4) == 0 ? $"_ => {Block(place, repeat.Block, index)}"
            : Block(place, repeat.Block, index);
    }

    /// <summary>A layer as a value, and as a call at the end of a fluent chain.</summary>
    private sealed record Item(string Value, string Call)
    {
        public static Item OfCall(string call) => new(call, "." + call);
    }
}
