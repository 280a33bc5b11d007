namespace DslNet.Kernels;

/// <summary>What the views check before they touch memory.</summary>
internal static class ViewChecks
{
    public static void Alive(NetworkDriver? driver)
    {
        if (driver is null)
        {
            throw new InvalidOperationException("This view belongs to no network: get it from a network's layer.");
        }

        driver.ThrowIfDisposed();
    }

    public static void Index(int index, int length, string parameter)
    {
        if ((uint)index >= (uint)length)
        {
            throw new ArgumentOutOfRangeException(parameter, index, $"Expected 0 to {InvariantNumber(length - 1)}.");
        }
    }

    private static string InvariantNumber(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
