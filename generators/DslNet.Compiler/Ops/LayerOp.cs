using System.Collections.Generic;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Ops;

/// <summary>
/// One layer of the DSL: its arguments' ranges, its shape rule and its forward program. The derivative is derived
/// from the program, never written here.
/// </summary>
public abstract class LayerOp
{
    /// <summary>The verb of the DSL, such as <c>Dense</c>; its lower-case form names the layers.</summary>
    public abstract string Verb { get; }

    /// <summary>What it is, for all who would otherwise ask for its verb. A layer that is none of it says so: <see cref="LayerTraits.None"/>.</summary>
    public abstract LayerTraits Traits { get; }

    /// <summary>What a layer of this kind wants of the weights that feed it under <see cref="InitKind.Auto"/>; null where it has no say and the layer behind it is asked.</summary>
    public virtual InitKind? PreferredInit => null;

    /// <summary>
    /// The gain that a layer of this kind wants of the weights that feed it under <see cref="InitKind.Auto"/>, normal ones of standard deviation
    /// gain/√n_in; null where <see cref="PreferredInit"/> says it all.
    /// </summary>
    public virtual double? Gain(LayerNode layer) => null;

    /// <summary>The connections that a textbook counts: inputs × units of a dense layer, positions × kernel × channels in × filters of a convolution, else 0.</summary>
    public virtual long Connections(LayerNode layer, Shape input) => 0;

    /// <summary>Floats that its parameters and buffers take; asked before anything is lowered, and so in doubles. What doesn't fit is a finding.</summary>
    /// <param name="layer">The layer, its arguments in range.</param>
    /// <param name="input">What it is fed; it fits.</param>
    public virtual double ParameterFloats(LayerNode layer, Shape input) => 0;

    /// <summary>The window and the filters of a convolution, for which its kernels may need memory beside their values; else null.</summary>
    /// <param name="layer">The layer, its arguments in range.</param>
    /// <param name="input">What it is fed; it fits.</param>
    public virtual (Window Window, int Filters)? Convolution(LayerNode layer, Shape input) => null;

    /// <summary>The layer with the arguments that the user may leave out and that follow from others.</summary>
    public virtual LayerNode Complete(LayerNode layer) => layer;

    /// <summary>Arguments out of their range, whatever the input.</summary>
    public virtual IEnumerable<ArgumentProblem> Check(LayerNode layer) => [];

    /// <summary>The output's shape, or what doesn't fit.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="input">What it is fed.</param>
    /// <param name="blocks">The output shape of each block inside it, fed with the same input.</param>
    public abstract ShapeResult Infer(LayerNode layer, Shape input, IReadOnlyList<Shape> blocks);

    /// <summary>The same of a layer that may be applied to several values; but for a <see cref="JoinOp"/> there is one.</summary>
    public virtual ShapeResult InferFrom(LayerNode layer, IReadOnlyList<Shape> inputs, IReadOnlyList<Shape> blocks) => Infer(layer, inputs[0], blocks);

    /// <summary>Adds the layer's forward kernels and returns its output.</summary>
    public abstract Value Lower(LayerNode layer, Value input, Lowering lowering);

    /// <summary>The same of a layer that may be applied to several values.</summary>
    public virtual Value LowerFrom(LayerNode layer, IReadOnlyList<Value> inputs, Lowering lowering) => Lower(layer, inputs[0], lowering);
}
