using System.Globalization;
using System.Linq;
using System.Text;

namespace DslNet.Compiler;

/// <summary>A user's text inside a message: on one line, truncated, and with control characters escaped.</summary>
public static class QuotedText
{
    private const int Longest = 60;

    /// <summary>The text in quotes, such as <c>"hidden"</c>; truncated where it is long, with invisible characters escaped as <c>\u001b</c>.</summary>
    public static string Of(string text) => "\"" + Cleaned(text) + "\"";

    /// <summary>The same without quotes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">The maximum number of characters.</param>
    public static string Cleaned(string text, int longest = Longest)
    {
        if (text.Length <= longest && text.All(IsVisible))
        {
            return text;
        }

        StringBuilder cleaned = new();
        foreach (char letter in text.Length <= longest ? text : text.Substring(0, longest - 1))
        {
            cleaned.Append(IsVisible(letter) ? letter.ToString() : "\\u" + ((int)letter).ToString("x4", CultureInfo.InvariantCulture));
        }

        return cleaned.Append(text.Length <= longest ? "" : "…").ToString();
    }

    private static bool IsVisible(char letter) => CharUnicodeInfo.GetUnicodeCategory(letter) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
