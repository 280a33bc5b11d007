namespace DslNet.Data;

/// <summary>The rules of quotation marks (RFC 4180): they open at the start of a value, after optional spaces; doubled ones inside are escaped.</summary>
internal static class QuotationMarks
{
    /// <summary>The offset of an unclosed quotation mark; −1 where there is none.</summary>
    public static int IndexOfUnclosed(string record, string delimiter)
    {
        for (int at = 0; at < record.Length;)
        {
            int opening = at + record.AsSpan(at).IndexOfAnyExcept(' ');
            if (opening >= at && record[opening] == '"')
            {
                at = Closing(record, opening + 1);
                if (at < 0)
                {
                    return opening;
                }
            }

            int next = record.IndexOf(delimiter, at, StringComparison.Ordinal);
            if (next < 0)
            {
                return -1;
            }

            at = next + delimiter.Length;
        }

        return -1;
    }

    /// <summary>The offset after the closing mark, or −1.</summary>
    private static int Closing(string record, int at)
    {
        while ((at = record.IndexOf('"', at)) >= 0)
        {
            if (at + 1 == record.Length || record[at + 1] != '"')
            {
                return at + 1;
            }

            at += 2;
        }

        return -1;
    }
}
