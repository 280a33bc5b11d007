namespace DslNet.Compiler.Ops;

/// <summary>A layer's memory independent of the batch, in floats.</summary>
/// <param name="Parameters">Parameters and buffers, with the padding of their storage.</param>
/// <param name="Scratch">The largest scratch memory of its kernels.</param>
public sealed record LayerMemory(double Parameters, double Scratch);
