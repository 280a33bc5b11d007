using System.Globalization;

namespace DslNet.Tests.Data.Readers;

/// <summary>How many files are damaged: few in each run of the tests, and as many more as DSLNET_LAW_FACTOR says.</summary>
internal static class MutationCount
{
    private static readonly int Factor = int.TryParse(Environment.GetEnvironmentVariable("DSLNET_LAW_FACTOR"), NumberStyles.None, CultureInfo.InvariantCulture, out int factor) ? Math.Max(1, factor) : 1;

    /// <param name="each">How many for a factor of 1.</param>
    public static int Of(int each) => checked(each * Factor);
}
