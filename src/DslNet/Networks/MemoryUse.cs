using System.Globalization;

namespace DslNet;

/// <summary>What a network takes of memory, in bytes.</summary>
/// <param name="Parameters">Parameters and buffers.</param>
/// <param name="Gradients">Gradients; 0 without a loss.</param>
/// <param name="OptimizerState">What the optimizer remembers.</param>
/// <param name="Activations">Working memory of a step.</param>
public sealed record MemoryUse(long Parameters, long Gradients, long OptimizerState, long Activations)
{
    /// <summary>All of it.</summary>
    public long Total => Parameters + Gradients + OptimizerState + Activations;

    /// <summary>For example <c>1.2 MB (parameters 0.4 MB, gradients 0.4 MB, optimizer 0 B, activations 0.4 MB)</c>.</summary>
    public override string ToString() =>
        $"{Text(Total)} (parameters {Text(Parameters)}, gradients {Text(Gradients)}, optimizer {Text(OptimizerState)}, activations {Text(Activations)})";

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
