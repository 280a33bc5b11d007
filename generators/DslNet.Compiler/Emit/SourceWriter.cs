using System;
using System.Text;
using System.Threading;

namespace DslNet.Compiler.Emit;

/// <summary>Writes indented C#. It polls the cancellation token at every line, and so cancels every printer that uses it.</summary>
internal sealed class SourceWriter(CancellationToken cancellation, int depth = 0)
{
    private readonly StringBuilder text = new();
    private int depth = depth;

    /// <summary>Writes one or more lines at the current depth; an empty one is not indented.</summary>
    public SourceWriter Line(string lines = "")
    {
        cancellation.ThrowIfCancellationRequested();
        foreach (string line in lines.Split('\n'))
        {
            if (line.Length > 0)
            {
                text.Append(' ', 4 * depth).Append(line);
            }

            text.Append('\n');
        }

        return this;
    }

    /// <summary>Writes lines that another writer has indented.</summary>
    public SourceWriter Raw(string lines)
    {
        text.Append(lines);
        return this;
    }

    /// <summary>Writes a head, and braces around the output of <paramref name="body"/>.</summary>
    public SourceWriter Block(string head, Action body)
    {
        if (head.Length > 0)
        {
            Line(head);
        }

        Line("{");
        depth++;
        body();
        depth--;
        return Line("}");
    }

    /// <summary>Indents the output of <paramref name="body"/> by one level.</summary>
    public SourceWriter Indented(Action body)
    {
        depth++;
        body();
        depth--;
        return this;
    }

    /// <summary>Writes the attributes of a generated type, before it.</summary>
    public SourceWriter MarkType() => Line(GeneratedMark.OfType);

    /// <summary>Writes the attribute of a generated member of a user's class, before it.</summary>
    public SourceWriter MarkMember() => Line(GeneratedMark.OfMember);

    /// <summary>Writes a doc comment's summary; the text is escaped.</summary>
    public SourceWriter Summary(string summary) => Line($"/// <summary>{Escape(summary)}</summary>");

    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    public override string ToString() => text.ToString();
}
