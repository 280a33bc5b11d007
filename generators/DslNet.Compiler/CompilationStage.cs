using DslNet.Compiler.Kernels;

namespace DslNet.Compiler;

/// <summary>The program after a pass.</summary>
public sealed record CompilationStage(string Pass, KernelProgram Program);
