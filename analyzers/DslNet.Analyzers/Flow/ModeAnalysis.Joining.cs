using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.Flow;

/// <summary>The join of the lattice.</summary>
internal sealed partial class ModeAnalysis
{
    protected override NetworkState Thrown(NetworkState state) =>
        state with { Modes = state.Modes.ToImmutableDictionary(entry => entry.Key, entry => Modes.Foreign | (entry.Value & Modes.Asked)) };

    /// <summary>
    /// A place that holds different networks on two branches holds, after the join, one that may be in the modes of both. That is
    /// sound only if no other place aliases them; else the result is unknown.
    /// </summary>
    protected override NetworkState Join(int block, NetworkState first, NetworkState second)
    {
        if (first.Equals(second))
        {
            return first;
        }

        ImmutableDictionary<NetworkValue, Modes>.Builder modes = first.Modes.ToBuilder();
        foreach (NetworkValue value in first.Modes.Keys.Union(second.Modes.Keys))
        {
            // Created on one branch only. What existed on entry keeps its state.
            modes[value] = (first.Modes.ContainsKey(value) || value.Holder is not null ? first.ModesOf(value) : Modes.None)
                | (second.Modes.ContainsKey(value) || value.Holder is not null ? second.ModesOf(value) : Modes.None);
        }

        ImmutableDictionary<Place, NetworkValue>.Builder places = first.Places.ToBuilder();
        foreach (Place place in first.Places.Keys.Union(second.Places.Keys).ToArray())
        {
            NetworkValue? one = ValueAt(first, place), other = ValueAt(second, place);
            places[place] = one is null || one == other ? other! : other is null ? one : Merge(place, one, other);
        }

        return new NetworkState(places.ToImmutable(), modes.ToImmutable());

        NetworkValue Merge(Place place, NetworkValue one, NetworkValue other)
        {
            Modes both = first.ModesOf(one) | second.ModesOf(other);
            bool single = one != NetworkValue.Any && other != NetworkValue.Any && first.IsHeldOnceBy(place, one) && second.IsHeldOnceBy(place, other);
            modes[one] = modes[other] = Modes.Foreign;
            if (!single)
            {
                return NetworkValue.Any;
            }

            if (!merged.TryGetValue((block, place), out NetworkValue? value))
            {
                merged[(block, place)] = value = new NetworkValue(SymbolEqualityComparer.Default.Equals(one.Type, other.Type) ? one.Type : null, null);
            }

            modes[value] = both;
            return value;
        }
    }
}
