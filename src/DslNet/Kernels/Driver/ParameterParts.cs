using DslNet.Kernels.MatMul;

namespace DslNet.Kernels.Driver;

/// <summary>
/// The canonical partition of parameters and gradients, the same for every optimizer and any number of threads: a part is what an optimizer
/// steps at a time, and the unit of the norm's partial sums. In large networks the parts of a weight are the stripes of its panels, so that
/// a step finds the gradient in the cache; a small network fits in the cache anyway.
/// </summary>
internal sealed class ParameterParts
{
    private const int SmallNetwork = 8192;
    private const int PartFloats = MatMul.WeightTarget.StripeRows * Panels.Width;
    private readonly int[] first;
    private readonly (int Start, int Floats)[] parts;

    public ParameterParts(IReadOnlyList<ParameterInfo> parameters, int[] starts, int floats)
    {
        AreFused = floats > SmallNetwork;
        first = new int[parameters.Count];
        List<(int, int)> all = [];
        List<int> others = [];
        if (AreFused)
        {
            for (int i = 0; i < parameters.Count; i++)
            {
                first[i] = all.Count;
                bool fused = parameters[i] is { IsMatrix: true, GradientIsSum: false };
                int stretch = parameters[i].IsMatrix ? parameters[i].Rows * Panels.Width : (int)parameters[i].Stored;
                int end = starts[i] + (int)parameters[i].Stored;
                for (int start = starts[i]; start < end; start += stretch)
                {
                    int before = all.Count;
                    Divide(start, stretch, all);
                    if (!fused)
                    {
                        others.AddRange(Enumerable.Range(before, all.Count - before));
                    }
                }
            }
        }
        else
        {
            Divide(0, floats, all);
        }

        parts = [.. all];
        Others = [.. others];
    }

    /// <summary>Whether the step of the weights is fused into the backward pass.</summary>
    public bool AreFused { get; }

    /// <summary>The number of parts.</summary>
    public int Count => parts.Length;

    /// <summary>All of them, in memory order.</summary>
    public (int Start, int Floats)[] ToArray() => [.. parts];

    /// <summary>The parts that are stepped after the backward pass in a fused step: all but the weights'.</summary>
    public int[] Others { get; }

    /// <summary>The range of a part in the parameter storage.</summary>
    public (int Start, int Floats) this[int part] => parts[part];

    /// <summary>The first part of a parameter; a weight's are ordered by panel, then by stripe.</summary>
    public int FirstOf(int parameter) => first[parameter];

    private static void Divide(int start, int floats, List<(int Start, int Floats)> parts)
    {
        for (int done = 0; done < floats; done += PartFloats)
        {
            parts.Add((start + done, Math.Min(PartFloats, floats - done)));
        }
    }
}
