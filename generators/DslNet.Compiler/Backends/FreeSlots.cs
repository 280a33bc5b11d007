using System.Collections.Generic;
using System.Linq;

namespace DslNet.Compiler.Backends;

/// <summary>The free slots, by width: a network has few distinct widths, however many slots.</summary>
internal sealed class FreeSlots
{
    private readonly SortedDictionary<int, SortedSet<int>> slots = [];

    /// <summary>All free slots.</summary>
    public IReadOnlyList<int> All => [.. slots.Values.SelectMany(ofWidth => ofWidth)];

    public void Add(int slot, int width)
    {
        if (!slots.TryGetValue(width, out SortedSet<int>? ofWidth))
        {
            slots[width] = ofWidth = [];
        }

        ofWidth.Add(slot);
    }

    public void Remove(int slot, int width)
    {
        if (slots.TryGetValue(width, out SortedSet<int>? ofWidth) && ofWidth.Remove(slot) && ofWidth.Count == 0)
        {
            slots.Remove(width);
        }
    }

    public void Clear() => slots.Clear();

    /// <summary>The best fit, the first of the narrowest that are wide enough, or −1.</summary>
    public int BestFor(int width) => slots.Where(pair => pair.Key >= width).Select(pair => pair.Value.Min).DefaultIfEmpty(-1).First();

    /// <summary>The first of the widest, or −1.</summary>
    public int Widest() => slots.Count == 0 ? -1 : slots.Last().Value.Min;
}
