using System.ComponentModel;

namespace DslNet.Kernels.Driver;

/// <summary>The kernels of a generated network, in the order in which they run. Called by <see cref="NetworkDriver"/> alone, which has checked all arguments.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ICompiledNetwork
{
    /// <summary>The network's memory and state.</summary>
    NetworkDriver Driver { get; }

    /// <summary>From the input slot to where the loss reads, as in training.</summary>
    void TrainForward(int rows);

    /// <summary>From there to the output slot of training.</summary>
    void TrainHead(int rows);

    /// <summary>The loss and every gradient, behind <see cref="TrainForward"/>; not called without a loss.</summary>
    void Backward(int rows);

    /// <summary>Adds the derivative of L1·Σ|w| + L2·Σw² to the gradients.</summary>
    void Penalty();

    /// <summary>From the input slot to the output slot of eval.</summary>
    void EvalForward(int rows);

    /// <summary>From there to the slot of the logits; nothing where they are there already.</summary>
    void EvalLogits(int rows)
    {
    }

    /// <summary>From the input slot to the slot of a value inside, by its number in <see cref="NetworkInfo.Taps"/>.</summary>
    void EvalTap(int tap, int rows) => throw new InvalidOperationException("This network has no taps.");

    /// <summary>The class's own loss of one number, for <c>Loss.Custom</c>.</summary>
    /// <exception cref="InvalidOperationException">The network has no loss of its own.</exception>
    float LossOf(float prediction, float target) => throw new InvalidOperationException("This network has no loss of its own (Loss.Custom).");
}
