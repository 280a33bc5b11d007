namespace DslNet.Tests.Graphs;

/// <summary>One step of a run. Of many outputs, every <see cref="GraphRun.OutputStride"/>-th is kept.</summary>
/// <param name="Input">The batch.</param>
/// <param name="Target">What is wanted of it.</param>
/// <param name="Loss">Before the update.</param>
/// <param name="Outputs">In training mode, before the update.</param>
/// <param name="Parameters">Behind it.</param>
/// <param name="Buffers">Behind it.</param>
/// <param name="EvalOutputs">In eval mode, behind it, of <see cref="GraphRun.EvalInput"/>.</param>
/// <param name="Gradients">Of the first step; null of others.</param>
/// <param name="Frozen">Layers that learn no more from this step on, all others again; null where that stays as it is.</param>
public sealed record GraphStep(float[] Input, float[] Target, float Loss, float[] Outputs, float[] Parameters, float[] Buffers, float[] EvalOutputs, float[]? Gradients, string[]? Frozen);
