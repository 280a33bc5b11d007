using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Passes;

/// <summary>The first pass: the op table turns layers into forward kernels, once for training and once for eval.</summary>
internal static class Lower
{
    public static LoweredProgram Run(NetworkGraph graph, IReadOnlyList<LayerSummary> table, CancellationToken cancellation)
    {
        ExprPool pool = new();
        ProgramBuilder builder = new(pool);
        // Flattened at once, samples are flat from the start.
        Shape sample = OpTable.Is(graph.Layers.FirstOrDefault(), LayerTraits.ForgetsShape) ? Shape.Of(graph.Input.Size) : graph.Input;
        Value input = builder.NewValue("input", ValueKind.Input, sample, -1);

        Lowering training = new(builder, table, training: true, cancellation);
        int body = graph.Layers.Count - (FusesLastLayer(graph.Options.Loss) ? 1 : 0);
        Value head = training.Flat(training.Block(graph.Layers.Take(body), input));
        IReadOnlyList<Kernel> forward = training.TakeKernels();
        Value trainOutput = training.Flat(training.Block(graph.Layers.Skip(body), head));
        IReadOnlyList<Kernel> trainHead = training.TakeKernels();

        Lowering eval = new(builder, table, training: false, cancellation);
        Value evalOutput = eval.Flat(eval.Block(graph.Layers, input));

        return new LoweredProgram(builder, input, head, trainOutput, evalOutput, forward, trainHead, eval.TakeKernels());
    }

    /// <summary>Softmax and sigmoid are computed with their cross-entropy, from the logits.</summary>
    private static bool FusesLastLayer(LossKind loss) => LossRules.LastLayerOf(loss) != LayerTraits.None;
}

/// <summary>The forward halves, before there is a loss or a derivative.</summary>
/// <param name="Head">What the loss reads: the logits, or the output.</param>
internal sealed record LoweredProgram(
    ProgramBuilder Builder,
    Value Input,
    Value Head,
    Value TrainOutput,
    Value EvalOutput,
    IReadOnlyList<Kernel> TrainForward,
    IReadOnlyList<Kernel> TrainHead,
    IReadOnlyList<Kernel> EvalForward);
