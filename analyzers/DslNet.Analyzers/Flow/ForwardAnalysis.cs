using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace DslNet.Analyzers.Flow;

/// <summary>
/// A forward dataflow analysis of one method: states go along the branches of its control flow graph and are joined where branches
/// meet, until nothing changes. A <c>finally</c> is gone through once for each branch that leaves through it, so that what it does is
/// done to that branch's state and no other; a <c>catch</c> begins with what may have been when something in its <c>try</c> threw.
/// </summary>
/// <typeparam name="TState">What is known at a point of the program; compared by <see cref="object.Equals(object)"/>.</typeparam>
internal abstract class ForwardAnalysis<TState>
    where TState : class
{
    /// <summary>A state that hasn't settled after so many visits of a block won't.</summary>
    private const int MostVisits = 40;

    /// <summary>Whether states have settled and the walk is the last one, on which things may be noted down.</summary>
    protected bool Settled { get; private set; }

    /// <summary>What holds where two branches meet.</summary>
    protected abstract TState Join(int block, TState first, TState second);

    /// <summary>What holds behind the block's operations and its condition.</summary>
    protected abstract TState Through(BasicBlock block, TState state);

    /// <summary>What holds at the end of the branch, if it held at the block's end.</summary>
    protected abstract TState Along(ControlFlowBranch branch, bool isConditional, TState state);

    /// <summary>What a <c>catch</c> may count on, if this held somewhere in its <c>try</c>.</summary>
    protected abstract TState Thrown(TState state);

    /// <summary>Goes through the graph; false where states don't settle. The state at the exit is null if it is never reached.</summary>
    protected bool Run(ControlFlowGraph graph, TState entry, out TState? exit)
    {
        exit = null;
        return Solve(graph, graph.Root, entry) is { } solved && (exit = solved.States[graph.Blocks.Length - 1]) is var _;
    }

    /// <summary>The states at the region's blocks, and what holds at the end of a finally.</summary>
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

        // Once more, over settled states; a finally is settled and walked again inside.
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

    /// <summary>Goes through the finallys on the branch's way; null where one of them never ends.</summary>
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
