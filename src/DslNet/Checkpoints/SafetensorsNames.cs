namespace DslNet;

/// <summary>
/// What PyTorch calls a network's parameters and buffers, and how it shapes them: a dense weight is [out, in], and a BatchNorm's
/// scale and shift are its weight and bias.
/// </summary>
internal static class SafetensorsNames
{
    public static IReadOnlyList<SafetensorsPart> Of(NetworkInfo info) =>
        [.. info.Parameters.Select(Part), .. info.Buffers.Select(Part)];

    private static SafetensorsPart Part(ParameterInfo parameter)
    {
        string layer = parameter.Name[..parameter.Name.LastIndexOf('.')];
        string name = parameter.Role switch
        {
            ParameterRole.Scale => layer + ".weight",
            ParameterRole.Shift => layer + ".bias",
            _ => parameter.Name,
        };
        return parameter.IsMatrix
            ? new SafetensorsPart(name, [parameter.Columns, parameter.Rows], true)
            : new SafetensorsPart(name, [parameter.Count], false);
    }
}
