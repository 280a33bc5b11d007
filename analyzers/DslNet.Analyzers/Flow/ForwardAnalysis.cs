using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace DslNet.Analyzers.Flow;

/// <summary>
/// A forward dataflow analysis of one method: states are propagated along the branches of its control flow graph and joined where branches
/// meet, until a fixed point. A <c>finally</c> is analysed once for each branch that leaves through it, so that its effect is
/// on that branch's state alone; a <c>catch</c> starts with the join of the states in its <c>try</c>.
/// </summary>
/// <typeparam name="TState">The abstract state; compared by <see cref="object.Equals(object)"/>.</typeparam>
internal abstract class ForwardAnalysis<TState>
    where TState : class
{
    /// <summary>The limit of visits of a block, beyond which the analysis gives up.</summary>
    private const int MostVisits = 40;

    /// <summary>Whether the fixed point is reached, and this is the final pass, which records results.</summary>
    protected bool Settled { get; private set; }

    /// <summary>The join of two states.</summary>
    protected abstract TState Join(int block, TState first, TState second);

    /// <summary>The transfer function of a block's operations and condition.</summary>
    protected abstract TState Through(BasicBlock block, TState state);

    /// <summary>The transfer function of a branch.</summary>
    protected abstract TState Along(ControlFlowBranch branch, bool isConditional, TState state);

    /// <summary>The state at a <c>catch</c>, given one in its <c>try</c>.</summary>
    protected abstract TState Thrown(TState state);

    /// <summary>Analyses the graph; false where no fixed point is reached. The state at the exit is null if it is unreachable.</summary>
    protected bool Run(ControlFlowGraph graph, TState entry, out TState? exit)
    {
        exit = null;
        return Solve(graph, graph.Root, entry) is { } solved && (exit = solved.States[graph.Blocks.Length - 1]) is var _;
    }

    /// <summary>The states of the region's blocks, and at the end of a finally.</summary>
    private Solution<TState>? Solve(ControlFlowGraph graph, ControlFlowRegion region, TState entry)
    {
        bool settled = Settled;
        Settled = false;
        Solution<TState> solution = new(graph.Blocks.Length);
        SortedSet<int> pending = [region.FirstBlockOrdinal];
        solution.Edges[region.FirstBlockOrdinal] = new() { [-1] = entry };
        int[] visits = new int[graph.Blocks.Length];
        while (pending.Count > 0)
        {
            int ordinal = pending.Min;
            pending.Remove(ordinal);
            TState state = solution.Edges[ordinal].OrderBy(edge => edge.Key).Select(edge => edge.Value).Aggregate((first, second) => Join(ordinal, first, second));
            if (solution.States[ordinal] is { } known && known.Equals(state))
            {
                continue;
            }

            solution.States[ordinal] = state;
            if (++visits[ordinal] > MostVisits || !Visit(graph, region, graph.Blocks[ordinal], state, solution, pending))
            {
                return null;
            }
        }

        // The final pass over the fixed point; a finally is solved and passed again inside.
        if (settled || region == graph.Root)
        {
            Settled = true;
            for (int ordinal = 0; ordinal < solution.States.Length; ordinal++)
            {
                if (solution.States[ordinal] is { } state && !Visit(graph, region, graph.Blocks[ordinal], state, solution, []))
                {
                    return null;
                }
            }

            Settled = settled;
        }

        return solution;
    }

    private bool Visit(ControlFlowGraph graph, ControlFlowRegion region, BasicBlock block, TState state, Solution<TState> solution, SortedSet<int> pending)
    {
        TState after = Through(block, state);
        foreach (ControlFlowRegion handler in block.Handlers())
        {
            Reach(handler.FirstBlockOrdinal, -2 - block.Ordinal, Join(handler.FirstBlockOrdinal, Thrown(state), Thrown(after)));
        }

        foreach ((ControlFlowBranch? branch, bool isConditional) in new[] { (block.ConditionalSuccessor, true), (block.FallThroughSuccessor, false) })
        {
            if (branch is { Semantics: ControlFlowBranchSemantics.StructuredExceptionHandling })
            {
                solution.End = solution.End is null ? after : Join(block.Ordinal, solution.End, after);
            }

            if (branch?.Destination is { } destination && block.MayGo(isConditional))
            {
                if (!Leave(graph, branch, Along(branch, isConditional, after), out TState? there))
                {
                    return false;
                }

                if (there is not null)
                {
                    Reach(destination.Ordinal, (block.Ordinal * 2) + (isConditional ? 1 : 0), there);
                }
            }
        }

        return true;

        void Reach(int ordinal, int edge, TState reached)
        {
            if (ordinal < region.FirstBlockOrdinal || ordinal > region.LastBlockOrdinal)
            {
                return;
            }

            if (!solution.Edges.TryGetValue(ordinal, out Dictionary<int, TState>? edges))
            {
                solution.Edges[ordinal] = edges = [];
            }

            edges[edge] = reached;
            pending.Add(ordinal);
        }
    }

    /// <summary>Applies the finallys of the branch; null where one of them doesn't complete.</summary>
    private bool Leave(ControlFlowGraph graph, ControlFlowBranch branch, TState state, out TState? there)
    {
        there = state;
        foreach (ControlFlowRegion last in branch.FinallyRegions)
        {
            if (there is null || Solve(graph, last, there) is not { } through)
            {
                return there is null;
            }

            there = through.End;
        }

        return true;
    }
}
