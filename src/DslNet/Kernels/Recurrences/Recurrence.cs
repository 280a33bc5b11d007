using System.ComponentModel;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Simd;
using DslNet.Kernels.Threads;

namespace DslNet.Kernels.Recurrences;

/// <summary>
/// Recurrent layers with PyTorch's equations, given the products x·W + b of all steps: with u = h·U + b, the columns of both divided among the gates. States start with zeros.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Recurrence
{
    /// <summary>h' of each step.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="lengths">[rows]: the output is 0 from this step on, and a row that runs reversed starts at its own last step; or none.</param>
    /// <param name="products">[rows × steps × gates·units].</param>
    /// <param name="weight">U, packed panels of [units × gates·units].</param>
    /// <param name="bias">[gates·units].</param>
    /// <param name="output">[rows × steps × units].</param>
    /// <param name="before">[rows × steps × units]: the state before each step, for the derivative; or none.</param>
    /// <param name="stored">[rows × steps × parts × units]: what else the derivative reads; or none.</param>
    public static void Forward(
        WorkerPool workers, RecurrenceShape shape, int rows, FloatSlice lengths, FloatSlice products, FloatSlice weight, FloatSlice bias, FloatSlice output, FloatSlice before, FloatSlice stored)
    {
        switch (shape.Cell)
        {
            case RecurrentCell.Rnn:
                workers.Run(new RecurrenceJob<RnnCell>(workers, shape, lengths, products, weight, bias, output, before, stored), rows, Cost<RnnCell>(shape, rows));
                break;
            case RecurrentCell.Gru:
                workers.Run(new RecurrenceJob<GruCell>(workers, shape, lengths, products, weight, bias, output, before, stored), rows, Cost<GruCell>(shape, rows));
                break;
            default:
                workers.Run(new RecurrenceJob<LstmCell>(workers, shape, lengths, products, weight, bias, output, before, stored), rows, Cost<LstmCell>(shape, rows));
                break;
        }
    }

    /// <summary>The gradients of the products and of u at each step; behind a row's length they are 0.</summary>
    /// <param name="workers">The thread pool.</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="lengths">As in the forward pass.</param>
    /// <param name="weight">U.</param>
    /// <param name="output">Of the forward pass; of an Rnn alone.</param>
    /// <param name="before">Of the forward pass.</param>
    /// <param name="stored">Of the forward pass; none of an Rnn.</param>
    /// <param name="upstream">The output's gradient.</param>
    /// <param name="productsGradient">[rows × steps × gates·units].</param>
    /// <param name="statesGradient">That of u, likewise, of a Gru; else none, since it is the same.</param>
    public static void Gradient(
        WorkerPool workers,
        RecurrenceShape shape,
        int rows,
        FloatSlice lengths,
        FloatSlice weight,
        FloatSlice output,
        FloatSlice before,
        FloatSlice stored,
        FloatSlice upstream,
        FloatSlice productsGradient,
        FloatSlice statesGradient)
    {
        switch (shape.Cell)
        {
            case RecurrentCell.Rnn:
                workers.Run(new RecurrenceGradientJob<RnnCell>(workers, shape, lengths, weight, output, before, stored, upstream, productsGradient, statesGradient), rows, Cost<RnnCell>(shape, rows));
                break;
            case RecurrentCell.Gru:
                workers.Run(new RecurrenceGradientJob<GruCell>(workers, shape, lengths, weight, output, before, stored, upstream, productsGradient, statesGradient), rows, Cost<GruCell>(shape, rows));
                break;
            default:
                workers.Run(new RecurrenceGradientJob<LstmCell>(workers, shape, lengths, weight, output, before, stored, upstream, productsGradient, statesGradient), rows, Cost<LstmCell>(shape, rows));
                break;
        }
    }

    /// <summary>Scratch floats of <see cref="Forward"/>, for each thread.</summary>
    /// <param name="shape">The sizes.</param>
    public static long ForwardScratch(RecurrenceShape shape) => shape.Cell switch
    {
        RecurrentCell.Rnn => new RecurrenceJob<RnnCell>(null!, shape, default, default, default, default, default, default, default).ScratchFloats,
        RecurrentCell.Gru => new RecurrenceJob<GruCell>(null!, shape, default, default, default, default, default, default, default).ScratchFloats,
        _ => new RecurrenceJob<LstmCell>(null!, shape, default, default, default, default, default, default, default).ScratchFloats,
    };

    /// <summary>Scratch floats of <see cref="Gradient"/>, for each thread.</summary>
    /// <param name="shape">The sizes.</param>
    public static long GradientScratch(RecurrenceShape shape) => shape.Cell switch
    {
        RecurrentCell.Rnn => new RecurrenceGradientJob<RnnCell>(null!, shape, default, default, default, default, default, default, default, default).ScratchFloats,
        RecurrentCell.Gru => new RecurrenceGradientJob<GruCell>(null!, shape, default, default, default, default, default, default, default, default).ScratchFloats,
        _ => new RecurrenceGradientJob<LstmCell>(null!, shape, default, default, default, default, default, default, default, default).ScratchFloats,
    };

    private static long Cost<TCell>(RecurrenceShape shape, int rows)
        where TCell : struct, IRecurrentCell => (long)rows * shape.Steps * TCell.Gates * Split.Groups(shape.Units) * (shape.Units + Split.MapCost);
}
