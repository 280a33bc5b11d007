using System.Globalization;
using System.Numerics;

namespace DslNet;

/// <summary>Creates an ArgumentOutOfRangeException in the invariant culture. (The framework's own throw helpers format numbers in the user's culture.)</summary>
internal static class OutOfRange
{
    public static ArgumentOutOfRangeException Of<T>(string name, T value, string expectation)
        where T : INumber<T>
        => new(name, string.Create(CultureInfo.InvariantCulture, $"{expectation} It is {value}."));
}
