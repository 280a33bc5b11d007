using DslNet.Compiler.Backends.Cpu;
using DslNet.Compiler.Backends.Ilgpu;
using DslNet.Compiler.Kernels;
using MathNet.Numerics.LinearAlgebra.Double;

namespace DslNet.Compiler.Tests.Interpreter;

/// <summary>What each kernel kind means, in double. Row-major arrays are MathNet's column-major transposes: nothing is copied.</summary>
internal sealed partial class KernelRun(ValueStore store, ulong seed, ulong step, LoopPlace? place = null) : ICpuKernelVisitor<bool>, IDeviceKernelVisitor<bool>
{
    private readonly LoopPlace lines = place ?? LoopPlace.Outside(store.Rows);

    private int Rows => store.Rows;

    public void All(IEnumerable<Kernel> kernels)
    {
        foreach (Kernel kernel in kernels)
        {
            store.Enter(kernel);
            kernel.Accept(this);
        }
    }

    public bool Visit(MapKernel kernel)
    {
        Map(kernel, store.Read);
        return true;
    }

    public bool Visit(MatMulKernel kernel)
    {
        DenseMatrix left = Transposed(kernel.Left);
        DenseMatrix right = Transposed(kernel.Right);
        double[] product = ((DenseMatrix)(kernel.Form switch
        {
            MatMulForm.Forward => right * left,
            MatMulForm.InputGradient => right.TransposeThisAndMultiply(left),
            MatMulForm.WeightGradient => right.TransposeAndMultiply(left),
            _ => throw new ArgumentOutOfRangeException(nameof(kernel), kernel.Form, "Unknown form of product."),
        })).Values;
        if (kernel.Epilogue is { } epilogue)
        {
            Map(epilogue, operand => operand == kernel.Product ? product : store.Read(operand));
        }
        else
        {
            store.Write(kernel.Product, product);
        }

        return true;
    }

    public bool Visit(PlacedMatMulKernel kernel) => Visit(kernel.Product);

    public bool Visit(WeightAndBiasGradientKernel kernel) => Visit(kernel.Weight) && Visit(kernel.Bias);

    public bool Visit(ReduceRowsKernel kernel)
    {
        int size = kernel.Output.Size, rows = Rows * kernel.Size / size;
        double[] elements = Elements(kernel.Operands, [kernel.Expression], kernel.Size, perRow: true, store.Read)[0];
        store.Write(kernel.Output, [.. Enumerable.Range(0, size).Select(column => Reduce(kernel.Reduction, Enumerable.Range(0, rows).Select(row => elements[(row * size) + column])))]);
        return true;
    }

    public bool Visit(ReduceRowKernel kernel)
    {
        double[] elements = Elements(kernel.Operands, [kernel.Expression], kernel.Size, kernel.Output.PerRow, store.Read)[0];
        store.Write(kernel.Output, [.. elements.Chunk(kernel.Size).Select(row => Reduce(kernel.Reduction, row))]);
        return true;
    }

    public bool Visit(NormalizeKernel kernel)
    {
        Rows.ShouldBeGreaterThan(1, "rows of a batch that is normalised by its own statistics");
        int size = kernel.Input.Shape.Channels, rows = Rows * kernel.Input.Shape.Pixels;
        double[] x = store.Read(kernel.Input);
        double[] normalized = new double[x.Length];
        double[] inverseDeviation = new double[size];
        double[] runningMean = [.. store.Read(kernel.RunningMean)];
        double[] runningVariance = [.. store.Read(kernel.RunningVariance)];
        int[] counted = CountedRows(kernel.Lengths, rows, kernel.Input.Shape.Pixels);
        for (int column = 0; column < size; column++)
        {
            double[] feature = [.. counted.Select(row => x[(row * size) + column])];
            double mean = Rounded(feature.DefaultIfEmpty().Average());
            double squares = feature.Sum(value => (value - mean) * (value - mean));
            inverseDeviation[column] = 1 / Math.Sqrt((squares / Math.Max(feature.Length, 1)) + kernel.Epsilon);
            for (int i = 0; i < counted.Length; i++)
            {
                normalized[(counted[i] * size) + column] = Rounded(feature[i] - mean) * inverseDeviation[column];
            }

            if (counted.Length > 1)
            {
                runningMean[column] += kernel.Momentum * (mean - runningMean[column]);
                runningVariance[column] += kernel.Momentum * ((squares / (counted.Length - 1)) - runningVariance[column]);
            }
        }

        store.Write(kernel.Normalized, normalized);
        store.Write(kernel.InverseDeviation, inverseDeviation);
        store.Write(kernel.RunningMean, runningMean);
        store.Write(kernel.RunningVariance, runningVariance);
        return true;
    }

    /// <summary>All pixels of all rows, or the steps before each row's length.</summary>
    private int[] CountedRows(Value? lengths, int rows, int steps)
    {
        double[]? most = lengths is null ? null : store.Read(lengths);
        return [.. Enumerable.Range(0, rows).Where(row => most is null || row % steps < most[row / steps])];
    }

