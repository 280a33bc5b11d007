namespace DslNet;

/// <summary>
/// PyTorch's names and shapes of a network's parameters and buffers: a dense weight is [out, in], a convolution's
/// [out, in, height, width], and a BatchNorm's scale and shift are its weight and bias. PyTorch has the channels of an image before its
/// pixels (NCHW), and those of a sequence before its steps where its Conv1d makes it or reads it, so a layer after a Flatten has its inputs in that order, too. Sequences of
/// recurrences, attention and embeddings have steps and then features in PyTorch, as here.
/// </summary>
internal static class SafetensorsNames
{
    public static IReadOnlyList<SafetensorsPart> Of(NetworkInfo info) =>
        [.. info.Parameters.Concat(info.Buffers).Select(parameter => Part(info, parameter))];

    private static SafetensorsPart Part(NetworkInfo info, ParameterInfo parameter)
    {
        string layer = parameter.Name[..parameter.Name.LastIndexOf('.')];
        string name = parameter.Role switch
        {
            ParameterRole.Scale => layer + ".weight",
            ParameterRole.Shift => layer + ".bias",
            ParameterRole.InputWeight or ParameterRole.HiddenWeight or ParameterRole.InputBias or ParameterRole.HiddenBias => OfLayer0(parameter.Name),
            _ => parameter.Name,
        };
        int[] own = [.. Enumerable.Range(0, parameter.Shape.Rank).Select(axis => parameter.Shape[axis])];
        int[] flattened = Flattened(info, parameter.Layer);
        return parameter switch
        {
            { Role: ParameterRole.Table or ParameterRole.Positions } => new SafetensorsPart(name, own, [parameter.Shape.Size], HasUnits: false),
            { IsMatrix: true, Shape.Rank: > 2 } => new SafetensorsPart(name, [own[^1], own[^2], .. own[..^2]], own, HasUnits: true),
            { IsMatrix: true } => new SafetensorsPart(name, [own[1], own[0]], flattened.Length > 0 ? [.. flattened, own[1]] : own, HasUnits: true),
            { Role: ParameterRole.Bias or ParameterRole.InputBias or ParameterRole.HiddenBias } => new SafetensorsPart(name, own, own, HasUnits: false),
            _ => new SafetensorsPart(name, own, flattened.Length > 0 ? flattened : own, HasUnits: false),
        };
    }

    /// <summary>PyTorch numbers the layers of its recurrent modules, each of which is a layer of its own here: weight_ih is weight_ih_l0, weight_ih_reverse is weight_ih_l0_reverse.</summary>
    private static string OfLayer0(string name) => name.EndsWith("_reverse", StringComparison.Ordinal) ? name[..^"_reverse".Length] + "_l0_reverse" : name + "_l0";

    /// <summary>
    /// Whether PyTorch has a sequence's channels before its steps: what made it last is a convolution or a pool. Whatever else has weights, as a recurrence, attention or an
    /// embedding, has the steps first, and so have layers that are applied to single steps.
    /// </summary>
    private static bool HasChannelsFirst(NetworkInfo info, int flatten)
    {
        for (int before = flatten - 1; before >= 0; before--)
        {
            LayerInfo layer = info.Layers[before];
            bool isOneDimensional = layer.Kind.EndsWith("1D", StringComparison.Ordinal);
            if (isOneDimensional || layer.Input.Rank > 2 || layer.Output.Rank != 2)
            {
                return isOneDimensional || layer.Output.Rank > 2;
            }

            if (info.Parameters.Concat(info.Buffers).Any(each => each.Layer == before && each.Role is (ParameterRole.Weight or ParameterRole.InputWeight or ParameterRole.Table or ParameterRole.Positions)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The extents of the image or sequence that a layer's input was, before it was flattened; none where it never was one.</summary>
    private static int[] Flattened(NetworkInfo info, int layer)
    {
        for (int before = layer - 1; before >= 0 && info.Layers[before].Output.Rank == 1; before--)
        {
            Shape input = info.Layers[before].Input;
            if (info.Layers[before].Kind == "Flatten")
            {
                return input.Rank > 2 || (input.Rank == 2 && HasChannelsFirst(info, before)) ? [.. Enumerable.Range(0, input.Rank).Select(axis => input[axis])] : [];
            }

            if (input != info.Layers[before].Output)
            {
                break;
            }
        }

        return [];
    }
}
