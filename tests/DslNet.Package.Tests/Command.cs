using System.Diagnostics;
using System.Text;

namespace DslNet.Package.Tests;

/// <summary>A child process that came to its end: what it said, and how it ended.</summary>
/// <param name="Line">What was run, and where.</param>
/// <param name="ExitCode">0 if it succeeded.</param>
/// <param name="Output">Both streams, in the order in which their lines came.</param>
internal sealed record Command(string Line, int ExitCode, string Output)
{
    // Far more than any of them needs: what hangs is to be a failure with a word, not a test run without an end.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(8);

    public static async Task<Command> Run(string folder, IReadOnlyDictionary<string, string> environment, string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        ForgetTheTestRun(start.Environment);
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        string line = $"{program} {string.Join(' ', arguments)} (in {folder})";
        StringBuilder output = new();
        using Process process = new() { StartInfo = start };
        process.OutputDataReceived += (_, data) => Append(output, data.Data);
        process.ErrorDataReceived += (_, data) => Append(output, data.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using CancellationTokenSource timeout = new(Limit);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{line} took more than {Limit.TotalMinutes} minutes. It said:\n{Text(output)}");
        }

        return new Command(line, process.ExitCode, Text(output));
    }

    /// <summary>This command, which succeeded; a failure shows what it said.</summary>
    public Command Succeeded()
    {
        ExitCode.ShouldBe(0, ToString());
        return this;
    }

    public override string ToString() => $"{Line} ended with {ExitCode} and said:\n{Output}";

    // A test host tells its children where its own SDK is, which is no user's environment.
    private static void ForgetTheTestRun(IDictionary<string, string?> environment)
    {
        foreach (string name in environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            environment.Remove(name);
        }

        environment["MSBUILDDISABLENODEREUSE"] = "1";
        environment["MSBUILDTERMINALLOGGER"] = "off";
        environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        environment["DOTNET_NOLOGO"] = "1";
        // Asks a server for known holes; a test has no business with it.
        environment["NuGetAudit"] = "false";
    }

    private static void Append(StringBuilder output, string? line)
    {
        lock (output)
        {
            output.AppendLine(line);
        }
    }

    private static string Text(StringBuilder output)
    {
        lock (output)
        {
            return output.ToString();
        }
    }
}
