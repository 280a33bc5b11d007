using System.Runtime.InteropServices;

namespace DslNet.Benchmarks.Serving;

/// <summary>The machine that figures come from.</summary>
internal static class Machine
{
    /// <summary>The processor's name where the system tells it, or else its architecture.</summary>
    public static string Name { get; } = Find();

    private static string Find()
    {
        const string file = "/proc/cpuinfo";
        string? line = File.Exists(file) ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
