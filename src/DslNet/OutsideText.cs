using System.Globalization;
using System.Text;

namespace DslNet;

/// <summary>
/// Sanitizes untrusted text (names of classes, columns, tensors and files) for a console, an exception or a page: control
/// characters and invisible ones are escaped, and long text is truncated with an ellipsis.
/// </summary>
internal static class OutsideText
{
    private const char Joiner = '\u200D', NonJoiner = '\u200C';
    private const int LongestName = 80, LongestSentence = 1000, MostNames = 20;

    /// <summary>A name: at most 80 characters on one line.</summary>
    public static string Name(string? name) => Clean(name, LongestName);

    /// <summary>A sentence that may quote names: at most 1,000 characters on one line.</summary>
    public static string Sentence(string? text) => Clean(text, LongestSentence);

    /// <summary>The first of several names, with an ellipsis for the rest.</summary>
    public static string Names(IEnumerable<string> names)
    {
        string[] first = [.. names.Take(MostNames + 1).Select(Name)];
        return first.Length <= MostNames ? string.Join(", ", first) : string.Join(", ", first.Take(MostNames)) + ", …";
    }

    /// <summary>The text on one line, in time and memory of <paramref name="most"/>, however long it is.</summary>
    /// <param name="text">The text; null is empty.</param>
    /// <param name="most">The most UTF-16 units of the result, at least 1.</param>
    public static string Clean(string? text, int most)
    {
        if (text is null || (text.Length <= most && !NeedsEscape(text)))
        {
            return text ?? "";
        }

        var clean = new StringBuilder(Math.Min(text.Length, most) + 12);
        int fitting = 0;   // the length of the result that leaves room for the ellipsis
        for (int i = 0; i < text.Length;)
        {
            bool isScalar = Rune.TryGetRuneAt(text, i, out Rune rune);
            if (isScalar && IsVisible(rune))
            {
                clean.Append(text, i, rune.Utf16SequenceLength);
            }
            else
            {
                clean.Append(Escape(isScalar ? rune.Value : text[i]));
            }

            if (clean.Length > most)
            {
                clean.Length = fitting;
                return clean.Append('…').ToString();
            }

            fitting = clean.Length < most ? clean.Length : fitting;
            i += isScalar ? rune.Utf16SequenceLength : 1;
        }

        return clean.ToString();
    }

    private static bool NeedsEscape(string text)
    {
        for (int i = 0; i < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, i, out Rune rune) || !IsVisible(rune))
            {
                return true;
            }

            i += rune.Utf16SequenceLength;
        }

        return false;
    }

    // Format characters reorder text (bidi overrides) or are invisible; only joiners are part of words and emoji.
    // The last two code points of each plane are no characters, and XML refuses them.
    private static bool IsVisible(Rune rune) => rune.Value is Joiner or NonJoiner
        || ((rune.Value & 0xFFFE) != 0xFFFE
            && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator));

    private static string Escape(int value) => value switch
    {
        '\t' => "\\t",
        '\n' => "\\n",
        '\r' => "\\r",
        > char.MaxValue => string.Create(CultureInfo.InvariantCulture, $"\\U{value:X8}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"\\u{value:X4}"),
    };
}
