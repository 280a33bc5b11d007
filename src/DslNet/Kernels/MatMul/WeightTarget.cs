using System.ComponentModel;
using DslNet.Kernels.Memory;

namespace DslNet.Kernels.MatMul;

/// <summary>Where the gradient of a weight goes, and the sink that steps each part of the weight as soon as its gradient is complete.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct WeightTarget
{
    /// <summary>Rows of a panel that are complete at a time: still in the cache when the optimizer comes.</summary>
    internal const int StripeRows = 48;

    private readonly IGradientSink? sink;
    private readonly int firstPart;

    /// <summary>Only the gradient, or what one of several readers of a weight gives to it.</summary>
    /// <param name="gradient">dW's panels; overwritten.</param>
    public WeightTarget(FloatSlice gradient)
        : this(gradient, null, 0)
    {
    }

    /// <param name="gradient">dW's panels; overwritten.</param>
    /// <param name="sink">Who takes a step, or null.</param>
    /// <param name="firstPart">The weight's first part.</param>
    internal WeightTarget(FloatSlice gradient, IGradientSink? sink, int firstPart)
    {
        Gradient = gradient;
        this.sink = sink;
        this.firstPart = firstPart;
    }

    internal FloatSlice Gradient { get; }

    /// <summary>Whether somebody wants to hear when parts are complete.</summary>
    internal bool IsStepped => sink is not null;

    /// <summary>The gradient of a part won't change any more, and the weight isn't read any more.</summary>
    /// <param name="part">The part's number in the weight: by panel, then by stripe.</param>
    internal void Complete(int part) => sink?.Complete(firstPart + part);
}
