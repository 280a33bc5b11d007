using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace DslNet.Compiler.Tests;

/// <summary>
/// Runs a law on things that FsCheck draws: always the same ones, so that a failure comes again. Two variables of the environment
/// make a longer search of it: <c>DSLNET_LAW_SEED</c> is added to the seed, <c>DSLNET_LAW_FACTOR</c> multiplies the counts.
/// </summary>
public static class Laws
{
    private static readonly ulong ExtraSeed = ulong.Parse(Environment.GetEnvironmentVariable("DSLNET_LAW_SEED") ?? "0", CultureInfo.InvariantCulture);
    private static readonly int Factor = int.Parse(Environment.GetEnvironmentVariable("DSLNET_LAW_FACTOR") ?? "1", CultureInfo.InvariantCulture);

    /// <summary>Checks <paramref name="law"/>, which throws where it doesn't hold, on <paramref name="count"/> drawn things.</summary>
    public static void Hold<T>(Arbitrary<T> things, int count, Action<T> law, ulong seed = 2024)
    {
        Replay replay = new(new Rnd(seed + ExtraSeed), FSharpOption<int>.None);
        Config config = Config.QuickThrowOnFailure.WithMaxTest(count * Factor).WithQuietOnSuccess(true).WithReplay(FSharpOption<Replay>.Some(replay));
        Check.One(config, Prop.ForAll(things, law));
    }

    /// <summary>So many times, or as many more as a longer search wants.</summary>
    public static int Times(int count) => count * Factor;

    /// <summary>What a function makes of the random numbers that FsCheck seeds.</summary>
    public static Gen<T> Drawn<T>(Func<Random, T> draw) => Gen.Choose(0, int.MaxValue).Select(seed => draw(new Random(seed)));
}
