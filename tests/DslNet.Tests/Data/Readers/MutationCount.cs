using System.Globalization;

namespace DslNet.Tests.Data.Readers;

/// <summary>How many files are damaged: few in each run of the tests, and as many more as DSLNET_LAW_FACTOR says; others with each DSLNET_LAW_SEED.</summary>
internal static class MutationCount
{
    private static readonly int Factor = Math.Max(1, Setting("DSLNET_LAW_FACTOR")), Seed = Setting("DSLNET_LAW_SEED");

    /// <param name="each">How many for a factor of 1.</param>
    public static int Of(int each) => checked(each * Factor);

    /// <param name="seed">The test's own.</param>
    public static Random Random(int seed) => new(unchecked(seed + Seed));

    private static int Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : 0;
}