    public bool Visit(NormalizeGradientKernel kernel)
    {
        int size = kernel.Normalized.Shape.Channels, rows = Rows * kernel.Normalized.Shape.Pixels;
        double[] upstream = store.Read(kernel.NormalizedGradient);
        double[] normalized = store.Read(kernel.Normalized);
        double[] inverseDeviation = store.Read(kernel.InverseDeviation);
        double[] gradient = new double[upstream.Length];
        for (int column = 0; column < size; column++)
        {
            int[] places = [.. CountedRows(kernel.Lengths, rows, kernel.Normalized.Shape.Pixels).Select(row => (row * size) + column)];
            double mean = Rounded(places.Select(at => upstream[at]).DefaultIfEmpty().Average());
            double meanProduct = Rounded(places.Select(at => Rounded(upstream[at] * normalized[at])).DefaultIfEmpty().Average());
            foreach (int at in places)
            {
                gradient[at] = inverseDeviation[column] * (Rounded(upstream[at] - mean) - Rounded(normalized[at] * meanProduct));
            }
        }

        store.Write(kernel.InputGradient, gradient);
        return true;
    }

    public bool Visit(SoftmaxKernel kernel)
    {
        store.Write(kernel.Output, [.. store.Read(kernel.Input).Chunk(kernel.Output.Shape.Channels).SelectMany(Softmax)]);
        return true;
    }

    public bool Visit(SoftmaxCrossEntropyKernel kernel)
    {
        int classes = kernel.Logits.Size;
        double epsilon = kernel.Smoothing, gamma = kernel.FocalGamma;
        double[][] logits = [.. store.Read(kernel.Logits).Chunk(classes)];
        double[][] targets = [.. store.Read(kernel.Target).Chunk(classes)];
        double[] losses = [.. logits.Zip(targets, (row, target) =>
        {
            double maximum = row.Max();
            double logSum = maximum + Math.Log(row.Sum(z => Math.Exp(z - maximum)));
            return row.Zip(target, (z, t) => Smoothed(t) * Focus(z - logSum) * (logSum - z)).Sum();
        })];
        store.Write(kernel.RowLoss, losses);
        store.Write(kernel.Loss, [losses.Average()]);
        store.Write(kernel.LogitsGradient, [.. logits.Zip(targets).SelectMany(row =>
        {
            // By log p, a class's part t·(1 − p)^γ·(−log p) grows by t·γ·p·(1 − p)^(γ − 1)·log p − t·(1 − p)^γ.
            double[] probabilities = [.. Softmax(row.First)];
            double[] slopes = [.. probabilities.Zip(row.Second, (p, t) => Smoothed(t) * ((gamma == 0 ? 0 : gamma * p * Math.Pow(1 - p, gamma - 1) * Math.Log(p)) - Math.Pow(1 - p, gamma)))];
            double sum = slopes.Sum();
            return probabilities.Zip(slopes, (p, slope) => (slope - (sum * p)) / Rows);
        })]);
        return true;

        double Focus(double log) => Math.Pow(1 - Math.Exp(log), gamma);

        double Smoothed(double target) => ((1 - epsilon) * target) + (epsilon / classes);
    }

    public bool Visit(SigmoidCrossEntropyKernel kernel)
    {
        int outputs = kernel.Logits.Size;
        double[] logits = store.Read(kernel.Logits);
        double[] target = store.Read(kernel.Target);
        double gamma = kernel.FocalGamma;
        double[] losses = [.. logits.Zip(target).Select((pair, i) => Focus(pair.First, pair.Second) * Plain(pair.First, pair.Second, Weight(i)))];
        store.Write(kernel.RowLoss, [.. losses.Chunk(outputs).Select(row => row.Average())]);
        double[] divisors = kernel.Counts is null ? [.. Enumerable.Repeat((double)Rows, Rows)] : store.Read(kernel.Counts);
        store.Write(kernel.Loss, [losses.Chunk(outputs).Select((row, number) => row.Average() / divisors[number]).Sum()]);
        store.Write(kernel.LogitsGradient, [.. logits.Zip(target).Select((pair, i) => Slope(pair.First, pair.Second, Weight(i)) / outputs / divisors[i / outputs])]);
        return true;

        double Weight(int i) => kernel.PositiveWeights.Count switch { 0 => 1, 1 => kernel.PositiveWeights[0], _ => kernel.PositiveWeights[i % outputs] };

        double Plain(double z, double t, double weight) => (weight * t * ScalarMath.Softplus(-z)) + ((1 - t) * ScalarMath.Softplus(z));

        // (1 − p of what is wanted)^γ, which is t + p − 2·t·p to that power.
        double Focus(double z, double t) => Math.Pow(t + ((1 - (2 * t)) * ScalarMath.Sigmoid(z)), gamma);

        double Slope(double z, double t, double weight)
        {
            double p = ScalarMath.Sigmoid(z), slope = ((1 - t) * p) - (weight * t * (1 - p));
            double focusSlope = gamma == 0 ? 0 : gamma * Math.Pow(t + ((1 - (2 * t)) * p), gamma - 1) * (1 - (2 * t)) * p * (1 - p);
            return (Focus(z, t) * slope) + (focusSlope * Plain(z, t, weight));
        }
    }
}
