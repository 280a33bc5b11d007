namespace DslNet;

/// <summary>
/// PyTorch's names and shapes of a network's parameters and buffers: a dense weight is [out, in], a convolution's
/// [out, in, height, width], and a BatchNorm's scale and shift are its weight and bias. PyTorch has the channels of an image before its
/// pixels (NCHW), so a layer after a Flatten has its inputs in that order, too.
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
            { Role: ParameterRole.Table or ParameterRole.Positions } => new SafetensorsPart(name, own, own, HasUnits: false),
            { IsMatrix: true, Shape.Rank: > 2 } => new SafetensorsPart(name, [own[^1], own[^2], .. own[..^2]], own, HasUnits: true),
            { IsMatrix: true } => new SafetensorsPart(name, [own[1], own[0]], flattened.Length > 0 ? [.. flattened, own[1]] : own, HasUnits: true),
            { Role: ParameterRole.Bias or ParameterRole.InputBias or ParameterRole.HiddenBias } => new SafetensorsPart(name, own, own, HasUnits: false),
            _ => new SafetensorsPart(name, own, flattened.Length > 0 ? flattened : own, HasUnits: false),
        };
    }

    /// <summary>PyTorch numbers the layers of its recurrent modules, each of which is a layer of its own here: weight_ih is weight_ih_l0, weight_ih_reverse is weight_ih_l0_reverse.</summary>
    private static string OfLayer0(string name) => name.EndsWith("_reverse", StringComparison.Ordinal) ? name[..^"_reverse".Length] + "_l0_reverse" : name + "_l0";

    /// <summary>The extents of the image or sequence that a layer's input was, before it was flattened; none where it never was one.</summary>
    private static int[] Flattened(NetworkInfo info, int layer)
    {
        for (int before = layer - 1; before >= 0 && info.Layers[before].Output.Rank == 1; before--)
        {
            Shape input = info.Layers[before].Input;
            if (info.Layers[before].Kind == "Flatten")
            {
                return input.Rank > 1 ? [.. Enumerable.Range(0, input.Rank).Select(axis => input[axis])] : [];
            }

            if (input != info.Layers[before].Output)
            {
                break;
            }
        }

        return [];
    }
}
