using System.Collections.Generic;

namespace DslNet.Compiler.Backends.Cpu.Printing;

/// <summary>Names for the indices in a kernel that several layers share: they are its parameters, and every layer passes its own arguments.</summary>
/// <param name="constant">Whether the i-th index is the same in all layers, and printed as it is; null while that is unknown.</param>
internal sealed class NumberNames(IReadOnlyList<bool>? constant = null)
{
    private readonly List<long> numbers = [];
    private readonly List<string> parameters = [];

    /// <summary>The indices so far, in the order of the text.</summary>
    public IReadOnlyList<long> Numbers => numbers;

    /// <summary>The names so far, with their types.</summary>
    public IReadOnlyList<string> Parameters => parameters;

    /// <summary>The next index's name, or the index itself where it is constant.</summary>
    public string Of(string kind, long number)
    {
        numbers.Add(number);
        if (constant is not null && constant[numbers.Count - 1])
        {
            return InvariantText.Of(number);
        }

        string name = kind + InvariantText.Of(numbers.Count);
        parameters.Add((kind == MemoryMap.Offset ? "long " : "int ") + name);
        return name;
    }
}
