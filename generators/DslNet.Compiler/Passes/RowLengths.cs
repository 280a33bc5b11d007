using System.Linq;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Passes;

/// <summary>The lengths of a sequence's rows, as far as they are known before there are rows: equal ones have equal numbers.</summary>
/// <param name="Input">The number of the input that says them.</param>
/// <param name="Windows">What slid over the steps since then, in order.</param>
public sealed record RowLengths(int Input, EquatableArray<StepWindow> Windows)
{
    /// <summary>Those of an input.</summary>
    public static RowLengths Of(int input) => new(input, []);

    /// <summary>Those behind a window.</summary>
    public RowLengths Behind(StepWindow window) => this with { Windows = Windows.Append(window).ToEquatableArray() };
}
