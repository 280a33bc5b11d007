using System.Globalization;

namespace DslNet.Kernels.Driver;

/// <summary>Validates accesses of the parameter views.</summary>
internal static class ViewChecks
{
    public static void Index(int index, int length, string parameter)
    {
        if ((uint)index >= (uint)length)
        {
            throw OutOfRange.Of(parameter, index, string.Create(CultureInfo.InvariantCulture, $"Expected 0 to {length - 1}."));
        }
    }
}
