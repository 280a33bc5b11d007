using DslNet.Kernels.Attentions;

namespace DslNet.Tests.Kernels;

/// <summary>Attention and its gradients as their definitions say, one query after the other, in double.</summary>
internal sealed class AttentionReference
{
    private readonly AttentionShape shape;
    private readonly int width;

    private AttentionReference(AttentionShape shape, int rows)
    {
        this.shape = shape;
        width = shape.Heads * shape.HeadSize;
        (Output, QueriesGradient) = (new double[rows * shape.Steps * width], new double[rows * shape.Steps * width]);
        (KeysGradient, ValuesGradient) = (new double[rows * shape.KeySteps * width], new double[rows * shape.KeySteps * width]);
    }

    public double[] Output { get; }

    public double[] QueriesGradient { get; }

    public double[] KeysGradient { get; }

    public double[] ValuesGradient { get; }

    public static AttentionReference Of(AttentionShape shape, float[]? lengths, float[] queries, float[] keys, float[] values, float[] upstream)
    {
        int rows = queries.Length / (shape.Steps * shape.Heads * shape.HeadSize);
        AttentionReference reference = new(shape, rows);
        for (int item = 0; item < rows * shape.Heads * shape.Steps; item++)
        {
            (int row, int rest) = Math.DivRem(item, shape.Heads * shape.Steps);
            (int head, int query) = Math.DivRem(rest, shape.Steps);
            int keysOfRow = (int)(lengths?[row] ?? shape.KeySteps);
            reference.Add(row, head, query, shape.IsCausal ? Math.Min(query + 1, keysOfRow) : keysOfRow, queries, keys, values, upstream);
        }

        return reference;
    }

    private void Add(int row, int head, int query, int visible, float[] queries, float[] keys, float[] values, float[] upstream)
    {
        int size = shape.HeadSize, q = (((row * shape.Steps) + query) * width) + (head * size);
        int KeyAt(int key) => (((row * shape.KeySteps) + key) * width) + (head * size);
        double scale = 1 / Math.Sqrt(size);
        double Dot(float[] left, int at, float[] right, int from) => Enumerable.Range(0, size).Sum(i => (double)left[at + i] * right[from + i]);
        double[] scores = [.. Enumerable.Range(0, visible).Select(key => scale * Dot(queries, q, keys, KeyAt(key)))];
        double maximum = scores.DefaultIfEmpty(0).Max(), sum = scores.Sum(score => Math.Exp(score - maximum));
        double[] p = [.. scores.Select(score => Math.Exp(score - maximum) / sum)];
        double[] byProbability = [.. p.Select((_, key) => Dot(upstream, q, values, KeyAt(key)))];
        double mean = p.Zip(byProbability, (probability, slope) => probability * slope).Sum();
        for (int key = 0; key < visible; key++)
        {
            double slope = p[key] * (byProbability[key] - mean) * scale;
            for (int i = 0; i < size; i++)
            {
                int k = KeyAt(key) + i;
                Output[q + i] += p[key] * values[k];
                QueriesGradient[q + i] += slope * keys[k];
                KeysGradient[k] += slope * queries[q + i];
                ValuesGradient[k] += p[key] * upstream[q + i];
            }
        }
    }
}
