namespace DslNet.Tests.Kernels;

/// <summary>Comparison of single-precision results with a reference in double.</summary>
internal static class Agreement
{
    /// <summary>Fails where a number is off by more than <paramref name="relative"/> of the reference and <paramref name="absolute"/>.</summary>
    public static void ShouldAgree(this ReadOnlySpan<float> actual, double[] expected, double relative = 1e-5, double absolute = 1e-5)
    {
        actual.Length.ShouldBe(expected.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            (Math.Abs(actual[i] - expected[i]) <= (relative * Math.Abs(expected[i])) + absolute).ShouldBeTrue($"element {i}: {actual[i]:R}, expected {expected[i]:R}");
        }
    }

    /// <summary>Fails where a bit differs.</summary>
    public static void ShouldBeSameBits(this ReadOnlySpan<float> actual, ReadOnlySpan<float> expected)
    {
        actual.Length.ShouldBe(expected.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            BitConverter.SingleToInt32Bits(actual[i]).ShouldBe(BitConverter.SingleToInt32Bits(expected[i]), $"element {i}: {actual[i]:R}, expected {expected[i]:R}");
        }
    }
}
