using System.ComponentModel;
using DslNet.Kernels.Memory;

namespace DslNet.Kernels.MatMul;

/// <summary>The destination of a weight's gradient, and the sink that steps each part of the weight as soon as its gradient is complete.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct WeightTarget
{
    /// <summary>Rows of a panel that are completed together, and are still in the cache for the optimizer.</summary>
    internal const int StripeRows = 48;

    private readonly IGradientSink? sink;
    private readonly int firstPart;

    /// <summary>Without a sink: the gradient, or the contribution of one of several readers of a weight.</summary>
    /// <param name="gradient">dW's panels; overwritten.</param>
    public WeightTarget(FloatSlice gradient)
        : this(gradient, null, 0)
    {
    }

    /// <param name="gradient">dW's panels; overwritten.</param>
    /// <param name="sink">The optimizer of a fused step, or null.</param>
    /// <param name="firstPart">The weight's first part.</param>
    internal WeightTarget(FloatSlice gradient, IGradientSink? sink, int firstPart)
    {
        Gradient = gradient;
        this.sink = sink;
        this.firstPart = firstPart;
    }

    internal FloatSlice Gradient { get; }

    /// <summary>Whether there is a sink.</summary>
    internal bool IsStepped => sink is not null;

    /// <summary>The gradient of a part is final, and the weight isn't read again in this pass.</summary>
    /// <param name="part">The part's index in the weight: by panel, then by stripe.</param>
    internal void Complete(int part) => sink?.Complete(firstPart + part);
}
