using System.ComponentModel;

namespace DslNet.Kernels.Inference;

/// <summary>The inference program of a generated network, without the network: what a <see cref="Predictor{TNetwork}"/> runs.</summary>
/// <param name="info">The network.</param>
/// <param name="plan">The part of its memory that inference uses.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class InferenceProgram(NetworkInfo info, InferencePlan plan)
{
    /// <summary>The network.</summary>
    public NetworkInfo Info { get; } = info;

    /// <summary>The part of its memory that inference uses.</summary>
    public InferencePlan Plan { get; } = plan;

    /// <summary>Precomputes the values that depend on parameters and buffers alone.</summary>
    public abstract void Pack(InferencePass pass);

    /// <summary>The eval forward pass, from the input slot to the output slot.</summary>
    public abstract void Forward(InferencePass pass, int rows);
}
