using System.ComponentModel;
using DslNet.Kernels.MatMul;

namespace DslNet;

/// <summary>A parameter or buffer of a network.</summary>
/// <param name="Name">Layer and role, such as <c>dense1.weight</c> or <c>batchnorm1.running_mean</c>.</param>
/// <param name="Layer">Index of its layer in <see cref="NetworkInfo.Layers"/>.</param>
/// <param name="Role">What it is to its layer.</param>
/// <param name="Shape">[in, out] for a weight, else the number of features.</param>
/// <param name="Initializer">Its initializer; never <see cref="Init.Auto"/>, which the compiler has resolved.</param>
/// <param name="FanIn">Inputs that one unit sums (fan-in).</param>
/// <param name="FanOut">Units that one input reaches (fan-out).</param>
public sealed record ParameterInfo(string Name, int Layer, ParameterRole Role, Shape Shape, Init Initializer, int FanIn, int FanOut)
{
    /// <summary>Whether several layers read it, so that its gradient is complete only when all their contributions are summed. Set by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool GradientIsSum { get; init; }

    /// <summary>The number of elements.</summary>
    public int Count => Shape.Size;

    /// <summary>Whether it is stored in packed panels.</summary>
    internal bool IsMatrix => Role is ParameterRole.Weight or ParameterRole.Table or ParameterRole.Positions or ParameterRole.InputWeight or ParameterRole.HiddenWeight && Shape.Rank > 1;

    /// <summary>Columns of the weight matrix: its outputs.</summary>
    internal int Columns => Shape[Shape.Rank - 1];

    /// <summary>Rows of the weight matrix: the terms that one output sums.</summary>
    internal int Rows => Count / Columns;

    /// <summary>Floats of its storage, padding included.</summary>
    internal long Stored => WorkspacePlan.Padded(IsMatrix ? Panels.Floats(Rows, Columns) : Count);
}
