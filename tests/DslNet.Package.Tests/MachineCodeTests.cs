using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Text.RegularExpressions;

namespace DslNet.Package.Tests;

/// <summary>The program as machine code (<c>PublishAot</c>), with what the package sets and nothing else.</summary>
[Collection(TemporaryFolder.Collection)]
public partial class MachineCodeTests
{
    // The project's goal is 1.1 against a just-in-time compiler held to AVX2; with AVX-512 that may be twice as fast. Compiled for the SDK's baseline it was 8.
    private const double SlowestRatio = 2.5;
    private const int Rounds = 3;

    private static readonly Lazy<Task<Published>> Default = new(() => Published.MakeMachineCode("machine code"));

    [SkippableFact]
    public async Task It_gives_no_warning_and_trains()
    {
        SkipBelowV3();
        ConsumersWords.Check(await (await Default.Value).Run());
    }

    [SkippableFact]
    public async Task What_was_chosen_is_said_once_and_is_what_the_program_has()
    {
        SkipBelowV3();
        Published published = await Default.Value;

        Regex.Count(published.Publish.Output, "DslNet: machine code for x86-64-v3 .* Set IlcInstructionSet to choose: x86-64-v4 .* native .* x86-64 ").ShouldBe(1, published.Publish.ToString());
        (await published.Run("speed")).Output.ShouldContain("Processor: x64, machine code: vectors of 256 bits (AVX2) with FMA, ");
    }

    [SkippableFact]
    public async Task It_is_about_as_fast_as_just_in_time_code()
    {
        SkipBelowV3();
        Published machineCode = await Default.Value, justInTime = await Published.Make("just in time", "-p:SelfContained=false");

        List<double> ours = [], theirs = [];
        for (int round = 0; round < Rounds; round++)
        {
            ours.Add(Least(await machineCode.Run("speed")));
            theirs.Add(Least(await justInTime.Run("speed")));
        }

        (ours.Min() / theirs.Min()).ShouldBeLessThan(SlowestRatio, FormattableString.Invariant($"machine code {string.Join(", ", ours)} µs, just in time {string.Join(", ", theirs)} µs"));
    }

    /// <summary>Of 2008, before AVX: not an illegal instruction (signal 4), but words, and an end of the runtime's own choice (signal 6).</summary>
    [SkippableFact]
    public async Task A_processor_below_the_build_is_told_so_at_the_start()
    {
        SkipBelowV3();
        Skip.IfNot(Tool.IsHere("qemu-x86_64"), "There is no emulator of older processors (qemu-x86_64) here.");
        Published published = await Default.Value;

        Command run = await published.Workplace.Run("qemu-x86_64", "-cpu", "Nehalem", published.File);
        run.ExitCode.ShouldBe(128 + 6, run.ToString());
        run.Output.ShouldContain("The required instruction sets are not supported by the current CPU.", customMessage: run.ToString());
        run.Output.ShouldNotContain("Processor:", customMessage: run.ToString());
    }

    /// <summary>Compiled for less than any processor of the last ten years has, it says so once to whoever listens; and for that it works with vectors of 128 bits.</summary>
    [SkippableFact]
    public async Task Compiled_for_less_than_the_processor_has_it_says_so_once()
    {
        SkipBelowV3();
        Published published = await Published.MakeMachineCode("baseline", "-p:IlcInstructionSet=x86-64", "-p:EventSourceSupport=true");
        published.Publish.Output.ShouldNotContain("DslNet: machine code", customMessage: published.Publish.ToString());

        Command run = await published.Run();
        ConsumersWords.Check(run);
        int widest = Avx512F.VL.IsSupported && Avx512BW.IsSupported && Avx512DQ.IsSupported ? 512 : 256;
        run.Output.ShouldContain("vectors of 128 bits (SSE) and no FMA, the processor has ", customMessage: run.ToString());
        ConsumersWords.Events(run).ShouldBe([string.Create(CultureInfo.InvariantCulture, $"NarrowVectors 128 of {widest}")]);
    }

    private static void SkipBelowV3() =>
        Skip.IfNot(RuntimeInformation.ProcessArchitecture == Architecture.X64 && Avx2.IsSupported && Fma.IsSupported, "This machine can't run what is published for x86-64-v3.");

    private static double Least(Command run)
    {
        Match least = LeastTime().Match(run.Output);
        least.Success.ShouldBeTrue(run.ToString());
        return double.Parse(least.Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"Step: .*, least ([\d.]+)")]
    private static partial Regex LeastTime();
}
