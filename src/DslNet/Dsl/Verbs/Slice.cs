namespace DslNet;

public static partial class Dsl
{
    /// <summary>The elements of an index range along an axis, such as <c>2..5</c> or <c>^3..</c>; the other extents stay.</summary>
    /// <param name="range">Not empty, and within the axis.</param>
    /// <param name="axis">An axis of the value.</param>
    /// <exception cref="ArgumentOutOfRangeException">The axis is no member of <see cref="Axis"/>.</exception>
    public static Layer Slice(Range range, Axis axis = Axis.Channels) => new("Slice", new("range", range), new("axis", DslChecks.Defined(axis)));
}

public static partial class Fluent
{
    /// <summary>Appends <see cref="Dsl.Slice"/>.</summary>
    public static TChain Slice<TChain>(this TChain chain, Range range, Axis axis = Axis.Channels) where TChain : IChain<TChain> => chain.Then(Dsl.Slice(range, axis));
}
