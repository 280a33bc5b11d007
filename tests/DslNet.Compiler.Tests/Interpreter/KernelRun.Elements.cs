using DslNet.Compiler.Kernels;
using MathNet.Numerics.LinearAlgebra.Double;

namespace DslNet.Compiler.Tests.Interpreter;

// What several kinds share: expressions at each element, reductions, softmax, matrices.
internal sealed partial class KernelRun
{
    private static double[] Softmax(double[] row)
    {
        double maximum = row.Max();
        double sum = row.Sum(z => Math.Exp(z - maximum));
        return [.. row.Select(z => Math.Exp(z - maximum) / sum)];
    }

    private static double Reduce(Reduction reduction, IEnumerable<double> numbers) => reduction switch
    {
        Reduction.Sum => numbers.Sum(),
        Reduction.Mean => numbers.Average(),
        Reduction.Max => numbers.Max(),
        _ => throw new ArgumentOutOfRangeException(nameof(reduction), reduction, "Unknown reduction."),
    };

    /// <summary>Intermediate results that may cancel, as the store rounds them; where it doesn't, exact.</summary>
    private double Rounded(double value) => store.Rounding?.Invoke(value) ?? value;

    private void Map(MapKernel kernel, Func<Value, double[]> read)
    {
        double[][] results = Elements(kernel.Operands, [.. kernel.Results.Select(result => result.Expression)], kernel.Size, kernel.PerRow, read);
        foreach ((MapResult result, double[] numbers) in kernel.Results.Zip(results))
        {
            store.Write(result.Value, numbers);
        }
    }

    /// <summary>Each expression at each element; smaller operands are broadcast as <see cref="MapKernel"/> says.</summary>
    private double[][] Elements(EquatableArray<Value> operands, Expr[] expressions, int size, bool perRow, Func<Value, double[]> read)
    {
        int rows = perRow ? Rows : 1;
        double[][] values = [.. operands.Select(read)];
        ElementState state = new() { Operands = new double[values.Length], Rows = Rows, Seed = seed, Step = step };
        ExprEvaluation evaluation = new(state);
        ExprTape[] tapes = [.. expressions.Select(ExprTape.Of)];
        double[][] results = [.. expressions.Select(_ => new double[rows * size])];
        for (int element = 0; element < rows * size; element++)
        {
            (int row, int column) = Math.DivRem(element, size);
            state.Element = ((perRow ? lines.Rows[row] : lines.Whole) * size) + column;
            for (int i = 0; i < values.Length; i++)
            {
                int width = operands[i].Size;
                state.Operands[i] = values[i][((operands[i].PerRow ? row : 0) * width) + (column % width)];
            }

            for (int i = 0; i < tapes.Length; i++)
            {
                results[i][element] = tapes[i].Evaluate(evaluation, store.Rounding);
            }
        }

        return results;
    }

    /// <summary>The transpose of a row-major value.</summary>
    private DenseMatrix Transposed(Value value)
    {
        double[] numbers = store.Read(value);
        int columns = value.PerRow ? value.Size : value.Shape.Channels;
        return new DenseMatrix(columns, numbers.Length / columns, numbers);
    }
}
