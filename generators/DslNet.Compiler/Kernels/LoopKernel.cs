using System.Collections.Generic;
using System.Linq;

namespace DslNet.Compiler.Kernels;

/// <summary>
/// Runs a body of kernels once for each step of a sequence: a recurrence. Step t reads the t-th slice of each sequence and the states after
/// the previous step. Values from outside that the body reads (parameters, buffers, statistics, values per row) are loop-invariant; it writes
/// none of them. The values of a body are SSA values of the program that hold one step at a time and are not visible outside.
/// </summary>
/// <remarks>
/// A random number belongs to an element of the whole sequence: in step t of T, element (row, column) draws the number that element (row, t, column) of a value
/// [T, columns] would draw from the same stream, and in nested loops the outer step is the outer axis. So every step draws different numbers,
/// a reversed loop draws the same ones, and hoisting a map out of a loop preserves its semantics.
/// </remarks>
/// <param name="Steps">The first extent of every sequence.</param>
/// <param name="Reversed">Whether it runs from the last step to the first.</param>
/// <param name="Sequences">Inputs of which the body reads one step at a time.</param>
/// <param name="States">What is carried from step to step.</param>
/// <param name="Results">Outputs of the body at every step, stacked to sequences.</param>
/// <param name="Sums">Outputs of the body at every step, summed over the steps.</param>
/// <param name="Body">In the order in which they run.</param>
public sealed record LoopKernel(
    string Name,
    int Layer,
    int Steps,
    bool Reversed,
    EquatableArray<LoopSlice> Sequences,
    EquatableArray<LoopState> States,
    EquatableArray<LoopSlice> Results,
    EquatableArray<LoopSum> Sums,
    IReadOnlyList<Kernel> Body) : Kernel(Name, Layer)
{
    /// <summary>
    /// The number of steps of each row, a whole number of 0 to <paramref name="Steps"/>, per row and of the shape [1], or null where each row has all of them.
    /// Steps beyond a row's length are masked: its states are kept, its results are 0, and it contributes nothing to sums. Reversed, a row starts at its own last step.
    /// </summary>
    public Value? Lengths { get; init; }

    /// <summary>
    /// In place of <see cref="Lengths"/> after <c>LoopMasks</c>: the loop only sets the mask of a step, and the body itself applies it, or null.
    /// </summary>
    public LoopMask? Mask { get; init; }

    /// <summary>Loop invariants: outer values that the body reads, the same at every step.</summary>
    public IEnumerable<Value> Invariants
    {
        get
        {
            HashSet<Value> own = [.. Defined];
            return Body.SelectMany(kernel => kernel.Inputs).Concat(Given).Where(value => !own.Contains(value)).Distinct();
        }
    }

    /// <summary>Values that the loop itself sets before each step: slices of the sequences, states, and the mask.</summary>
    public IEnumerable<Value> Set => Sequences.Select(slice => slice.Inner).Concat(States.Select(state => state.Before)).Concat(Mask is null ? [] : [Mask.Active]);

    /// <summary>All values that are defined in the body.</summary>
    public IEnumerable<Value> Defined => Set.Concat(Body.SelectMany(kernel => kernel.Outputs));

    /// <summary>The values that the body yields to the loop at the end of each step.</summary>
    public IEnumerable<Value> Given => States.Select(state => state.After).Concat(Results.Select(slice => slice.Inner)).Concat(Sums.Select(sum => sum.Inner));

    public override IEnumerable<Value> Inputs => Sequences.Select(slice => slice.Outer)
        .Concat(States.Select(state => state.Initial).OfType<Value>())
        .Concat(new[] { Lengths, Mask?.Lengths }.OfType<Value>())
        .Concat(Invariants)
        .Distinct();

    public override IEnumerable<Value> Outputs => Results.Select(slice => slice.Outer)
        .Concat(States.Select(state => state.Final).OfType<Value>())
        .Concat(Sums.Select(sum => sum.Outer));

    public override T Accept<T>(IKernelVisitor<T> visitor) => visitor.Visit(this);

    /// <summary>The kernels themselves and, after each loop, those of its body.</summary>
    public static IEnumerable<Kernel> WithBodies(IEnumerable<Kernel> kernels)
    {
        foreach (Kernel kernel in kernels)
        {
            yield return kernel;
            if (kernel is LoopKernel loop)
            {
                foreach (Kernel inside in WithBodies(loop.Body))
                {
                    yield return inside;
                }
            }
        }
    }

    /// <summary>The values that a kernel writes; a loop also sets values of its body before each step.</summary>
    public static IEnumerable<Value> WrittenBy(Kernel kernel) => kernel is LoopKernel loop ? loop.Outputs.Concat(loop.Set) : kernel.Outputs;
}
