using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DslNet.Tests.Reports;

/// <summary>A browser without a window, in a fresh profile, whose way to the network ends in a listener that counts.</summary>
public static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    // A browser calls home of its own accord, whatever page it shows; these switches silence most of that.
    private static readonly string[] Switches =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--disable-default-apps", "--disable-extensions", "--disable-dev-shm-usage", "--hide-scrollbars", "--proxy-bypass-list=<-loopback>",
        "--enable-logging=stderr", "--disable-features=OptimizationHints,MediaRouter,Translate",
    ];

    /// <summary>The browser's file, or null where it isn't installed.</summary>
    public static string? File { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(System.IO.File.Exists);

    /// <summary>Leaves the test with a word where there is no browser.</summary>
    public static void SkipWithoutIt() => Skip.If(File is null, "Chromium isn't installed: what reports look like in a browser can't be tested.");

    /// <summary>Opens a page.</summary>
    /// <param name="page">The file.</param>
    /// <param name="arguments">What to do with it, such as <c>--dump-dom</c>.</param>
    /// <returns>What was printed, what the page's console said, and which hosts were asked for.</returns>
    public static async Task<Visit> Open(string page, params string[] arguments)
    {
        string profile = Directory.CreateTempSubdirectory("dslnet-chromium-").FullName;
        using var network = new TcpListener(IPAddress.Loopback, 0);
        network.Start();
        try
        {
            List<string> requests = [];
            using var stop = new CancellationTokenSource();
            Task listening = Listen(network, requests, stop.Token);
            var start = new ProcessStartInfo(File!) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
            string[] own = [$"--user-data-dir={profile}", $"--proxy-server=127.0.0.1:{((IPEndPoint)network.LocalEndpoint).Port}"];
            foreach (string argument in (string[])[.. Switches, .. own, .. arguments, new Uri(page).AbsoluteUri])
            {
                start.ArgumentList.Add(argument);
            }

            using Process browser = Process.Start(start)!;
            using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
            Task<string> output = browser.StandardOutput.ReadToEndAsync(limit.Token), errors = browser.StandardError.ReadToEndAsync(limit.Token);
            try
            {
                await browser.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                browser.Kill(entireProcessTree: true);
                throw new TimeoutException($"{File} did not end within 3 minutes.");
            }

            string[] console = [.. (await errors).Split('\n').Where(line => line.Contains(":CONSOLE", StringComparison.Ordinal))];
            string dom = await output;
            await stop.CancelAsync();
            await listening;
            return new Visit(dom, console, requests);
        }
        finally
        {
            network.Stop();
            Delete(profile);
        }
    }

    // The first line that a browser sends to its proxy names the host.
    private static async Task Listen(TcpListener network, List<string> requests, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                using TcpClient client = await network.AcceptTcpClientAsync(stop);
                using var reader = new StreamReader(client.GetStream());
                requests.Add(await reader.ReadLineAsync(stop) ?? "");
            }
        }
        catch (OperationCanceledException)
        {
            // The browser has ended.
        }
    }

    // Helpers of the browser may outlive it for a moment and still write.
    private static void Delete(string profile)
    {
        for (int attempt = 0; Directory.Exists(profile) && attempt < 20; attempt++)
        {
            try
            {
                Directory.Delete(profile, recursive: true);
            }
            catch (IOException) when (attempt < 19)
            {
                Thread.Sleep(100);
            }
        }
    }

    /// <param name="Output">What was printed: the page as it stood at last, with <c>--dump-dom</c>.</param>
    /// <param name="Console">Lines that the page's console said: errors of scripts, and violations of its policy.</param>
    /// <param name="Requests">The first line of every request that left the browser.</param>
    public sealed record Visit(string Output, IReadOnlyList<string> Console, IReadOnlyList<string> Requests);
}
