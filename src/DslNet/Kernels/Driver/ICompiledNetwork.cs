using System.ComponentModel;

namespace DslNet.Kernels.Driver;

/// <summary>The kernels of a generated network, in the order in which they run. Called by <see cref="NetworkDriver"/> alone, which has checked all arguments.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ICompiledNetwork
{
    /// <summary>The network's memory and state.</summary>
    NetworkDriver Driver { get; }

    /// <summary>The training forward pass, from the input slot to the loss's operand.</summary>
    void TrainForward(int rows);

    /// <summary>The rest of the training forward pass, to its output slot.</summary>
    void TrainHead(int rows);

    /// <summary>The loss and all gradients, after <see cref="TrainForward"/>; not called without a loss.</summary>
    void Backward(int rows);

    /// <summary>Adds the derivative of L1·Σ|w| + L2·Σw² to the gradients.</summary>
    void Penalty();

    /// <summary>The eval forward pass, from the input slot to its output slot.</summary>
    void EvalForward(int rows);

    /// <summary>Computes the logits of the last eval pass; a no-op where they are in their slot already.</summary>
    void EvalLogits(int rows)
    {
    }

    /// <summary>The eval forward pass from the input slot to the slot of a tap, by its index in <see cref="NetworkInfo.Taps"/>.</summary>
    void EvalTap(int tap, int rows) => throw new InvalidOperationException("This network has no taps.");

    /// <summary>The class's own loss of one element, for <c>Loss.Custom</c>.</summary>
    /// <exception cref="InvalidOperationException">The network has no loss of its own.</exception>
    float LossOf(float prediction, float target) => throw new InvalidOperationException("This network has no loss of its own (Loss.Custom).");
}
