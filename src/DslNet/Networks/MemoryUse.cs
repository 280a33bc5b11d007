using System.Globalization;

namespace DslNet;

/// <summary>A network's memory, in bytes.</summary>
/// <param name="Parameters">Parameters and buffers.</param>
/// <param name="Gradients">Gradients; 0 without a loss.</param>
/// <param name="OptimizerState">The optimizer's state.</param>
/// <param name="Activations">The values of a step: input, target, activations and their gradients (those with disjoint live ranges share memory), statistics, and the row counts of a weighted step.</param>
/// <param name="Scratch">Scratch memory of the threads: packed panels, tiles and padded images of products and convolutions.</param>
public sealed record MemoryUse(long Parameters, long Gradients, long OptimizerState, long Activations, long Scratch = 0)
{
    /// <summary>The total.</summary>
    public long Total => Parameters + Gradients + OptimizerState + Activations + Scratch;

    /// <summary>The five parts, in the order above, each with its share of the total; the shares are 0 where the total is.</summary>
    public IReadOnlyList<MemoryPart> Parts =>
    [
        Part("parameters", Parameters),
        Part("gradients", Gradients),
        Part("optimizer", OptimizerState),
        Part("activations", Activations),
        Part("scratch", Scratch),
    ];

    /// <summary>A table: a line a part with its size and its share in per cent, and the total.</summary>
    public string ToTable()
    {
        var table = new AlignedText();
        table.Add(["memory", "size", "share"]);
        foreach (MemoryPart part in Parts)
        {
            table.Add([part.Name, Text(part.Bytes), Percent(part.Share)]);
        }

        table.Add(["total", Text(Total), Total == 0 ? Percent(0) : Percent(1)]);
        return table.ToString();
    }

    /// <summary>For example <c>1.2 MB (parameters 0.4 MB, gradients 0.4 MB, optimizer 0 B, activations 0.4 MB, scratch 12 KB)</c>.</summary>
    public override string ToString() =>
        $"{Text(Total)} (parameters {Text(Parameters)}, gradients {Text(Gradients)}, optimizer {Text(OptimizerState)}, activations {Text(Activations)}, scratch {Text(Scratch)})";

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private MemoryPart Part(string name, long bytes) => new(name, bytes, Total == 0 ? 0 : (double)bytes / Total);

    private static string Text(long bytes)
    {
        string[] units = ["B", "KB", "MB", "GB", "TB"];
        double size = bytes;
        int unit = 0;
        while (size >= 1024 && unit < units.Length - 1)
        {
            size /= 1024;
            unit++;
        }

        return size.ToString("0.#", CultureInfo.InvariantCulture) + " " + units[unit];
    }
}
