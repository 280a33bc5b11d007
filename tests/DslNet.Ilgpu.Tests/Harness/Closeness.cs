namespace DslNet.Ilgpu.Tests.Harness;

/// <summary>How far numbers of the GPU path may be from those they are held against.</summary>
public static class Closeness
{
    /// <summary>1e-4 of the number, or of the greatest of them: where terms cancel, what is left carries their error.</summary>
    public static void ShouldBeCloseTo(this float[] actual, float[] expected, string what)
    {
        actual.Length.ShouldBe(expected.Length, what);
        double scale = expected.Length == 0 ? 0 : expected.Max(number => Math.Abs((double)number));
        for (int i = 0; i < expected.Length; i++)
        {
            double allowed = (1e-4 * Math.Abs((double)expected[i])) + (1e-5 * scale) + 1e-6;
            (Math.Abs((double)expected[i] - actual[i]) <= allowed).ShouldBeTrue($"{what}, number {i}: expected {expected[i]}, got {actual[i]}");
        }
    }
}
