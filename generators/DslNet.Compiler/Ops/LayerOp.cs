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

    /// <summary>Its traits, which others ask for instead of its verb; <see cref="LayerTraits.None"/>.</summary>
    public abstract LayerTraits Traits { get; }

    /// <summary>The initializer that <see cref="InitKind.Auto"/> chooses for the weights before a layer of this kind; null to defer to the next layer.</summary>
    public virtual InitKind? PreferredInit => null;

    /// <summary>
    /// The gain that <see cref="InitKind.Auto"/> uses for the weights before a layer of this kind, normal with standard deviation
    /// gain/√n_in; null where <see cref="PreferredInit"/> suffices.
    /// </summary>
    public virtual double? Gain(LayerNode layer) => null;

    /// <summary>The connections that a textbook counts: inputs × units of a dense layer, positions × kernel × channels in × filters of a convolution, else 0.</summary>
    public virtual long Connections(LayerNode layer, Shape input) => 0;

    /// <summary>Floats of its parameters and buffers; computed before lowering, and so in doubles. Overflow is a finding.</summary>
    /// <param name="layer">The layer, its arguments in range.</param>
    /// <param name="input">Its input's shape, which fits.</param>
    public virtual double ParameterFloats(LayerNode layer, Shape input) => 0;

    /// <summary>The window and the filters of a convolution, whose kernels may need scratch memory; else null.</summary>
    /// <param name="layer">The layer, its arguments in range.</param>
    /// <param name="input">Its input's shape, which fits.</param>
    public virtual (Window Window, int Filters)? Convolution(LayerNode layer, Shape input) => null;

    /// <summary>How many numbers a normalization within rows subtracts one mean from and scales together; null for every other layer, and where no mean is subtracted.</summary>
    /// <param name="layer">The layer, its arguments in range.</param>
    /// <param name="input">Its input's shape, which fits.</param>
    public virtual int? CenteredTogether(LayerNode layer, Shape input) => null;

    /// <summary>The shapes of the two inputs of its cell, a step and the state; null where it has no cell, or its input is no sequence.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="input">Its input's shape.</param>
    public virtual IReadOnlyList<Shape>? CellInputs(LayerNode layer, Shape input) => null;

    /// <summary>The layer with optional arguments filled in from others.</summary>
    public virtual LayerNode Complete(LayerNode layer) => layer;

    /// <summary>Arguments out of their range, whatever the input.</summary>
    public virtual IEnumerable<ArgumentProblem> Check(LayerNode layer) => [];

    /// <summary>The output's shape, or why the input's is incompatible.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="input">Its input's shape.</param>
    /// <param name="blocks">The output shape of each block inside it, applied to the same input.</param>
    public abstract ShapeResult Infer(LayerNode layer, Shape input, IReadOnlyList<Shape> blocks);

    /// <summary>The same for a layer that may have several operands; all but a <see cref="JoinOp"/> have one.</summary>
    public virtual ShapeResult InferFrom(LayerNode layer, IReadOnlyList<Shape> inputs, IReadOnlyList<Shape> blocks) => Infer(layer, inputs[0], blocks);

    /// <summary>The number of copies, with parameters of their own, of the blocks inside it.</summary>
    public virtual int Copies => 1;

    /// <summary>Why a layer can't be inside it, however deep and in a shared block's later application, too; or null.</summary>
    /// <param name="inner">The layer's op.</param>
    public virtual string? Refuses(LayerOp inner) => null;

    /// <summary>The input of the blocks inside it, from its own.</summary>
    /// <param name="input">Its input's shape, whether or not it fits.</param>
    public virtual Shape BlockInput(Shape input) => input;

    /// <summary>
    /// What becomes of the lengths of a sequence's rows. A layer that would let what is behind a row's length into its result refuses them; a new one does until it
    /// says otherwise, unless it keeps the shape, working on each element or each step alone.
    /// </summary>
    /// <param name="layer">The layer, its arguments in range.</param>
    /// <param name="input">Its input's shape, which fits.</param>
    public virtual LengthsUse Lengths(LayerNode layer, Shape input) =>
        Traits.HasFlag(LayerTraits.MixesBatch) ? LengthsUse.Refused
        : Traits.HasFlag(LayerTraits.KeepsShape) ? LengthsUse.Kept
        : Traits.HasFlag(LayerTraits.Structural) ? LengthsUse.OfBlocks
        : LengthsUse.Refused;

    /// <summary>The window that slides over the steps of a sequence, of a layer whose <see cref="Lengths"/> are <see cref="LengthsUse.Windowed"/>.</summary>
    /// <param name="layer">The layer, its arguments in range.</param>
    /// <param name="input">Its input's shape, which fits.</param>
    public virtual StepWindow StepWindow(LayerNode layer, Shape input) => new(-1, 1);

    /// <summary>Adds the layer's forward kernels and returns its output.</summary>
    public abstract Value Lower(LayerNode layer, Value input, Lowering lowering);

    /// <summary>The same for a layer that may have several operands.</summary>
    public virtual Value LowerFrom(LayerNode layer, IReadOnlyList<Value> inputs, Lowering lowering) => Lower(layer, inputs[0], lowering);
}
