using System;
using System.Collections.Generic;
using System.Linq;

namespace DslNet.Compiler.Kernels;

/// <summary>
/// A recurrent layer's loop over the steps of a sequence, given its input's products: the fused form of the <see cref="LoopKernel"/> that the layer otherwise is. States start with zeros.
/// With x the step's products, u = h·U + b, and columns of both divided among the gates: an Rnn has h' = tanh(x + u); a Gru r = σ(x_r + u_r), z = σ(x_z + u_z), n = tanh(x_n + r∘u_n),
/// h' = (1 − z)∘n + z∘h; an Lstm i, f, o = σ(x + u) and g = tanh(x + u), c' = f∘c + i∘g, h' = o∘tanh(c'). Rows don't depend on each other.
/// </summary>
/// <param name="Cell">The equations.</param>
/// <param name="Reversed">Whether it runs from the last step to the first.</param>
/// <param name="Products">x·W of each step with its bias, [steps, gates·units].</param>
/// <param name="Weight">U, [units, gates·units].</param>
/// <param name="Bias">b, [gates·units].</param>
/// <param name="Lengths">Per row, [1]: the output is 0 from this step on, and a row that runs reversed starts at its own last step. Null where every row has all steps.</param>
/// <param name="Output">h' of each step, [steps, units].</param>
/// <param name="Before">For the derivative: h of each step, which is the output of the step that it follows, or 0; [steps, units]. Else null.</param>
/// <param name="Stored">For the derivative: <see cref="PartsOf"/> values of each unit and step, [steps, parts, units]; 0 behind a row's length. Else null.</param>
public sealed record RecurrentKernel(
    string Name,
    int Layer,
    RecurrentCell Cell,
    bool Reversed,
    Value Products,
    Value Weight,
    Value Bias,
    Value? Lengths,
    Value Output,
    Value? Before,
    Value? Stored) : Kernel(Name, Layer)
{
    /// <summary>The number of steps.</summary>
    public int Steps => Output.Shape.Extents[0];

    /// <summary>The size of the state.</summary>
    public int Units => Output.Shape.Channels;

    /// <summary>Columns of the weight for each unit.</summary>
    public int Gates => GatesOf(Cell);

    public override IEnumerable<Value> Inputs => new[] { Products, Weight, Bias, Lengths }.OfType<Value>();

    public override IEnumerable<Value> Outputs => new[] { Output, Before, Stored }.OfType<Value>();

    /// <summary>Columns of a cell's weight for each unit.</summary>
    public static int GatesOf(RecurrentCell cell) => cell switch
    {
        RecurrentCell.Rnn => 1,
        RecurrentCell.Gru => 3,
        RecurrentCell.Lstm => 4,
        _ => throw new ArgumentOutOfRangeException(nameof(cell), cell, "Expected a cell of RecurrentCell."),
    };

    /// <summary>The values of each unit that a cell's derivative reads: none of an Rnn; r, z, n, u_n of a Gru; i, f, g, o, c, tanh(c') of an Lstm.</summary>
    public static int PartsOf(RecurrentCell cell) => cell switch
    {
        RecurrentCell.Rnn => 0,
        RecurrentCell.Gru => 4,
        RecurrentCell.Lstm => 6,
        _ => throw new ArgumentOutOfRangeException(nameof(cell), cell, "Expected a cell of RecurrentCell."),
    };

    public override T Accept<T>(IKernelVisitor<T> visitor) => visitor.Visit(this);
}
