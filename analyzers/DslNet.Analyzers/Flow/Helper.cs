using System.Collections.Immutable;

namespace DslNet.Analyzers.Flow;

/// <summary>What a method of the project does to the modes of the networks that it is given.</summary>
/// <param name="Parameters">By ordinal, the modes that the network may be in at the end; <see cref="Modes.Entry"/> for the one that it came with.</param>
/// <param name="This">The same for the network whose own method this is.</param>
/// <param name="Trains">Whether it may train a network, given to it or not.</param>
/// <param name="IsOpaque">Whether it may change others, or runs code that isn't followed.</param>
internal sealed record Helper(ImmutableDictionary<int, Modes> Parameters, Modes This, bool Trains, bool IsOpaque);
