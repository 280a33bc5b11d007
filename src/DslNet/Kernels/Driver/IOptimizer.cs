using System.ComponentModel;
using DslNet.Kernels.MatMul;

namespace DslNet.Kernels.Driver;

/// <summary>
/// The optimizer's interface to the training step: one step after the backward pass, or a fused step, in which the weights' parts are
/// stepped by <see cref="IGradientSink.Complete"/> while the backward pass runs. Implemented by <see cref="Optimizer"/> alone.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IOptimizer : IGradientSink
{
    /// <summary>Whether gradients may be modified before a step (clipping), which rules out fusing it into the backward pass.</summary>
    internal bool Clips { get; }

    /// <summary>Binds the optimizer to its first network; refuses any other.</summary>
    internal void Bind(INetwork network);

    /// <summary>The step, for a caller that holds the network.</summary>
    internal void Step(NetworkDriver driver);

    /// <summary>The same, but where the gradient isn't finite it changes nothing and returns false.</summary>
    internal bool TryStep(NetworkDriver driver);

    /// <summary>Begins a fused step.</summary>
    internal void BeginStep();

    /// <summary>Ends a fused step: steps all parts that <see cref="IGradientSink.Complete"/> hasn't been called for.</summary>
    internal void EndStep(NetworkDriver driver);

    /// <summary>Ends a fused step in which no part was stepped.</summary>
    internal void AbandonStep();
}
