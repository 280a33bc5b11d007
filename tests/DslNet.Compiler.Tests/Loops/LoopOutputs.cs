using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Tests.Loops;

/// <summary>What a loop gives, outside.</summary>
internal sealed record LoopOutputs(Value[] Results, Value[] Finals, Value[] Sums);
