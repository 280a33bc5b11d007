using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DslNet.Analyzers.Flow;

/// <summary>
/// Dataflow analysis of the modes of the networks of one method. A network is identified by its creation site, or by
/// the parameter or field that holds it on entry; locals that alias it are tracked. What escapes (stored,
/// captured by a lambda that changes it, passed to code that isn't analysed) is unknown from then on.
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
    private readonly Dictionary<ISymbol, NetworkValue> others = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<(int Block, Place Place), NetworkValue> merged = [];
    private readonly Dictionary<CaptureId, IOperation> captured = [];
    private readonly Dictionary<(SyntaxNode, NetworkValue?), NetworkUse> uses = [];
    private NetworkState now = NetworkState.Empty;

    /// <param name="graph">The body.</param>
    /// <param name="types">The library's types.</param>
    /// <param name="helpers">Summaries of the project's own methods.</param>
    /// <param name="untracked">Variables that can't be tracked.</param>
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

    /// <summary>Whether code ran that may have changed any escaped network; recorded once states have converged.</summary>
    public bool IsOpaque { get; private set; }

    /// <summary>Uses of networks, with the modes that they may be in there.</summary>
    public IReadOnlyCollection<NetworkUse> Uses => uses.Values;

    /// <summary>Analyses the body; false where it can't be analysed.</summary>
    /// <param name="entry">Modes of what parameters hold; the others are unknown.</param>
    /// <param name="exit">The state at the end, or null if there is none.</param>
    public bool Run(IEnumerable<KeyValuePair<ISymbol, Modes>> entry, out NetworkState? exit) =>
        Run(graph, entry.Aggregate(NetworkState.Empty, (state, holder) => state.Be(Held(holder.Key), holder.Value)), out exit);

    /// <summary>The network that a symbol held on entry.</summary>
    public NetworkValue Held(ISymbol symbol)
    {
        if (!held.TryGetValue(symbol, out NetworkValue? value))
        {
            held[symbol] = value = new NetworkValue(null, symbol);
        }

        return value;
    }

    /// <summary>The network that an escaped variable may hold after unknown code has run.</summary>
    private NetworkValue Other(ISymbol symbol)
    {
        if (!others.TryGetValue(symbol, out NetworkValue? value))
        {
            others[symbol] = value = new NetworkValue(null, symbol);
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

        // Locals of a region hold nothing after it.
        foreach (ControlFlowRegion region in branch.LeavingRegions)
        {
            foreach (Place place in region.Locals.Select(local => new Place(local)).Concat(region.CaptureIds.Select(id => new Place(null, id))))
            {
                now = now.Forget(place);
            }
        }

        return now;
    }

    private NetworkValue? ValueAt(NetworkState state, Place place) => state.Places.TryGetValue(place, out NetworkValue? value) ? value
        : place.Symbol is null || own.Contains(place.Symbol) ? null
        : untracked.Contains(place.Symbol) ? NetworkValue.Any
        : Held(place.Symbol);

    /// <summary>Whether the variable is local to this body, so that no other code can assign it; a primary constructor's parameter isn't.</summary>
    private bool IsOwn(ISymbol symbol) => own.Contains(symbol) || (symbol is IParameterSymbol && symbol.IsDeclaredIn(graph.OriginalOperation));

    private void Own(ControlFlowRegion region)
    {
        own.UnionWith(region.Locals);
        foreach (ControlFlowRegion nested in region.NestedRegions)
        {
            Own(nested);
        }
    }
}
