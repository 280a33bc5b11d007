using System;
using System.Text;
using System.Threading;

namespace DslNet.Compiler.Emit;

/// <summary>Writes indented C#. Asked for every line whether it is still wanted, it stops whatever prints with it.</summary>
internal sealed class SourceWriter(CancellationToken cancellation, int depth = 0)
{
    private readonly StringBuilder text = new();
    private int depth = depth;

    /// <summary>One or more lines at the current depth; an empty one stays empty.</summary>
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

    /// <summary>Lines that another writer has indented.</summary>
    public SourceWriter Raw(string lines)
    {
        text.Append(lines);
        return this;
    }

    /// <summary>A head, and braces around what <paramref name="body"/> writes.</summary>
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

    /// <summary>What <paramref name="body"/> writes, one step to the right.</summary>
    public SourceWriter Indented(Action body)
    {
        depth++;
        body();
        depth--;
        return this;
    }

    /// <summary>The attributes of a generated type, before it.</summary>
    public SourceWriter MarkType() => Line(GeneratedMark.OfType);

    /// <summary>The attribute of a generated member of a user's class, before it.</summary>
    public SourceWriter MarkMember() => Line(GeneratedMark.OfMember);

    /// <summary>A doc comment's summary; the text is escaped.</summary>
    public SourceWriter Summary(string summary) => Line($"/// <summary>{Escape(summary)}</summary>");

    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    public override string ToString() => text.ToString();
}
