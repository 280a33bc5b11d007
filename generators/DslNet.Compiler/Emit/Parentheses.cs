namespace DslNet.Compiler.Emit;

/// <summary>Removal of redundant parentheses.</summary>
internal static class Parentheses
{
    /// <summary>The text without a pair that encloses the whole of it.</summary>
    public static string Bare(string text)
    {
        if (text.Length < 2 || text[0] != '(' || text[text.Length - 1] != ')')
        {
            return text;
        }

        int depth = 0;
        for (int i = 0; i < text.Length - 1; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth == 0)
            {
                return text;
            }
        }

        return text.Substring(1, text.Length - 2);
    }
}
