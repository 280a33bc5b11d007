using DslNet.Compiler.Kernels;
using DslNet.Compiler.Passes;

namespace DslNet.Compiler.Tests.Loops;

/// <content>The finished program: a loss behind the forward kernels, and the gradients of all parameters and of the input.</content>
internal sealed partial class LoopProgram
{
    /// <summary>Differentiated, with a loss that is uneven in each number of the outputs.</summary>
    /// <param name="outputs">Per row.</param>
    /// <param name="change">What is done to the forward kernels before that.</param>
    /// <param name="predicted">What eval gives, or null without an eval half.</param>
    public KernelProgram Differentiated(Value[] outputs, Func<IReadOnlyList<Kernel>, IReadOnlyList<Kernel>>? change = null, Value? predicted = null)
    {
        kernels = forward;
        Value loss = AddLoss(outputs);
        IReadOnlyList<Kernel> whole = change?.Invoke(forward) ?? forward;
        Adjoints adjoints = Autodiff.Run(Builder, new Dictionary<Value, double> { [loss] = 1 }, whole, Input, CancellationToken.None);
        if (predicted is null)
        {
            predicted = New("predicted", 1);
            eval.Add(new CopyKernel("PredictEval", 0, EquatableArray.Of(CopyPart.Box(Input, Shape.Of(1), [0], [0])), predicted));
        }

        Value target = Builder.NewValue("target", ValueKind.Target, Shape.Of(outputs[0].Size), -1);
        KernelProgram program = new(Pool, [], Builder.Parameters, Builder.Buffers, Input, target, loss, outputs[0], predicted, adjoints.Forward, [], adjoints.Backward, [], eval)
        {
            InputGradient = adjoints.InputGradient,
        };
        return Verifier.Check(program.WithValuesInUse(), nameof(Autodiff));
    }

    /// <summary>Forward kernels as passes before differentiation take them.</summary>
    public LoweredProgram Lowered(Value[] outputs, IReadOnlyList<Kernel> kernels) => new(Builder, Input, outputs, outputs[0], outputs[0], kernels, [], []);

    private Value AddLoss(Value[] outputs)
    {
        Value[] parts = [.. outputs.Select((output, index) => Add(new ReduceRowKernel(
            KernelName("Part"), -1, Reduction.Mean, output.Size, EquatableArray.Of(output), Pool.Sin((2 * Pool.Operand(0)) + Pool.Constant(0.7 * index)), New("part", 1))))];
        Value row = Map(x => x.Aggregate((left, right) => left + right), parts);
        Value loss = Builder.NewValue("loss", ValueKind.Loss, Shape.Of(1), -1);
        return Add(new ReduceRowsKernel("MeanLoss", -1, Reduction.Mean, 1, EquatableArray.Of(row), Pool.Operand(0), loss));
    }
}
