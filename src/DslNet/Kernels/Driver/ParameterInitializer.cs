using System.Diagnostics;
using System.Runtime.Intrinsics;
using DslNet.Kernels.RandomNumbers;

namespace DslNet.Kernels.Driver;

/// <summary>
/// Initial values of parameters and buffers, a function of the seed, the parameter's index and the element.
/// (He: K. He and others, Delving Deep into Rectifiers, 2015. Xavier: X. Glorot, Y. Bengio, Understanding the difficulty of training
/// deep feedforward neural networks, 2010. LeCun: Y. LeCun and others, Efficient BackProp, 1998.)
/// </summary>
internal static class ParameterInitializer
{
    /// <summary>The counter's last word. Streams of dropout count from 0, so masks and weights use disjoint counters.</summary>
    private const uint Stream = uint.MaxValue;

    /// <summary>Fills a parameter or buffer.</summary>
    /// <param name="values">All of its elements.</param>
    /// <param name="info">The parameter.</param>
    /// <param name="index">Its index in the network.</param>
    /// <param name="seed">The network's seed.</param>
    public static void Fill(Span<float> values, ParameterInfo info, int index, ulong seed)
    {
        switch (info.Role)
        {
            case ParameterRole.Weight or ParameterRole.Table or ParameterRole.Learned or ParameterRole.InputWeight or ParameterRole.HiddenWeight or ParameterRole.InputBias or ParameterRole.HiddenBias:
                FillWeight(values, info, index, seed);
                break;
            case ParameterRole.Scale or ParameterRole.RunningVariance:
                values.Fill(1);
                break;
            case ParameterRole.Positions:
                FillPositions(values, info.Columns);
                break;
            default:
                values.Clear();
                break;
        }
    }

    /// <summary>sin(t/10000^(2i/features)) for feature 2i of step t, the cosine of the same for feature 2i + 1. (A. Vaswani and others, Attention Is All You Need, 2017, section 3.5.)</summary>
    private static void FillPositions(Span<float> values, int features)
    {
        for (int i = 0; i < values.Length; i++)
        {
            (int step, int feature) = Math.DivRem(i, features);
            double angle = step / Math.Pow(10000, (feature - (feature % 2)) / (double)features);
            values[i] = (float)(feature % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle));
        }
    }

    private static void FillWeight(Span<float> values, ParameterInfo info, int index, ulong seed)
    {
        Init init = info.Initializer;
        double he = 2.0 / info.FanIn;
        double xavier = 2.0 / ((double)info.FanIn + info.FanOut);
        switch (init.Kind)
        {
            case InitKind.HeNormal:
                Normal(values, Math.Sqrt(he), index, seed);
                break;
            case InitKind.XavierNormal:
                Normal(values, Math.Sqrt(xavier), index, seed);
                break;
            case InitKind.LeCunNormal:
                Normal(values, Math.Sqrt(1.0 / info.FanIn), index, seed);
                break;
            case InitKind.Normal:
                Normal(values, init.Value, index, seed);
                break;
            case InitKind.HeUniform:
                // The uniform distribution on ±limit has variance limit²/3.
                Uniform(values, Math.Sqrt(3 * he), index, seed);
                break;
            case InitKind.XavierUniform:
                Uniform(values, Math.Sqrt(3 * xavier), index, seed);
                break;
            case InitKind.Uniform:
                Uniform(values, init.Value, index, seed);
                break;
            case InitKind.Constant:
                values.Fill(init.Value);
                break;
            case InitKind.Zeros:
                values.Clear();
                break;
            default:
                throw new UnreachableException($"The compiler resolves {init}; {info.Name} still has it.");
        }
    }

    /// <summary>Normal numbers with mean 0, by the Box–Muller transform. (G. E. P. Box, M. E. Muller, A Note on the Generation of Random Normal Deviates, 1958.)</summary>
    private static void Normal(Span<float> values, double deviation, int index, ulong seed)
    {
        for (int i = 0; i < values.Length; i++)
        {
            Vector128<uint> words = Words(i, index, seed);
            double radius = Math.Sqrt(-2 * Math.Log((words.GetElement(0) + 1.0) * (1.0 / 4294967296)));
            values[i] = (float)(deviation * radius * Math.Cos(2 * Math.PI * (words.GetElement(1) * (1.0 / 4294967296))));
        }
    }

    /// <summary>Uniform numbers on ±limit.</summary>
    private static void Uniform(Span<float> values, double limit, int index, ulong seed)
    {
        for (int i = 0; i < values.Length; i++)
        {
            double unit = (Words(i, index, seed).GetElement(0) + 0.5) * (1.0 / 4294967296);
            values[i] = (float)(limit * ((2 * unit) - 1));
        }
    }

    private static Vector128<uint> Words(int element, int index, ulong seed) =>
        Philox.Block((uint)element, (uint)index, 0, Stream, (uint)seed, (uint)(seed >> 32));
}
