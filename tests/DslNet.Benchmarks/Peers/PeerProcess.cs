using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using DslNet.Benchmarks.Measuring;

namespace DslNet.Benchmarks.Peers;

/// <summary>peer.py at work in a Python that has PyTorch. It lives as long as the run, and measures only when it is asked.</summary>
internal sealed class PeerProcess : IDisposable
{
    private static readonly string[] Pythons = ["python3", "/usr/bin/python3"];
    private readonly Process process;

    private PeerProcess(Process process)
    {
        this.process = process;
        Version = Answer();
    }

    /// <summary>PyTorch's version and its number of threads.</summary>
    public string Version { get; }

    /// <summary>Starts it, or gives null where no Python can import torch.</summary>
    public static PeerProcess? Start()
    {
        string? python = Pythons.FirstOrDefault(HasTorch);
        return python is null ? null : new PeerProcess(Process.Start(Command(python, Path.Combine(AppContext.BaseDirectory, "peer.py")))!);
    }

    /// <summary>Sends a line and gives the answer.</summary>
    public string Ask(string request)
    {
        process.StandardInput.WriteLine(request);
        process.StandardInput.Flush();
        return Answer();
    }

    /// <summary>Makes the workload and warms it up; gives the mode that was fastest.</summary>
    public string Prepare(string request) => Ask($"prepare {request}")["ready ".Length..];

    /// <summary>A round.</summary>
    public Timing Measure(double seconds)
    {
        double[] numbers = [.. Ask(string.Create(CultureInfo.InvariantCulture, $"measure {seconds}")).Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
        return new Timing(numbers[0], numbers[1]);
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private static bool HasTorch(string python)
    {
        try
        {
            using Process probe = Process.Start(Command(python, "-c", "import torch"))!;
            probe.StandardOutput.ReadToEnd();
            probe.WaitForExit();
            return probe.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static ProcessStartInfo Command(string python, params string[] arguments)
    {
        ProcessStartInfo start = new(python, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = arguments[0] == "-c" };
        // torch.set_num_threads doesn't reach a BLAS that has threads of its own.
        start.Environment["OMP_NUM_THREADS"] = "1";
        start.Environment["OPENBLAS_NUM_THREADS"] = "1";
        start.Environment["MKL_NUM_THREADS"] = "1";
        return start;
    }

    private string Answer() => process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The peer has ended; what it said is above.");
}
