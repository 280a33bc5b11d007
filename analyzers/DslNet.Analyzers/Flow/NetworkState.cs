using System.Collections.Immutable;
using System.Linq;

namespace DslNet.Analyzers.Flow;

/// <summary>The abstract state at a point of a method: the network of each place, and the possible modes of each network.</summary>
/// <param name="Places">Without an entry: the network on entry to the method; none for a local.</param>
/// <param name="Modes">Without an entry: <see cref="Flow.Modes.Foreign"/>.</param>
internal sealed record NetworkState(ImmutableDictionary<Place, NetworkValue> Places, ImmutableDictionary<NetworkValue, Modes> Modes)
{
    public static NetworkState Empty { get; } = new(ImmutableDictionary<Place, NetworkValue>.Empty, ImmutableDictionary<NetworkValue, Modes>.Empty);

    public Modes ModesOf(NetworkValue value) => value != NetworkValue.Any && Modes.TryGetValue(value, out Modes modes) ? modes : Flow.Modes.Foreign;

    public NetworkState Hold(Place place, NetworkValue value) => this with { Places = Places.SetItem(place, value) };

    public NetworkState Forget(Place place) => this with { Places = Places.Remove(place) };

    public NetworkState Be(NetworkValue value, Modes modes) => value == NetworkValue.Any ? this : this with { Modes = Modes.SetItem(value, modes) };

    /// <summary>Marks the network as unknown and escaped.</summary>
    public NetworkState Escape(NetworkValue value) => Be(value, Flow.Modes.Foreign | (ModesOf(value) & Flow.Modes.Asked));

    /// <summary>Every place that holds the network holds an unknown one from now on.</summary>
    public NetworkState Lose(NetworkValue value) => this with { Places = Places.SetItems(Places.Where(held => held.Value == value).Select(held => new System.Collections.Generic.KeyValuePair<Place, NetworkValue>(held.Key, NetworkValue.Any))) };

    public bool IsHeldOnceBy(Place place, NetworkValue value) => Places.All(held => held.Value != value || held.Key.Equals(place));

    public bool Equals(NetworkState? other) => other is not null && Same(Places, other.Places) && Same(Modes, other.Modes);

    public override int GetHashCode() => (Places.Count * 397) ^ Modes.Count;

    private static bool Same<TKey, TValue>(ImmutableDictionary<TKey, TValue> first, ImmutableDictionary<TKey, TValue> second)
        where TKey : notnull =>
        first == second || (first.Count == second.Count && first.All(entry => second.TryGetValue(entry.Key, out TValue? value) && Equals(entry.Value, value)));
}
