using System;
using System.Runtime.CompilerServices;
using System.Text;

namespace DslNet.Compiler.Passes;

/// <summary>The message of a failed condition, in the invariant culture. Where the condition holds, its parts aren't even evaluated.</summary>
[InterpolatedStringHandler]
internal readonly ref struct ProblemText
{
    private readonly StringBuilder? text;

    /// <param name="literalLength">The number of literal characters.</param>
    /// <param name="formattedCount">The number of expressions.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="isEnabled">Whether the message is built.</param>
    public ProblemText(int literalLength, int formattedCount, bool condition, out bool isEnabled)
    {
        isEnabled = !condition;
        text = isEnabled ? new StringBuilder(literalLength + (8 * formattedCount)) : null;
    }

    public void AppendLiteral(string value) => text!.Append(value);

    public void AppendFormatted<T>(T value) => text!.Append(InvariantText.Of((FormattableString)$"{value}"));

    public override string ToString() => text?.ToString() ?? "";
}
