using System.Globalization;
using System.Numerics;

namespace DslNet;

/// <summary>Builds the exception for a number out of its range. (The framework's own way prints the number in the user's culture.)</summary>
internal static class OutOfRange
{
    public static ArgumentOutOfRangeException Of<T>(string name, T value, string expectation)
        where T : INumber<T>
        => new(name, string.Create(CultureInfo.InvariantCulture, $"{expectation} It is {value}."));
}
