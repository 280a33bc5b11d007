using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Tests.Loops;

/// <summary>The recurrent cells that everybody knows, as bodies of loops.</summary>
internal static class Cells
{
    /// <summary>h' = tanh(x·W + h·U + b). (J. Elman, Finding Structure in Time, 1990.)</summary>
    public static Value Elman(LoopProgram p, Value x, Value h, string name = "") =>
        p.Map(v => p.Pool.Tanh(v[0] + v[1] + v[2]), p.Product(x, p.Weight(name + "W", x.Size, h.Size)), p.Product(h, p.Weight(name + "U", h.Size, h.Size)), p.Bias(name + "b", h.Size));

    /// <summary>h' = tanh(LayerNorm(x·W + h·U)). (J. L. Ba and others, Layer Normalization, 2016, equation 4.)</summary>
    public static Value Normalized(LoopProgram p, Value x, Value h)
    {
        Value sum = p.Map(v => v[0] + v[1], p.Product(x, p.Weight("W", x.Size, h.Size)), p.Product(h, p.Weight("U", h.Size, h.Size)));
        Value output = p.New("normalized_step", h.Size);
        p.Add(new RowNormalizeKernel(p.KernelName("Norm"), 0, null, true, 0.5f, sum, p.Bias("scale", h.Size), p.Bias("shift", h.Size), output, p.New("n", h.Size), p.New("deviation", 1), null));
        return p.Map(v => p.Pool.Tanh(v[0]), output);
    }

    /// <summary>A gated unit: z = σ(x·Wz + h·Uz + bz), n = tanh(x·Wn + h·Un + bn), h' = z·h + (1 − z)·n.</summary>
    public static Value Gated(LoopProgram p, Value x, Value h)
    {
        Value z = p.Map(v => p.Pool.Sigmoid(v[0] + v[1]), Affine(p, "z", x, h), p.Product(h, p.Weight("Uz", h.Size, h.Size)));
        Value n = p.Map(v => p.Pool.Tanh(v[0] + v[1]), Affine(p, "n", x, h), p.Product(h, p.Weight("Un", h.Size, h.Size)));
        return p.Map(v => (v[0] * v[1]) + ((1 - v[0]) * v[2]), z, h, n);
    }

    /// <summary>
    /// Long short-term memory: four gates from one product each with x and h, taken apart; c' = f·c + i·g, h' = o·tanh(c').
    /// (S. Hochreiter, J. Schmidhuber, 1997, with the forget gate of F. Gers and others, 2000.)
    /// </summary>
    public static (Value H, Value C) Lstm(LoopProgram p, Value x, Value h, Value c)
    {
        int units = h.Size;
        Value gates = p.Map(v => v[0] + v[1], Affine(p, "gates", x, units * 4), p.Product(h, p.Weight("U", units, units * 4)));
        Value[] four = [.. Enumerable.Range(0, 4).Select(gate => p.Add(new CopyKernel(p.KernelName("Gate"), 0, EquatableArray.Of(CopyPart.Box(gates, Shape.Of(units), [gate * units], [0])), p.New("gate", units))))];
        ExprPool pool = p.Pool;
        Value next = p.Map(v => (pool.Sigmoid(v[0]) * v[3]) + (pool.Sigmoid(v[1]) * pool.Tanh(v[2])), four[0], four[1], four[2], c);
        return (p.Map(v => pool.Sigmoid(v[0]) * pool.Tanh(v[1]), four[3], next), next);
    }

    private static Value Affine(LoopProgram p, string name, Value x, Value h) => Affine(p, name, x, h.Size);

    private static Value Affine(LoopProgram p, string name, Value x, int units) => p.Map(v => v[0] + v[1], p.Product(x, p.Weight("W" + name, x.Size, units)), p.Bias("b" + name, units));
}
