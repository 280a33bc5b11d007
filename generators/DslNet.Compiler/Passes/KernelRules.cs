using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <summary>What the <see cref="Verifier"/> demands of each kind of kernel: shapes agree, expressions belong to the program's pool and their operand indices are in range.</summary>
/// <param name="program">The kernels' program.</param>
/// <param name="pass">The pass after which it is checked.</param>
internal partial class KernelRules(KernelProgram program, string pass) : IKernelVisitor<bool>
{
    public bool Visit(MapKernel kernel)
    {
        Demand(kernel.Results.Count > 0, kernel, $"writes nothing");
        Demand(kernel.Results.All(result => result.Value.Size == kernel.Size && result.Value.PerRow == kernel.PerRow), kernel, $"has results of several shapes");
        return kernel.Results.All(result => Elements(kernel, result.Expression, kernel.Operands, kernel.Size, kernel.PerRow));
    }

    public virtual bool Visit(MatMulKernel kernel)
    {
        Value weight = kernel.Form == MatMulForm.WeightGradient ? kernel.Product : kernel.Right;
        Demand(weight.Shape == Shape.Of(kernel.In, kernel.Out), kernel, $"multiplies by {weight}, expected [{Shape.Of(kernel.In, kernel.Out)}]");
        return Epilogue(kernel);
    }

    public virtual bool Visit(ConvolutionKernel kernel)
    {
        Window window = kernel.Window;
        (Value x, Value y, Value weight) = kernel.Form switch
        {
            MatMulForm.Forward => (kernel.Left, kernel.Product, kernel.Right),
            MatMulForm.InputGradient => (kernel.Product, kernel.Left, kernel.Right),
            _ => (kernel.Left, kernel.Right, kernel.Product),
        };
        Over(kernel, window, x, y);
        Demand(window.Channels % window.Groups == 0 && kernel.Filters % window.Groups == 0, kernel, $"has groups that don't divide {window} and its filters");
        Demand(weight.Size == window.Taps * kernel.Filters && weight.Shape.Channels == kernel.Filters, kernel, $"has the weight {weight} for {window}");
        return Epilogue(kernel);
    }

    public bool Visit(PoolKernel kernel)
    {
        Demand((kernel.Positions is null || kernel.Kind == PoolKind.Max) && (kernel.Positions ?? kernel.Output).Size == kernel.Output.Size, kernel, $"keeps positions that aren't those of its maxima");
        return Over(kernel, kernel.Window, kernel.Input, kernel.Output) && Same(kernel, kernel.Window.Channels, kernel.Output.Shape.Channels);
    }

    public bool Visit(PoolGradientKernel kernel)
    {
        Demand(kernel.Positions is null == (kernel.Kind == PoolKind.Average), kernel, $"knows its positions or doesn't need them");
        return Over(kernel, kernel.Window, kernel.InputGradient, kernel.Upstream);
    }

    public bool Visit(ReshapeKernel kernel) => Same(kernel, kernel.Input, kernel.Output);

    public bool Visit(CopyKernel kernel)
    {
        Demand(kernel.Output.PerRow, kernel, $"copies rows into {kernel.Output}, which isn't per row");
        foreach (CopyPart part in kernel.Parts)
        {
            Demand(part.Input.PerRow, kernel, $"copies rows of {part.Input}, which isn't per row");
            Within(kernel, part.Input, part.From, part.Loops.Select(loop => (loop.Count, loop.From)));
            Within(kernel, kernel.Output, part.To, part.Loops.Select(loop => (loop.Count, loop.To)));
        }

        Demand(kernel.Parts.Any(part => part.Adds) || kernel.Parts.Sum(part => (long)part.Count) <= kernel.Output.Size, kernel, $"writes more numbers than {kernel.Output} has");
        return true;
    }

    /// <summary>Whether all indices of a strided copy are within the value's bounds.</summary>
    private void Within(Kernel kernel, Value value, EquatableArray<int> start, IEnumerable<(int Count, CopyStep Step)> loops)
    {
        Demand(start.Count == value.Shape.Rank, kernel, $"starts at a place of {value} that has not as many coordinates");
        ILookup<int, long> moves = loops.ToLookup(loop => loop.Step.Axis, loop => (loop.Count - 1L) * loop.Step.By);
        for (int axis = 0; axis < start.Count; axis++)
        {
            long least = start[axis] + moves[axis].Where(move => move < 0).Sum(), most = start[axis] + moves[axis].Where(move => move > 0).Sum();
            Demand(least >= 0 && most < value.Shape.Extents[axis], kernel, $"leaves {value} along axis {axis}");
        }
    }

