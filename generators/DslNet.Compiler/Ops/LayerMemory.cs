namespace DslNet.Compiler.Ops;

/// <summary>What a layer takes whatever the batch, in floats.</summary>
/// <param name="Parameters">Parameters and buffers, filled up as they are stored.</param>
/// <param name="Scratch">Memory of the kernel that needs the most beside its values.</param>
public sealed record LayerMemory(double Parameters, double Scratch);
