using System.ComponentModel;

namespace DslNet.Kernels.Inference;

/// <summary>The inference half of a generated network, without the network: what a <see cref="Predictor{TNetwork}"/> runs.</summary>
/// <param name="info">The network.</param>
/// <param name="plan">What of its memory inference uses.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class InferenceProgram(NetworkInfo info, InferencePlan plan)
{
    /// <summary>The network.</summary>
    public NetworkInfo Info { get; } = info;

    /// <summary>What of its memory inference uses.</summary>
    public InferencePlan Plan { get; } = plan;

    /// <summary>Computes what depends on parameters and buffers alone.</summary>
    public abstract void Pack(InferencePass pass);

    /// <summary>From the input slot to the output slot of eval.</summary>
    public abstract void Forward(InferencePass pass, int rows);
}
