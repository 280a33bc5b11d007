using System.Text;

namespace DslNet.Reports;

/// <summary>Sanitizes users' text (names of classes, layers, features) for XML and HTML. Markup escaping is done by the writers.</summary>
internal static class SafeText
{
    /// <summary>The text on one line, with what no XML can hold and nobody can see written as its escape (<see cref="OutsideText"/>), and at most 1,000 characters of it.</summary>
    public static string Of(string text) => OutsideText.Sentence(text);

    /// <summary>The text, cut so that it takes no more than a width; with an ellipsis.</summary>
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

        double used = 0.8 * size;   // the ellipsis
        int fitting = 0;
        foreach (Rune rune in clean.EnumerateRunes())
        {
            used += Width(rune) * size;
            if (fitting > 0 && used > width)
            {
                break;
            }

            fitting += rune.Utf16SequenceLength;
        }

        return clean[..fitting] + "…";
    }

    /// <summary>About how wide a text is in a sans-serif font; rather too much than too little.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">The size of the letters in pixels.</param>
    public static double Width(string text, double size)
    {
        double width = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            width += Width(rune);
        }

        return width * size;
    }

    private static double Width(Rune rune) => rune.Value switch
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
