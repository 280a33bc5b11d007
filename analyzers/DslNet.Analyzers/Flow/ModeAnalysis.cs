using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Flow;

/// <summary>
/// In which modes the networks of one method may be, place by place of it. A network is known by the place at which it is made, or by
/// the parameter or field that holds it at first; locals that hold the same one are known to. What leaves the method's sight (stored,
/// captured by a lambda that changes it, given to code that isn't followed) is unknown from then on.
/// </summary>
internal sealed partial class ModeAnalysis : ForwardAnalysis<NetworkState>
{
    private readonly ControlFlowGraph graph;
    private readonly DslNetTypes types;
    private readonly Helpers helpers;
    private readonly ImmutableHashSet<ISymbol> untracked;
    private readonly HashSet<ISymbol> own = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<SyntaxNode, NetworkValue> made = [];
    private readonly Dictionary<ISymbol, NetworkValue> held = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<(int Block, Place Place), NetworkValue> merged = [];
    private readonly Dictionary<CaptureId, IOperation> captured = [];
    private readonly Dictionary<(SyntaxNode, NetworkValue?), NetworkUse> uses = [];
    private NetworkState now = NetworkState.Empty;

    /// <param name="graph">The body.</param>
    /// <param name="types">The library's types.</param>
    /// <param name="helpers">What is known of the project's own methods.</param>
    /// <param name="untracked">Variables that can't be followed.</param>
    public ModeAnalysis(ControlFlowGraph graph, DslNetTypes types, Helpers helpers, ImmutableHashSet<ISymbol> untracked)
    {
        this.graph = graph;
        this.types = types;
        this.helpers = helpers;
        this.untracked = untracked;
        Own(graph.Root);
        foreach (IFlowCaptureOperation capture in graph.Captures())
        {
            captured[capture.Id] = capture.Value;
        }
    }

    /// <summary>Whether code ran that may have changed any network that others hold; counted once states have settled.</summary>
    public bool IsOpaque { get; private set; }

    /// <summary>Where networks are used, and the modes that they may be in there.</summary>
    public IReadOnlyCollection<NetworkUse> Uses => uses.Values;

    /// <summary>Goes through the body; false where it can't be told.</summary>
    /// <param name="entry">Modes of what parameters hold; the others are unknown.</param>
    /// <param name="exit">The state at the end, or null if there is none.</param>
    public bool Run(IEnumerable<KeyValuePair<ISymbol, Modes>> entry, out NetworkState? exit) =>
        Run(graph, entry.Aggregate(NetworkState.Empty, (state, holder) => state.Be(Held(holder.Key), holder.Value)), out exit);

    /// <summary>The network that a symbol held at first.</summary>
    public NetworkValue Held(ISymbol symbol)
    {
        if (!held.TryGetValue(symbol, out NetworkValue? value))
        {
            held[symbol] = value = new NetworkValue(null, symbol);
        }

        return value;
    }

    protected override NetworkState Through(BasicBlock block, NetworkState state)
    {
        now = state;
        foreach (IOperation operation in block.Operations)
        {
            Visit(operation);
        }

        if (block.BranchValue is { } value && !AsksMode(block, out _, out _))
        {
            Visit(value);
        }

        return now;
    }

    protected override NetworkState Along(ControlFlowBranch branch, bool isConditional, NetworkState state)
    {
        now = state;
        if (AsksMode(branch.Source, out NetworkValue? asked, out bool trainWhenTrue) && asked is not null)
        {
            bool holds = (branch.Source.ConditionKind == ControlFlowConditionKind.WhenTrue) == isConditional;
            now = now.Be(asked, (holds == trainWhenTrue ? Modes.Trained : Modes.Evaluated) | (now.ModesOf(asked) & (Modes.Shared | Modes.Asked)));
        }

        // Where it is null there is no network that could be in a mode: "n?.Eval(); n?.Forward(…)" is right.
        if (branch.Source is { ConditionKind: not ControlFlowConditionKind.None, BranchValue: IIsNullOperation { Operand: var operand } }
            && (branch.Source.ConditionKind == ControlFlowConditionKind.WhenTrue) == isConditional
            && PlaceOf(operand) is { } tested && ValueAt(now, tested) is { } nothing)
        {
            now = now.Be(nothing, Modes.None);
        }

        // What ends with a region holds nothing behind it.
        foreach (ControlFlowRegion region in branch.LeavingRegions)
        {
            foreach (Place place in region.Locals.Select(local => new Place(local)).Concat(region.CaptureIds.Select(id => new Place(null, id))))
            {
                now = now.Forget(place);
            }
        }

        return now;
    }

    protected override NetworkState Thrown(NetworkState state) =>
        state with { Modes = state.Modes.ToImmutableDictionary(entry => entry.Key, entry => Modes.Foreign | (entry.Value & Modes.Asked)) };

    /// <summary>
    /// A place that holds one network on one way and another on the other holds, from here on, one that may be in the modes of both. That is
    /// sound only if no other place holds them as well; else nobody knows.
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
            // Made on one way only: on the other there is none. What was there from the start is as it was.
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

    private NetworkValue? ValueAt(NetworkState state, Place place) => state.Places.TryGetValue(place, out NetworkValue? value) ? value
        : place.Symbol is null || own.Contains(place.Symbol) ? null
        : untracked.Contains(place.Symbol) ? NetworkValue.Any
        : Held(place.Symbol);

    private void Own(ControlFlowRegion region)
    {
        own.UnionWith(region.Locals);
        foreach (ControlFlowRegion nested in region.NestedRegions)
        {
            Own(nested);
        }
    }
}
