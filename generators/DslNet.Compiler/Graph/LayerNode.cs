using System;
using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Graph;

/// <summary>
/// One layer as declared: the DSL's verb and every argument, defaults filled in, in the verb's order.
/// </summary>
/// <param name="Verb">The verb as written in the DSL, such as <c>Dense</c>; a key of <c>OpTable</c>.</param>
/// <param name="Arguments">All arguments, in the order of the verb's parameters.</param>
public sealed record LayerNode(string Verb, EquatableArray<LayerArgument> Arguments)
{
    /// <summary>The name that the user gave, or null.</summary>
    public string? Name => Arguments.FirstOrDefault(argument => argument.Name == "name")?.Value is ArgumentValue.Text text ? text.Value : null;

    public int Integer(string name) => Get<ArgumentValue.Integer>(name).Value;

    public ArgumentValue.Border Border(string name) => Get<ArgumentValue.Border>(name);

    /// <summary>A number for each axis of an image, or one for both.</summary>
    public (int Height, int Width) PerAxis(string name) => Find(name) is ArgumentValue.PerAxis each ? (each.Height, each.Width) : (Integer(name), Integer(name));

    public float Number(string name) => Get<ArgumentValue.Number>(name).Value;

    public bool Flag(string name) => Get<ArgumentValue.Flag>(name).Value;

    /// <summary>The argument with a shared block's identity in the network; no other layer has one of that name.</summary>
    public const string SharedIdArgument = "id";

    /// <summary>The identity of a shared block, or null.</summary>
    public int? SharedId => Has(SharedIdArgument) ? Integer(SharedIdArgument) : null;

    public Axis Axis(string name) => (Axis)Get<ArgumentValue.Choice>(name).Value;

    public Interpolation Interpolation(string name) => (Interpolation)Get<ArgumentValue.Choice>(name).Value;

    public PadMode PadMode(string name) => (PadMode)Get<ArgumentValue.Choice>(name).Value;

    public ArgumentValue.Stretch Stretch(string name) => Get<ArgumentValue.Stretch>(name);

    /// <summary>Whether the layer was given the argument: some verbs have several forms.</summary>
    public bool Has(string name) => Arguments.Any(argument => argument.Name == name);

    public Initializer Weights(string name) => Get<ArgumentValue.Weights>(name).Value;

    public ScalarFunction Function(string name) => Get<ArgumentValue.Function>(name).Value;

    public LearnedNumber Learned(string name) => Get<ArgumentValue.Learned>(name).Value;

    /// <summary>The parameters of its function, in order.</summary>
    public IEnumerable<LearnedNumber> LearnedNumbers => Arguments.Select(argument => argument.Value).OfType<ArgumentValue.Learned>().Select(learned => learned.Value);

    public EquatableArray<LayerNode> Block(string name) => Get<ArgumentValue.Block>(name).Layers;

    /// <summary>Blocks inside this layer, in the order of the arguments.</summary>
    public IEnumerable<EquatableArray<LayerNode>> Blocks => Arguments.Select(argument => argument.Value).OfType<ArgumentValue.Block>().Select(block => block.Layers);

    public ArgumentValue.Cell Cell(string name) => Get<ArgumentValue.Cell>(name);

    /// <summary>The cells inside this layer: a recurrence's own.</summary>
    public IEnumerable<ArgumentValue.Cell> Cells => Arguments.Select(argument => argument.Value).OfType<ArgumentValue.Cell>();

    /// <summary>The layers of its blocks and cells, in the order of the arguments; not those inside them.</summary>
    public IEnumerable<LayerNode> Nested => Arguments.SelectMany(argument => argument.Value switch
    {
        ArgumentValue.Block block => (IEnumerable<LayerNode>)block.Layers,
        ArgumentValue.Cell cell => cell.Nodes.Select(node => node.Layer),
        _ => [],
    });

    /// <summary>This layer, then those inside it: the order in which layers are numbered everywhere.</summary>
    public IEnumerable<LayerNode> SelfAndNested() => Nested.SelectMany(layer => layer.SelfAndNested()).Prepend(this);

    /// <summary>For example <c>Dense(units: 128, init: Auto, bias: true, name: null)</c>: the same text that the run-time value prints.</summary>
    public override string ToString() => Arguments.Count == 0 ? Verb : $"{Verb}({string.Join(", ", Arguments.Select(argument => argument.ToString()))})";

    private TCase Get<TCase>(string name)
        where TCase : ArgumentValue =>
        Find(name) as TCase
        ?? throw new InvalidOperationException($"{Verb} has no {typeof(TCase).Name} argument '{name}'.");

    private ArgumentValue? Find(string name) => Arguments.FirstOrDefault(argument => argument.Name == name)?.Value;
}
