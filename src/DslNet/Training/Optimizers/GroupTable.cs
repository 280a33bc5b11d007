namespace DslNet;

/// <summary>Which ranges of an optimizer's parts belong to which group: 0 for parameters that no group selects, then the groups in order.</summary>
internal sealed class GroupTable
{
    /// <summary>The group of frozen parameters.</summary>
    public const int Frozen = -1;

    private readonly int[] first;
    private readonly (int Start, int Floats, int Group)[] stretches;

    /// <param name="groupOfParameter">The group of each parameter.</param>
    /// <param name="starts">The offset of each parameter; its padding belongs to it.</param>
    /// <param name="parts">The parts, in memory order.</param>
    public GroupTable(int[] groupOfParameter, ReadOnlySpan<int> starts, IReadOnlyList<(int Start, int Floats)> parts)
    {
        first = new int[parts.Count + 1];
        List<(int Start, int Floats, int Group)> all = [];
        for (int part = 0; part < parts.Count; part++)
        {
            first[part] = all.Count;
            (int start, int floats) = parts[part];
            for (int i = 0; i < starts.Length; i++)
            {
                int from = Math.Max(start, starts[i]);
                int to = Math.Min(start + floats, i + 1 < starts.Length ? starts[i + 1] : int.MaxValue);
                if (from >= to)
                {
                    continue;
                }

                if (all.Count > first[part] && all[^1].Group == groupOfParameter[i])
                {
                    all[^1] = all[^1] with { Floats = to - all[^1].Start };
                }
                else
                {
                    all.Add((from, to - from, groupOfParameter[i]));
                }
            }
        }

        first[^1] = all.Count;
        stretches = [.. all];
    }

    /// <summary>The ranges of a part, each of one group.</summary>
    public ReadOnlySpan<(int Start, int Floats, int Group)> Of(int part) => stretches.AsSpan(first[part], first[part + 1] - first[part]);

    /// <summary>The group of each parameter: the first one that selects it.</summary>
    /// <exception cref="ArgumentException">A group names a layer that isn't there, or selects nothing that an earlier one has left.</exception>
    public static int[] GroupOfParameter(NetworkInfo info, IReadOnlyList<ParameterGroup> groups)
    {
        foreach (ParameterGroup group in groups)
        {
            foreach (string layer in group.Layers)
            {
                if (!info.Parameters.Any(parameter => info.Layers[parameter.Layer].Name == layer))
                {
                    throw new ArgumentException($"The group {group} selects the layer {layer}, but no layer of {info.Name} with parameters has that name. There are: {Layers(info)}.", nameof(Optimizer.Groups));
                }
            }
        }

        int[] found = [.. info.Parameters.Select(parameter => FirstOf(groups, group => group.Selects(info, parameter)))];
        for (int i = 0; i < groups.Count; i++)
        {
            if (!found.Contains(i + 1))
            {
                bool shadowed = info.Parameters.Any(parameter => groups[i].Selects(info, parameter));
                string reason = shadowed ? "a parameter belongs to the first group that selects it, and earlier groups have all of these" : "it selects nothing";
                throw new ArgumentException($"The group {groups[i]} is of no use to {info.Name}: {reason}. There are: {string.Join(", ", info.Parameters.Select(parameter => parameter.Name))}.", nameof(Optimizer.Groups));
            }
        }

        return found;
    }

    // 0 where there is none.
    private static int FirstOf(IReadOnlyList<ParameterGroup> groups, Func<ParameterGroup, bool> selects)
    {
        for (int i = 0; i < groups.Count; i++)
        {
            if (selects(groups[i]))
            {
                return i + 1;
            }
        }

        return 0;
    }

    private static string Layers(NetworkInfo info) => string.Join(", ", info.Parameters.Select(parameter => info.Layers[parameter.Layer].Name).Distinct());
}
