using System.Text;

namespace DslNet.Reports;

/// <summary>Text of users (names of classes, layers, features) made fit for XML and HTML. Escaping is the writers' affair.</summary>
internal static class SafeText
{
    /// <summary>The text, with what no XML can hold (control characters, halves of surrogate pairs) replaced by U+FFFD, on one line.</summary>
    public static string Of(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            // EnumerateRunes has replaced lone surrogates already. Line breaks would be lost in a drawing anyway.
            bool isSpace = rune.Value is '\t' or '\n' or '\r';
            bool isForbidden = rune.Value is < 0x20 or (>= 0x7F and < 0xA0) or 0xFFFE or 0xFFFF or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
            clean.Append(isSpace ? " " : isForbidden ? "\uFFFD" : rune.ToString());
        }

        return clean.ToString();
    }

    /// <summary>The text, cut so that it takes no more than a width; what was cut is told by an ellipsis.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">The width in pixels.</param>
    /// <param name="size">The size of the letters in pixels.</param>
    public static string Fitting(string text, double width, double size)
    {
        string clean = Of(text);
        if (Width(clean, size) <= width)
        {
            return clean;
        }

        Rune[] runes = [.. clean.EnumerateRunes()];
        int count = runes.Length;
        while (count > 1 && Width(runes.AsSpan(0, count), size) + (0.8 * size) > width)
        {
            count--;
        }

        return string.Concat(runes.Take(count)) + "…";
    }

    /// <summary>About how wide a text is in a sans-serif font; rather too much than too little.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">The size of the letters in pixels.</param>
    public static double Width(string text, double size) => Width([.. text.EnumerateRunes()], size);

    private static double Width(ReadOnlySpan<Rune> runes, double size)
    {
        double width = 0;
        foreach (Rune rune in runes)
        {
            width += rune.Value switch
            {
                'i' or 'j' or 'l' or '.' or ',' or ':' or ';' or '|' or '\'' or '!' => 0.3,
                ' ' or 'f' or 't' or 'r' or '(' or ')' or '-' or '/' => 0.4,
                'm' or 'w' or 'M' or 'W' or '%' or '@' => 0.95,
                >= 'A' and <= 'Z' => 0.72,
                '−' or '+' or '=' or '<' or '>' or '→' or '×' => 0.85,
                > 0x2E80 => 1.05,
                _ => 0.6,
            };
        }

        return width * size;
    }
}
