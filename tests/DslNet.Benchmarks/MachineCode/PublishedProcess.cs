using System.Diagnostics;
using System.Globalization;
using DslNet.Benchmarks.Measuring;

namespace DslNet.Benchmarks.MachineCode;

/// <summary>A published program at work on one workload.</summary>
internal sealed class PublishedProcess : IDisposable
{
    private readonly Process process;

    private PublishedProcess(Process process)
    {
        this.process = process;
        Description = Answer();
        double[] steps = Numbers(Answer());
        (First, Second) = (steps[0], steps[1]);
    }

    /// <summary>The vectors that it computes with.</summary>
    public string Description { get; }

    /// <summary>µs of its first step.</summary>
    public double First { get; }

    /// <summary>µs of its second step.</summary>
    public double Second { get; }

    public static PublishedProcess Start(Publication publication, string root, string workload) =>
        new(Process.Start(Command(publication, root, ["time", .. workload.Split(' ')]))!);

    /// <summary>The bits of its trainings, after the line on its vectors.</summary>
    public static (string Description, string Bits) Bits(Publication publication, string root)
    {
        using Process process = Process.Start(Command(publication, root, "bits"))!;
        string[] lines = process.StandardOutput.ReadToEnd().Split('\n');
        process.WaitForExit();
        return process.ExitCode == 0 ? (lines[0].Trim(), lines[1].Trim()) : throw new InvalidOperationException($"'{publication.Name}' ended with {process.ExitCode}.");
    }

    /// <summary>A round.</summary>
    public Timing Measure(double seconds)
    {
        process.StandardInput.WriteLine(seconds.ToString(CultureInfo.InvariantCulture));
        process.StandardInput.Flush();
        double[] numbers = Numbers(Answer());
        return new Timing(numbers[0], numbers[1]);
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private static ProcessStartInfo Command(Publication publication, string root, params string[] arguments)
    {
        ProcessStartInfo start = new(publication.Program(root), arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (publication.Environment.Split('=') is [var name, var value])
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static double[] Numbers(string line) => [.. line.Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture))];

    private string Answer() => process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The published program has ended; what it said is above.");
}
