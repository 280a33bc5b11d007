using System.Globalization;

namespace DslNet.Tests.Graphs;

/// <summary>The inputs and targets of a run, drawn as <c>Runs/graphs.py</c> draws them: a linear congruential generator's upper 24 bits as a number in −1..1.</summary>
/// <param name="seed">The run's.</param>
public sealed class RunNumbers(uint seed)
{
    private uint state = seed;

    /// <summary>Inputs, in the order of memory.</summary>
    public float[] Inputs(int count)
    {
        float[] inputs = new float[count];
        for (int i = 0; i < count; i++)
        {
            inputs[i] = (float)Next();
        }

        return inputs;
    }

    /// <summary>Targets of so many rows.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="parts">What a row is made of, such as <c>class 4</c> (one-hot), <c>labels4 7</c> (of each of 7 steps one of 4 classes, or −1), <c>numbers 2</c>, <c>bits 1</c> (0 or 1).</param>
    public float[] Targets(int rows, IReadOnlyList<string> parts) =>
        [.. Enumerable.Range(0, rows).SelectMany(_ => parts.SelectMany(part => Part(part[..part.IndexOf(' ')], int.Parse(part[part.IndexOf(' ')..], CultureInfo.InvariantCulture))).ToArray())];

    private float[] Part(string kind, int size)
    {
        float[] part = new float[size];
        if (kind.StartsWith("labels", StringComparison.Ordinal))
        {
            int classes = int.Parse(kind["labels".Length..], CultureInfo.InvariantCulture);
            for (int i = 0; i < size; i++)
            {
                part[i] = (int)((Next() + 1) / 2 * (classes + 1)) - 1;
            }

            return part;
        }

        if (kind == "class")
        {
            part[(int)((Next() + 1) / 2 * size)] = 1;
            return part;
        }

        for (int i = 0; i < size; i++)
        {
            double number = Next();
            part[i] = kind == "bits" ? (number > 0 ? 1 : 0) : (float)number;
        }

        return part;
    }

    private double Next()
    {
        state = (state * 1664525) + 1013904223;
        return ((state >> 8) / (double)(1 << 23)) - 1;
    }
}
