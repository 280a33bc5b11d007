using System.Diagnostics;
using System.Globalization;
using DslNet.Interrupted;

namespace DslNet.Tests.Checkpoints;

/// <summary>
/// A training that is killed again and again, and taken up each time, ends with the bits of one that ran through.
/// DSLNET_KILLS says how often it is killed; 50 is the long form.
/// </summary>
public sealed class KilledTrainingTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("dslnet-killed-").FullName;

    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("DSLNET_KILLS"), CultureInfo.InvariantCulture, out int kills) ? kills : 6;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Killed_at_any_moment_it_ends_with_the_same_bits()
    {
        string undisturbed = InterruptedTraining.Run(null);
        Random random = new(1);
        int killed = 0;
        for (int file = 0; killed < Kills; file++)
        {
            // One training after the other, each killed until it comes to its end.
            string checkpoint = Path.Combine(folder, $"{file}.checkpoint");
            string? ended = null;
            while (ended is null)
            {
                TimeSpan after = killed < Kills ? TimeSpan.FromMilliseconds(random.Next(100, 500)) : TimeSpan.FromMinutes(2);
                ended = await RunUntil(checkpoint, after);
                killed += ended is null ? 1 : 0;
            }

            ended.ShouldBe(undisturbed);
        }
    }

    /// <summary>What a process trained, or null if it was killed before it could say so.</summary>
    private static async Task<string?> RunUntil(string checkpoint, TimeSpan after)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "DslNet.Interrupted.dll"), checkpoint]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(after))
        {
            process.Kill();
        }

        await process.WaitForExitAsync();
        string said = (await output).Trim();
        return said.Length > 0 ? said : null;
    }
}
