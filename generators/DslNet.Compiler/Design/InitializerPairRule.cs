using System.Collections.Generic;
using System.Linq;
using DslNet.Compiler.Findings;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Design;

/// <summary>
/// DN2001: Xavier or LeCun before the ReLU family, He before sigmoid or tanh. He's variance, 2/n, compensates for the half that a
/// rectifier cuts off (K. He and others, 2015); Xavier's keeps sigmoid and tanh out of saturation (X. Glorot, Y. Bengio, 2010).
/// </summary>
internal sealed class InitializerPairRule : DesignRule
{
    public override IEnumerable<Finding> Check(Flow flow)
    {
        foreach (FlowLayer layer in flow.Layers.Where(layer => layer.Is(LayerTraits.HasFan)))
        {
            InitKind kind = layer.Node.Weights("init").Kind;
            FlowLayer? next = layer.Behind.FirstOrDefault(behind => !behind.IsTransparent);
            InitKind? fitting = next switch
            {
                { IsRectifier: true } => ForRectifiers(kind),
                { IsSaturating: true } => ForSaturating(kind),
                _ => null,
            };
            if (fitting is { } better)
            {
                yield return new Finding("DN2001", layer.Number, "init", $"{layer.Name} starts with {kind}, but {next!.Name} follows: {Reason(next)}, so {better} fits", $"Init.{better}");
            }
        }
    }

    private static InitKind? ForRectifiers(InitKind kind) => kind switch
    {
        InitKind.XavierNormal or InitKind.LeCunNormal => InitKind.HeNormal,
        InitKind.XavierUniform => InitKind.HeUniform,
        _ => null,
    };

    private static InitKind? ForSaturating(InitKind kind) => kind switch
    {
        InitKind.HeNormal => InitKind.XavierNormal,
        InitKind.HeUniform => InitKind.XavierUniform,
        _ => null,
    };

    private static string Reason(FlowLayer activation) => activation.IsRectifier
        ? $"{activation.Verb} lets about half of the signal through, and weights of variance 2/n make up for it"
        : $"{activation.Verb} is flat at both ends, and weights of variance 2/n drive it there";
}
