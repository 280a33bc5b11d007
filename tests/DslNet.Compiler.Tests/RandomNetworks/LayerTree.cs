using DslNet.Compiler.Graph;

namespace DslNet.Compiler.Tests.RandomNetworks;

/// <summary>A drawn layer, or layers said by one of the higher-order verbs. Closed: these cases are all.</summary>
public abstract record LayerTree
{
    private LayerTree()
    {
    }

    /// <summary>What the graph holds for it; <paramref name="index"/> is the turn of the enclosing Repeat.</summary>
    public abstract IEnumerable<LayerNode> Expand(int index);

    /// <summary>Simpler layers in its place.</summary>
    public virtual IEnumerable<LayerTree[]> Shrunk() => [[]];

    /// <summary>A layer by its verb.</summary>
    public sealed record Single(string Verb, params ArgumentTree[] Arguments) : LayerTree
    {
        public override IEnumerable<LayerNode> Expand(int index) =>
            [new LayerNode(Verb, Arguments.Select(argument => new LayerArgument(argument.Name, argument.At(index))).ToEquatableArray())];

        public override IEnumerable<LayerTree[]> Shrunk()
        {
            yield return [];
            for (int i = 0; i < Arguments.Length; i++)
            {
                if (Arguments[i] is ArgumentTree.Integer { Start: > 2 } size)
                {
                    yield return [this with { Arguments = [.. Arguments[..i], size with { Start = 2 }, .. Arguments[(i + 1)..]] }];
                }
            }
        }
    }

    /// <summary>Input plus block of input.</summary>
    public sealed record Residual(params LayerTree[] Block) : LayerTree
    {
        public override IEnumerable<LayerNode> Expand(int index) =>
            [new LayerNode("Residual", EquatableArray.Of(new LayerArgument("block", new ArgumentValue.Block(Block.SelectMany(layer => layer.Expand(index)).ToEquatableArray()))))];

        public override IEnumerable<LayerTree[]> Shrunk() =>
            [[], Block, .. ShrunkEach(Block).Where(block => block.Length > 0).Select(block => new LayerTree[] { new Residual(block) })];
    }

    /// <summary>The block again and again; by its turn, from 0, where a lambda makes it.</summary>
    public sealed record Repeat(int Count, bool ByIndex, params LayerTree[] Block) : LayerTree
    {
        public override IEnumerable<LayerNode> Expand(int index) =>
            Enumerable.Range(0, Count).SelectMany(turn => Block.SelectMany(layer => layer.Expand(ByIndex ? turn : index)));

        public override IEnumerable<LayerTree[]> Shrunk() =>
            [[], .. Count > 1 ? new[] { new LayerTree[] { this with { Count = 1 } } } : [], .. ShrunkEach(Block).Where(block => block.Length > 0).Select(block => new LayerTree[] { this with { Block = block } })];
    }

    public sealed record Chain(params LayerTree[] Block) : LayerTree
    {
        public override IEnumerable<LayerNode> Expand(int index) => Block.SelectMany(layer => layer.Expand(index));

        public override IEnumerable<LayerTree[]> Shrunk() => [[], Block];
    }

    /// <summary>The layers with one of them made simpler.</summary>
    public static IEnumerable<LayerTree[]> ShrunkEach(LayerTree[] layers) =>
        layers.SelectMany((layer, i) => layer.Shrunk().Select(simpler => (LayerTree[])[.. layers[..i], .. simpler, .. layers[(i + 1)..]]));
}
