using System.ComponentModel;
using DslNet.Kernels.MatMul;

namespace DslNet;

/// <summary>A parameter or buffer of a network.</summary>
/// <param name="Name">Layer and role, such as <c>dense1.weight</c> or <c>batchnorm1.running_mean</c>.</param>
/// <param name="Layer">Index of its layer in <see cref="NetworkInfo.Layers"/>.</param>
/// <param name="Role">What it is to its layer.</param>
/// <param name="Shape">[in, out] for a weight, else the number of features.</param>
/// <param name="Initializer">How it starts; never <see cref="Init.Auto"/>, which the compiler has resolved.</param>
/// <param name="FanIn">Inputs that one unit sums.</param>
/// <param name="FanOut">Units that one input reaches.</param>
public sealed record ParameterInfo(string Name, int Layer, ParameterRole Role, Shape Shape, Init Initializer, int FanIn, int FanOut)
{
    /// <summary>Whether several layers read it, so that its gradient is complete only when all of theirs are summed. Said by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool GradientIsSum { get; init; }

    /// <summary>How many numbers it holds.</summary>
    public int Count => Shape.Size;

    /// <summary>Whether it is stored as panels.</summary>
    internal bool IsMatrix => Role == ParameterRole.Weight && Shape.Rank > 1;

    /// <summary>Outputs of a weight.</summary>
    internal int Columns => Shape[Shape.Rank - 1];

    /// <summary>All that an output of a weight sums.</summary>
    internal int Rows => Count / Columns;

    /// <summary>Floats that it takes where it is stored.</summary>
    internal long Stored => WorkspacePlan.Padded(IsMatrix ? Panels.Floats(Rows, Columns) : Count);
}
