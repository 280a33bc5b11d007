using System.Collections.Immutable;
using DslNet.Compiler.Graph;

namespace DslNet;

/// <summary>
/// A net in canonical form, the compiler's own: inputs in the order of their declaration, layers in that of a depth-first walk from the outputs, sources
/// first, shared blocks by their numbers. Two definitions are the same network where these are equal.
/// </summary>
internal sealed class NetGraph : IEquatable<NetGraph>
{
    private readonly ImmutableArray<(LayerPart Layer, ImmutableArray<int> Sources)> nodes;
    private readonly ImmutableArray<(Head? Head, int Source)> heads;
    private readonly ImmutableArray<LayerPart> parts;

    /// <param name="inputs">In order.</param>
    /// <param name="values">In topological order: each after the values it reads.</param>
    /// <param name="outputs">The heads with their values; null where the value is the only output and has no name.</param>
    private NetGraph(IReadOnlyList<Net> inputs, IReadOnlyList<Net> values, IEnumerable<(Head? Head, Net Value)> outputs)
    {
        Dictionary<Net, int> places = new(inputs.Count + values.Count, ReferenceEqualityComparer.Instance);
        for (int i = 0; i < inputs.Count; i++)
        {
            places.Add(inputs[i], ~i);
        }

        for (int i = 0; i < values.Count; i++)
        {
            places.Add(values[i], i);
        }

        SharedNumbers numbers = new();
        Inputs = [.. inputs.Select(input => input.Declaration!)];
        parts = [.. values.Select(value => value.Layer!)];
        nodes = [.. values.Select(value => (numbers.Of(value.Layer!), value.Sources.Select(source => places[source]).ToImmutableArray()))];
        heads = [.. outputs.Select(output => (output.Head, places[output.Value]))];
    }

    public ImmutableArray<NetInput> Inputs { get; }

    /// <summary>The layers as one block where each reads the one before it alone, and the last one is the only output; else null.</summary>
    public Layer? Chain => Inputs.Length == 1
        && heads is [(null, var last)] && last == PlaceBefore(nodes.Length)
        && nodes.Select((node, index) => node.Sources is [var source] && source == PlaceBefore(index)).All(follows => follows)
        ? new Layer(parts)
        : null;

    /// <summary>The graph of all that a net depends on.</summary>
    public static NetGraph Of(Net net)
    {
        (Head? Head, Net Value)[] outputs = net.Heads.IsEmpty ? [(null, net)] : [.. net.Heads.Select(head => (head, head.Net))];
        (List<Net> inputs, List<Net> values) = Walk(outputs.Select(output => output.Value));
        return new NetGraph([.. inputs.OrderBy(input => input.Order)], values, outputs);
    }

    /// <summary>All that some nets depend on, in topological order: depth first, sources first.</summary>
    public static (List<Net> Inputs, List<Net> Values) Walk(IEnumerable<Net> outputs)
    {
        HashSet<Net> seen = new(ReferenceEqualityComparer.Instance);
        List<Net> inputs = [], values = [];
        Stack<(Net Value, int Next)> open = []; // a recursion would overflow the stack on a long chain
        foreach (Net output in outputs)
        {
            Enter(output);
            while (open.TryPop(out (Net Value, int Next) top))
            {
                if (top.Next < top.Value.Sources.Length)
                {
                    open.Push((top.Value, top.Next + 1));
                    Enter(top.Value.Sources[top.Next]);
                }
                else
                {
                    (top.Value.Declaration is null ? values : inputs).Add(top.Value);
                }
            }
        }

        return (inputs, values);

        void Enter(Net value)
        {
            if (seen.Add(value))
            {
                open.Push((value, 0));
            }
        }
    }

    public bool Equals(NetGraph? other) => other is not null
        && Inputs.SequenceEqual(other.Inputs)
        && nodes.Length == other.nodes.Length
        && nodes.Zip(other.nodes).All(pair => pair.First.Layer.Equals(pair.Second.Layer) && pair.First.Sources.SequenceEqual(pair.Second.Sources))
        && heads.Select(Identify).SequenceEqual(other.heads.Select(Identify));

    public override bool Equals(object? obj) => Equals(obj as NetGraph);

    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (NetInput input in Inputs)
        {
            hash.Add(input);
        }

        foreach ((LayerPart layer, ImmutableArray<int> sources) in nodes)
        {
            hash.Add(layer);
            hash.Add(sources.Aggregate(17, HashCode.Combine));
        }

        foreach ((Head? Head, int Source) head in heads)
        {
            hash.Add(Identify(head));
        }

        return hash.ToHashCode();
    }

    public override string ToString() => GraphText.Of(
        [.. Inputs.Select(input => input.ToString())],
        [.. nodes.Select(node => (node.Layer.ToString(), (IReadOnlyList<int>)node.Sources))],
        [.. heads.Select(head => (TextOf(head.Head), head.Source))]);

    private static (string, string)? TextOf(Head? head) => head is null ? null : GraphText.Head(head.Name, head.Loss?.ToString(), CanonicalText.Of(head.Weight));

    /// <summary>A head without its net, which is in the graph.</summary>
    private static (string? Name, Loss? Loss, float? Weight, int Source) Identify((Head? Head, int Source) head) => (head.Head?.Name, head.Head?.Loss, head.Head?.Weight, head.Source);

    /// <summary>The index of what a chain's node reads: input i is ~i, node i is i.</summary>
    private static int PlaceBefore(int node) => node == 0 ? ~0 : node - 1;
}
