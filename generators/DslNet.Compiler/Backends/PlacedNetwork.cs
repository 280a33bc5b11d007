using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends;

/// <summary>A network as a back end runs it: everything that depends on the machine is decided, and it only remains to be printed.</summary>
/// <param name="Network">The compiled network.</param>
/// <param name="Program">The network's program, in the back end's kernels.</param>
/// <param name="Plan">The memory plan of the program's values.</param>
public sealed record PlacedNetwork(CompiledNetwork Network, KernelProgram Program, MemoryPlan Plan);
