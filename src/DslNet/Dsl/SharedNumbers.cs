using System.Collections.Immutable;

namespace DslNet;

/// <summary>
/// Replaces the identities of shared blocks by numbers, from 1, in the order of their first appearance: a layer before those inside it. The block itself stays at
/// the first place only. What comes out is the same for all definitions with the same sharing pattern; text, equality and hash codes are taken of it.
/// </summary>
internal sealed class SharedNumbers
{
    private readonly Dictionary<SharedIdentity, int> numbers = [];

    /// <summary>The layers with numbers.</summary>
    public ImmutableArray<LayerPart> Of(ImmutableArray<LayerPart> parts) => [.. parts.Select(Of)];

    /// <summary>The layer with numbers; itself where nothing in it is shared.</summary>
    public LayerPart Of(LayerPart part)
    {
        if (!part.HasShared)
        {
            return part;
        }

        bool isKnown = part.Arguments.Select(argument => argument.Value).OfType<SharedIdentity>().FirstOrDefault() is { } identity
            && !numbers.TryAdd(identity, numbers.Count + 1);
        return part with { Arguments = [.. part.Arguments.Where(argument => !isKnown || argument.Value is not Layer).Select(Of)] };
    }

    private LayerArgument Of(LayerArgument argument) => argument.Value switch
    {
        SharedIdentity identity => argument with { Value = numbers[identity] },
        NetCell { HasShared: true } cell => argument with { Value = cell.Numbered(this) },
        Layer { HasShared: true } block => argument with { Value = new Layer(Of(block.Parts)) },
        _ => argument,
    };
}
