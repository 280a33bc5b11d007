namespace DslNet;

/// <summary>What a layer can be appended to: a <see cref="Net"/> or another <see cref="Layer"/>. The fluent form is written against it.</summary>
/// <typeparam name="TSelf">The result's type: the same kind.</typeparam>
public interface IChain<TSelf>
{
    /// <summary>This, followed by <paramref name="layer"/>: the same as <c>this &gt;&gt; layer</c>.</summary>
    /// <param name="layer">A layer or block.</param>
    TSelf Then(Layer layer);
}
