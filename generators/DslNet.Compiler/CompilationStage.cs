using DslNet.Compiler.Kernels;

namespace DslNet.Compiler;

/// <summary>The program as a pass left it.</summary>
public sealed record CompilationStage(string Pass, KernelProgram Program);
