using System.ComponentModel;

namespace DslNet.Kernels.MatMul;

/// <summary>Receives each part of a weight's gradient as soon as it is complete, so that a fused optimizer step finds it in the cache.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IGradientSink
{
    /// <summary>The gradient of a part is final, and the part's parameters aren't read again in this pass. Called by several threads at once, for different parts.</summary>
    /// <param name="part">The part's index in the network.</param>
    internal void Complete(int part);
}
