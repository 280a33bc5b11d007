using System.Collections.Immutable;

namespace DslNet;

/// <content>Several outputs.</content>
public static partial class Dsl
{
    /// <summary>A network with several outputs; trained on the weighted sum of their losses. No layer can be appended to it.</summary>
    /// <param name="heads">At least one; each has a name of its own.</param>
    /// <exception cref="ArgumentException">There is none, one is null, or two have one name.</exception>
    public static Net Outputs(params Head[] heads)
    {
        ImmutableArray<Head> all = DslChecks.Joined(heads);
        string? twice = all.GroupBy(head => head.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1)?.Key;
        return twice is null ? new Net(all) : throw new ArgumentException($"Each output needs a name of its own; two are called \"{twice}\".", nameof(heads));
    }

    /// <summary>An output of a network with several (see <see cref="Outputs"/>).</summary>
    /// <param name="name">What it is called: letters, digits and underscores.</param>
    /// <param name="net">Its value.</param>
    /// <param name="loss">Its loss; null for that of the <see cref="NetworkAttribute"/>.</param>
    /// <param name="weight">The weight of its loss in the trained sum; positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The name is no identifier, the weight isn't positive and finite, or the loss is none that one output can have.</exception>
    /// <exception cref="InvalidOperationException">The net is what <see cref="Outputs"/> returned.</exception>
    public static Head Head(string name, Net net, Loss? loss = null, float weight = 1)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(net);
        net.MustNotBeOutputs();
        if (loss is { } own && (DslChecks.Defined(own, nameof(loss)) == Loss.PerHead))
        {
            throw new ArgumentOutOfRangeException(nameof(loss), $"loss must be a loss of one output. It is {own}.");
        }

        return new Head(DslChecks.Name(name)!, net, loss, DslChecks.Positive(weight));
    }
}
