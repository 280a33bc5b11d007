using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Tests.Interpreter;

// Attention, one query after the other.
internal sealed partial class KernelRun
{
    public bool Visit(AttentionKernel kernel)
    {
        int steps = kernel.Queries.Steps, size = kernel.Width / kernel.Heads;
        Func<int, int, int, double> values = Reader(kernel.Values);
        double[] output = new double[Rows * kernel.Output.Size], logSum = new double[Rows * kernel.Heads * steps];
        foreach ((int row, int head, int query, double[] probabilities, double sum) in Probabilities(kernel))
        {
            logSum[(((row * kernel.Heads) + head) * steps) + query] = sum;
            for (int column = 0; column < size; column++)
            {
                output[(((row * steps) + query) * kernel.Width) + (head * size) + column] = probabilities.Select((p, key) => p * values(row, key, (head * size) + column)).Sum();
            }
        }

        store.Write(kernel.Output, output);
        if (kernel.LogSum is not null)
        {
            store.Write(kernel.LogSum, logSum);
        }

        return true;
    }

    /// <summary>By the definition of the derivative, without the outputs and log-sums of the forward pass: o = Σ p·v and p = softmax(s) give ds = p·(dp − Σ p·dp).</summary>
    public bool Visit(AttentionGradientKernel kernel)
    {
        AttentionKernel attention = kernel.Attention;
        int steps = attention.Queries.Steps, size = attention.Width / attention.Heads;
        double scale = 1 / Math.Sqrt(size);
        Func<int, int, int, double> queries = Reader(attention.Queries), keys = Reader(attention.Keys), values = Reader(attention.Values), upstream = Reader(new(kernel.Upstream, 0));
        Dictionary<Value, double[]> gradients = kernel.Outputs.ToDictionary(value => value, value => new double[Rows * value.Size]);
        foreach ((int row, int head, int query, double[] probabilities, _) in Probabilities(attention))
        {
            int[] columns = [.. Enumerable.Range(head * size, size)];
            double[] byProbability = [.. probabilities.Select((_, key) => columns.Sum(column => upstream(row, query, column) * values(row, key, column)))];
            double mean = probabilities.Zip(byProbability, (p, slope) => p * slope).Sum();
            for (int key = 0; key < probabilities.Length; key++)
            {
                double slope = probabilities[key] * Rounded(byProbability[key] - mean) * scale;
                foreach (int column in columns)
                {
                    Add(attention.Queries, kernel.QueriesGradient, query, column, slope * keys(row, key, column));
                    Add(attention.Keys, kernel.KeysGradient, key, column, slope * queries(row, query, column));
                    Add(attention.Values, kernel.ValuesGradient, key, column, probabilities[key] * upstream(row, query, column));
                }
            }

            void Add(AttentionOperand operand, Value gradient, int step, int column, double summand) =>
                gradients[gradient][(((row * operand.Steps) + step) * gradient.Shape.Channels) + operand.From + column] += summand;
        }

        foreach ((Value gradient, double[] numbers) in gradients)
        {
            store.Write(gradient, numbers);
        }

        return true;
    }

    /// <summary>The softmax of each query's scores over the keys that it sees, and log Σ e^s, which is 0 where it sees none.</summary>
    private IEnumerable<(int Row, int Head, int Query, double[] Probabilities, double LogSum)> Probabilities(AttentionKernel kernel)
    {
        int size = kernel.Width / kernel.Heads;
        Func<int, int, int, double> queries = Reader(kernel.Queries), keys = Reader(kernel.Keys);
        for (int row = 0; row < Rows; row++)
        {
            int length = kernel.Lengths is null ? kernel.Keys.Steps : (int)store.Read(kernel.Lengths)[row];
            for (int head = 0; head < kernel.Heads; head++)
            {
                for (int query = 0; query < kernel.Queries.Steps; query++)
                {
                    IEnumerable<int> columns = Enumerable.Range(head * size, size);
                    int visible = kernel.IsCausal ? Math.Min(length, query + 1) : length;
                    double[] scores = [.. Enumerable.Range(0, visible).Select(key => columns.Sum(column => queries(row, query, column) * keys(row, key, column)) / Math.Sqrt(size))];
                    double maximum = scores.DefaultIfEmpty(0).Max();
                    yield return (row, head, query, visible == 0 ? [] : Softmax(scores), visible == 0 ? 0 : maximum + Math.Log(scores.Sum(score => Math.Exp(score - maximum))));
                }
            }
        }
    }

    /// <summary>The number at a row, a step and a column.</summary>
    private Func<int, int, int, double> Reader(AttentionOperand operand)
    {
        double[] numbers = store.Read(operand.Value);
        int channels = operand.Value.Shape.Channels;
        return (row, step, column) => numbers[(((row * operand.Steps) + step) * channels) + operand.From + column];
    }
}
