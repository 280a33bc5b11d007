using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Emit;

/// <summary>The indices of parameters, gradients and buffers in declaration order, by which printed code refers to them.</summary>
internal sealed class MemoryNumbers(KernelProgram program)
{
    /// <summary>The index of each parameter.</summary>
    public IReadOnlyDictionary<Value, int> Parameters { get; } = Numbered(program.Parameters.Select(parameter => parameter.Value));

    /// <summary>The index of each gradient, which is its parameter's.</summary>
    public IReadOnlyDictionary<Value, int> Gradients { get; } = program.Parameters
        .Select((parameter, index) => (parameter.Gradient, index))
        .Where(pair => pair.Gradient is not null)
        .ToDictionary(pair => pair.Gradient!, pair => pair.index);

    /// <summary>The index of each buffer.</summary>
    public IReadOnlyDictionary<Value, int> Buffers { get; } = Numbered(program.Buffers.Select(buffer => buffer.Value));

    private static Dictionary<Value, int> Numbered(IEnumerable<Value> values) => values.Select((value, index) => (value, index)).ToDictionary(pair => pair.value, pair => pair.index);
}
