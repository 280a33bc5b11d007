using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Emit;

/// <summary>The numbers of parameters, gradients and buffers in the order of their declaration: printed code asks for them by these.</summary>
internal sealed class MemoryNumbers(KernelProgram program)
{
    /// <summary>Of each parameter.</summary>
    public IReadOnlyDictionary<Value, int> Parameters { get; } = Numbered(program.Parameters.Select(parameter => parameter.Value));

    /// <summary>Of each gradient: its parameter's.</summary>
    public IReadOnlyDictionary<Value, int> Gradients { get; } = program.Parameters
        .Select((parameter, index) => (parameter.Gradient, index))
        .Where(pair => pair.Gradient is not null)
        .ToDictionary(pair => pair.Gradient!, pair => pair.index);

    /// <summary>Of each buffer.</summary>
    public IReadOnlyDictionary<Value, int> Buffers { get; } = Numbered(program.Buffers.Select(buffer => buffer.Value));

    private static Dictionary<Value, int> Numbered(IEnumerable<Value> values) => values.Select((value, index) => (value, index)).ToDictionary(pair => pair.value, pair => pair.index);
}
