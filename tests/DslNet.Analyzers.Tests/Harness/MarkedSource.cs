using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace DslNet.Analyzers.Tests.Harness;

/// <summary>A source in which expected diagnostics are marked: <c>{|DN1005:units: 0|}</c>.</summary>
/// <param name="Text">Without the marks.</param>
/// <param name="Expected">Rule and span of each mark.</param>
public sealed record MarkedSource(string Text, IReadOnlyList<(string Rule, TextSpan Span)> Expected)
{
    public static MarkedSource Parse(string marked)
    {
        StringBuilder text = new();
        Stack<(string Rule, int Start)> open = new();
        List<(string, TextSpan)> expected = [];
        for (int at = 0; at < marked.Length; at++)
        {
            if (marked.AsSpan(at).StartsWith("{|DN"))
            {
                int colon = marked.IndexOf(':', at);
                open.Push((marked[(at + 2)..colon], text.Length));
                at = colon;
            }
            else if (open.Count > 0 && marked.AsSpan(at).StartsWith("|}"))
            {
                (string rule, int start) = open.Pop();
                expected.Add((rule, TextSpan.FromBounds(start, text.Length)));
                at++;
            }
            else
            {
                text.Append(marked[at]);
            }
        }

        open.ShouldBeEmpty();
        return new MarkedSource(text.ToString(), expected);
    }
}
