using System;
using System.Linq;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Passes;

/// <summary>
/// The logits of eval, which can't be recovered from a probability in float: a loss of 200 belongs to a probability that rounds to 0.
/// A softmax reads them, so they are live. A sigmoid is fused into the kernel that computes them: that kernel is recomputed, without the sigmoid.
/// </summary>
internal static class LogitsOfEval
{
    public static KernelProgram Run(KernelProgram program, LossKind loss) => program.Logits is not null ? program : loss switch
    {
        LossKind.CrossEntropy => (program with { Logits = ((SoftmaxKernel)Writer(program, program.EvalOutput)).Input }).WithValuesInUse(),
        LossKind.BinaryCrossEntropy => WithoutSigmoid(program),
        LossKind.Ctc => WithoutSoftmax(program),
        _ => program,
    };

    /// <summary>The softmax of a sequence: the output is its flat view, and so are the logits of what it reads.</summary>
    private static KernelProgram WithoutSoftmax(KernelProgram program)
    {
        ReshapeKernel reshape = (ReshapeKernel)Writer(program, program.EvalOutput);
        Value flat = Named(program, reshape.Output, 0);
        return (program with { Logits = flat, EvalLogits = [reshape with { Name = NameOf(reshape), Input = ((SoftmaxKernel)Writer(program, reshape.Input)).Input, Output = flat }] }).WithValuesInUse();
    }

    private static KernelProgram WithoutSigmoid(KernelProgram program)
    {
        Kernel writer = Writer(program, program.EvalOutput);
        ReshapeKernel? reshape = writer as ReshapeKernel;
        Value probabilities = reshape?.Input ?? program.EvalOutput;
        Value logits = Named(program, probabilities, 0), flat = reshape is null ? logits : Named(program, reshape.Output, 1);
        Kernel last = (reshape is null ? writer : Writer(program, probabilities)) switch
        {
            MapKernel map => ElementExpressions.Trimmed(Giving(map, probabilities, logits)),
            ProductKernel { Epilogue: { } epilogue } product => product with { Name = NameOf(product), Epilogue = Giving(epilogue, probabilities, logits) },
            Kernel other => throw new InvalidOperationException($"{other.Name} gives the probabilities, but is no map and has no epilogue."),
        };
        Kernel[] tail = reshape is null ? [last] : [last, reshape with { Name = NameOf(reshape), Input = logits, Output = flat }];
        return (program with { Logits = flat, EvalLogits = tail }).WithValuesInUse();
    }

    private static MapKernel Giving(MapKernel map, Value probabilities, Value logits) => map with
    {
        Name = NameOf(map),
        Results = [new MapResult(logits, LogitOf(map.Results.Single(result => result.Value == probabilities).Expression))],
    };

    /// <summary>The sigmoid's argument; for a constant probability (a folded sigmoid of a constant), its log odds.</summary>
    private static Expr LogitOf(Expr probability) => probability.Kind == ExprKind.Sigmoid ? probability.Arguments[0] : probability.Pool.Log(probability / (1 - probability));

    private static Kernel Writer(KernelProgram program, Value value) => program.EvalForward.Single(kernel => kernel.Outputs.Contains(value));

    private static string NameOf(Kernel kernel) => kernel.Name + "Logits";

    private static Value Named(KernelProgram program, Value value, int number) =>
        value with { Id = program.Values.Max(each => each.Id) + 1 + number, Name = value.Name + ".logits" };
}
