using System.Collections.Immutable;

namespace DslNet.Analyzers.Flow;

/// <summary>The summary of a method of the project: its effect on the modes of the networks passed to it.</summary>
/// <param name="Parameters">By ordinal, the possible modes of the network at the exit; <see cref="Modes.Entry"/> for unchanged.</param>
/// <param name="This">The same for the network whose own method this is.</param>
/// <param name="Trains">Whether it may train a network, passed to it or not.</param>
/// <param name="IsOpaque">Whether it may change other networks, or runs code that isn't analysed.</param>
internal sealed record Helper(ImmutableDictionary<int, Modes> Parameters, Modes This, bool Trains, bool IsOpaque);
