using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Design;

/// <summary>A layer with its neighbours.</summary>
/// <param name="number">Its index in <c>NetworkGraph.AllLayers</c>.</param>
/// <param name="summary">Its line of the table.</param>
/// <param name="chain">The chain of layers that contains this one.</param>
/// <param name="position">Its index in the chain.</param>
/// <param name="isFrozen">Whether it isn't trained.</param>
internal sealed class FlowLayer(int number, LayerSummary summary, FlowChain chain, int position, bool isFrozen)
{
    /// <summary>√1.5: from here on the required variance is nearer to He's 2/n than to Xavier's and LeCun's 1/n.</summary>
    private const double NearlyHe = 1.2247;

    private readonly LayerTraits traits = OpTable.Of(summary.Node).Traits;

    public int Number => number;

    public string Name => summary.Name;

    public string Verb => summary.Verb;

    public LayerNode Node => summary.Node;

    public LayerTraits Traits => traits;

    public Shape Input => summary.Input;

    public Shape Output => summary.Output;

    /// <summary>Whether it is in a Frozen block: it isn't trained, and a BatchNorm normalizes by its running statistics.</summary>
    public bool IsFrozen => isFrozen;

    /// <summary>The chain of layers that contains this one.</summary>
    public FlowChain Chain => chain;

    /// <summary>Whether its chain doesn't end in an output: it is the block of a Residual, or ends in a join or in several readers.</summary>
    public bool IsNested => chain.Loss is null;

    /// <summary>The layers after it in its chain, the next one first.</summary>
    public IEnumerable<FlowLayer> Behind
    {
        get
        {
            for (int index = position + 1; index < chain.Layers.Count; index++)
            {
                yield return chain.Layers[index];
            }
        }
    }

    /// <summary>The layers before it in its chain, the next one first.</summary>
    public IEnumerable<FlowLayer> Before
    {
        get
        {
            for (int index = position - 1; index >= 0; index--)
            {
                yield return chain.Layers[index];
            }
        }
    }

    /// <summary>A weighted sum, such as Dense and the convolutions.</summary>
    public bool IsLinear => Is(LayerTraits.Linear);

    /// <summary>Returns its input's elements in evaluation, possibly in another shape: Dropout, Flatten, Identity, Tap.</summary>
    public bool KeepsNumbers => Is(LayerTraits.Stochastic) || Is(LayerTraits.ForgetsShape) || Is(LayerTraits.PassesValue);

    /// <summary>Changes scale, noise or shape, but is neither an activation nor a weighted sum: BatchNorm, LayerNorm, Dropout, Flatten.</summary>
    public bool IsTransparent => KeepsNumbers || Is(LayerTraits.Normalization);

    /// <summary>A linear function of its input in evaluation: Dropout, Flatten, and BatchNorm, once trained; not a normalization by the row's own statistics, such as LayerNorm.</summary>
    public bool IsLinearOnceTrained => KeepsNumbers || Is(LayerTraits.BatchNormalization);

    /// <summary>A function of each element, built in or the user's own.</summary>
    public bool IsActivation => Is(LayerTraits.Activation);

    /// <summary>The ReLU family, for which He's initialization is derived. A LeakyRelu that is nearly linear isn't.</summary>
    public bool IsRectifier => Is(LayerTraits.Rectifying) && OpTable.Of(Node).Gain(Node) is null or > NearlyHe;

    /// <summary>Sigmoid and tanh: saturating on both sides.</summary>
    public bool IsSaturating => Is(LayerTraits.Saturating);

    /// <summary>Whether it has all of these traits.</summary>
    public bool Is(LayerTraits traits) => this.traits.HasFlag(traits);
}
