using DslNet.Kernels.Driver;

namespace DslNet;

/// <summary>
/// Where a network's parts have padding, which must stay 0. Built-in formulas preserve it;
/// after a user's formula it is cleared.
/// </summary>
internal sealed class PaddingTable
{
    private readonly int[] first;
    private readonly (int Start, int Floats)[] gaps;

    public PaddingTable(NetworkDriver driver)
    {
        float[] ones = new float[driver.Info.ParameterCount], stored = new float[driver.ParameterStorage.Length];
        Array.Fill(ones, 1);
        driver.SetLikeParameters(ones, stored);
        ParameterParts parts = driver.Parts;
        first = new int[parts.Count + 1];
        List<(int Start, int Floats)> all = [];
        for (int part = 0; part < parts.Count; part++)
        {
            first[part] = all.Count;
            (int start, int floats) = parts[part];
            for (int i = start; i < start + floats; i++)
            {
                if (stored[i] != 0)
                {
                    continue;
                }

                if (all.Count > first[part] && all[^1].Start + all[^1].Floats == i)
                {
                    all[^1] = all[^1] with { Floats = all[^1].Floats + 1 };
                }
                else
                {
                    all.Add((i, 1));
                }
            }
        }

        first[^1] = all.Count;
        gaps = [.. all];
    }

    /// <summary>Clears a part's padding in an array with the layout of the parameters.</summary>
    public void Clear(int part, Span<float> stored)
    {
        foreach ((int start, int floats) in gaps.AsSpan(first[part], first[part + 1] - first[part]))
        {
            stored.Slice(start, floats).Clear();
        }
    }
}
