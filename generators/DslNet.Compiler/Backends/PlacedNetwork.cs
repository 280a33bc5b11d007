using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends;

/// <summary>A network as a back end runs it: all that depends on the machine is decided, and what is left is to print it.</summary>
/// <param name="Network">What was placed.</param>
/// <param name="Program">The network's program, of the kernels that the back end has.</param>
/// <param name="Plan">Where the program's values live.</param>
public sealed record PlacedNetwork(CompiledNetwork Network, KernelProgram Program, MemoryPlan Plan);