    public bool Visit(ReduceRowsKernel kernel)
    {
        Demand(!kernel.Output.PerRow && kernel.Size % kernel.Output.Size == 0, kernel, $"reduces rows into a value per row or of another size");
        Demand(kernel.Operands.All(operand => operand.Size != kernel.Size || operand.Shape.Channels == kernel.Output.Size), kernel, $"sums over channels as well as over rows");
        return Elements(kernel, kernel.Expression, kernel.Operands, kernel.Size, perRow: true);
    }

    public bool Visit(ReduceRowKernel kernel)
    {
        Demand(kernel.Output.Size == 1, kernel, $"reduces a row into more than one number");
        return Elements(kernel, kernel.Expression, kernel.Operands, kernel.Size, kernel.Output.PerRow);
    }

    public bool Visit(NormalizeKernel kernel) => Same(kernel, kernel.Input, kernel.Normalized) && Same(kernel, kernel.RunningMean, kernel.InverseDeviation) && Same(kernel, kernel.Input.Shape.Channels, kernel.RunningMean.Size) && CountsSteps(kernel, kernel.Input, kernel.Lengths);

    public bool Visit(NormalizeGradientKernel kernel) => Same(kernel, kernel.NormalizedGradient, kernel.InputGradient) && CountsSteps(kernel, kernel.InputGradient, kernel.Lengths);

    public bool Visit(SoftmaxKernel kernel) => Same(kernel, kernel.Input, kernel.Output);

    public bool Visit(SoftmaxCrossEntropyKernel kernel) => Same(kernel, kernel.Logits, kernel.LogitsGradient) && Same(kernel, kernel.Logits, kernel.Target);

    public bool Visit(SigmoidCrossEntropyKernel kernel) => Same(kernel, kernel.Logits, kernel.LogitsGradient) && Same(kernel, kernel.Logits, kernel.Target);

    private bool Elements(Kernel kernel, Expr expression, EquatableArray<Value> operands, int size, bool perRow)
    {
        Demand(expression.Pool == program.Pool, kernel, $"has an expression of another pool");
        Demand(expression.Operands().All(index => index < operands.Count), kernel, $"has an expression with an operand that isn't there");
        foreach (Value operand in operands)
        {
            Demand(size % operand.Size == 0, kernel, $"broadcasts {operand} over rows of {InvariantText.Of(size)}");
            Demand(perRow || !operand.PerRow, kernel, $"reads {operand} per row, but has no rows");
        }

        return true;
    }

    private bool Epilogue(ProductKernel kernel)
    {
        if (kernel.Epilogue is { } epilogue)
        {
            Demand(epilogue.Operands[0] == kernel.Product && epilogue.Operands.Skip(1).All(operand => operand != kernel.Product), kernel, $"has an epilogue whose operand 0 isn't its product");
            Demand(epilogue.PerRow && epilogue.Size == kernel.Product.Size, kernel, $"has an epilogue of another shape");
            return Visit(epilogue);
        }

        return true;
    }

    private bool Over(Kernel kernel, Window window, Value x, Value y)
    {
        Demand(x.Size == window.Height * window.Width * window.Channels && y.Shape.Pixels == window.OutHeight * window.OutWidth, kernel, $"goes over {x} and {y} by {window}");
        return true;
    }

    private bool Same(Kernel kernel, Value left, Value right) => Same(kernel, left.Size, right.Size);

    private bool Same(Kernel kernel, int left, int right)
    {
        Demand(left == right, kernel, $"wants {InvariantText.Of(left)} and {InvariantText.Of(right)} to be the same size");
        return true;
    }

    /// <summary>The message is formatted only where the condition fails.</summary>
    public void Demand(bool condition, Kernel kernel, [InterpolatedStringHandlerArgument(nameof(condition))] ProblemText problem)
    {
        if (!condition)
        {
            throw new InvalidOperationException($"After {pass}: {kernel.Name} {problem.ToString()}.");
        }
    }
}
