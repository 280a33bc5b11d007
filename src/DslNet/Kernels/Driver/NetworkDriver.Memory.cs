using DslNet.Kernels.MatMul;
using DslNet.Kernels.Memory;

namespace DslNet.Kernels.Driver;

// Memory accessors for generated kernels and optimizers, which hold the network.
public sealed partial class NetworkDriver
{
    private bool freed;

    /// <summary>The mean loss of the last backward pass; one float.</summary>
    public FloatSlice LossValue => Alive().LossValue;

    /// <summary>The factor of Σ|w|; one float.</summary>
    public FloatSlice L1 => Alive().L1;

    /// <summary>The factor of Σw²; one float.</summary>
    public FloatSlice L2 => Alive().L2;

    /// <summary>All parameters, contiguous, with zero padding: what optimizers update.</summary>
    internal Span<float> ParameterStorage => Alive().ParameterStorage;

    /// <summary>All gradients, in the layout of <see cref="ParameterStorage"/>; empty without a loss.</summary>
    internal Span<float> GradientStorage => Alive().GradientStorage;

    /// <summary>The offset of each parameter.</summary>
    internal ReadOnlySpan<int> ParameterStarts => memory.ParameterStarts;

    /// <summary>Their division into parts for optimizers.</summary>
    internal ParameterParts Parts => memory.Parts;

    /// <summary>A slot of the workspace, batch × width floats.</summary>
    public FloatSlice Slot(int index) => Alive().Slots[index];

    /// <summary>A value of eval, by where it begins in a row.</summary>
    private FloatSlice At(long offset)
    {
        Alive();
        return Inference.At(offset);
    }

    /// <summary>A statistic of the batch.</summary>
    public FloatSlice Statistic(int index) => Alive().Statistics[index];

    /// <summary>A parameter, by its index in <see cref="NetworkInfo.Parameters"/>; a weight is stored in <see cref="Panels"/>.</summary>
    public FloatSlice Parameter(int index) => Alive().Parameters[index];

    /// <summary>The gradient of that parameter, in the same layout.</summary>
    public FloatSlice Gradient(int index) => Alive().Gradients[index];

    /// <summary>The destination of a weight's gradient, and the sink of a fused step: the optimizer of a <c>TrainStep</c>.</summary>
    public WeightTarget WeightTarget(int index) => Alive().WeightTarget(index, HoldsBackNow ? null : stepping);

    /// <summary>A buffer, by its index in <see cref="NetworkInfo.Buffers"/>.</summary>
    public FloatSlice Buffer(int index) => Alive().Buffers[index];

    /// <exception cref="ObjectDisposedException">The memory has been freed.</exception>
    private NetworkMemory Alive()
    {
        if (freed)
        {
            throw new ObjectDisposedException(Info.Name);
        }

        return memory;
    }

    private void Free()
    {
        freed = true;
        Workers.Dispose();
        memory.Dispose();
        positiveWeights?.Dispose();
    }
}
