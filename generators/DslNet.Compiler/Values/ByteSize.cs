using System;
using System.Globalization;
using System.Linq;

namespace DslNet.Compiler;

/// <summary>Memory sizes as text; a kilobyte is 1,024 bytes.</summary>
public static class ByteSize
{
    private static readonly string[] Units = ["B", "KB", "MB", "GB", "TB"];

    /// <summary>The bytes of a text such as <c>64 MB</c>, or null where it isn't one.</summary>
    public static long? Parse(string text)
    {
        string trimmed = text.Trim();
        int digits = trimmed.TakeWhile(letter => char.IsDigit(letter) || letter == '.').Count();
        int power = Array.FindIndex(Units, unit => unit.Equals(trimmed.Substring(digits).Trim(), StringComparison.OrdinalIgnoreCase));
        return power >= 0
            && double.TryParse(trimmed.Substring(0, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number)
            && number * Math.Pow(1024, power) is >= 1 and < long.MaxValue
            ? (long)(number * Math.Pow(1024, power))
            : null;
    }

    /// <summary>The size in the largest unit that leaves at least 1, such as <c>1.5 MB</c>.</summary>
    public static string Of(double bytes)
    {
        double size = bytes;
        int power = 0;
        while (size >= 1024 && power < Units.Length - 1)
        {
            size /= 1024;
            power++;
        }

        return size.ToString("0.#", CultureInfo.InvariantCulture) + " " + Units[power];
    }
}
