using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Ops;
using DslNet.Compiler.Passes;
using DslNet.Compiler.Tests.Interpreter;

namespace DslNet.Compiler.Tests.Gradients;

/// <summary>
/// A program put together kernel by kernel behind one dense layer, and differentiated: so that one kernel of a fused kind
/// can be held against the many simple ones that it stands for.
/// </summary>
internal sealed class ComposedProgram
{
    private readonly ProgramBuilder builder = new(new ExprPool());
    private readonly List<Kernel> kernels = [];
    private readonly Value input;
    private readonly Dictionary<string, double[]> buffers = [];

    public ComposedProgram(int inputs, int features)
    {
        input = builder.NewValue("input", ValueKind.Input, Shape.Of(inputs), -1);
        Value weight = builder.Parameter("weight", 0, ParameterRole.Weight, Shape.Of(inputs, features), new Initializer(InitKind.Zeros), inputs, features);
        X = PerRow("x", features);
        Target = builder.NewValue("target", ValueKind.Target, Shape.Of(features), -1);
        kernels.Add(new MatMulKernel("Product", 0, MatMulForm.Forward, input, weight, X, null));
    }

    public ExprPool Pool => builder.Pool;

    /// <summary>What the dense layer gives: the kernels under test begin here.</summary>
    public Value X { get; }

    public Value Target { get; }

    public Value PerRow(string name, int size) => builder.NewValue(name, ValueKind.Activation, Shape.Of(size), 0);

    public Value Statistic(string name, int size) => builder.NewValue(name, ValueKind.Statistic, Shape.Of(size), 0);

    public Value Buffer(string name, int size, double start)
    {
        buffers[name] = [.. Enumerable.Repeat(start, size)];
        return builder.Buffer(name, 0, ParameterRole.RunningMean, Shape.Of(size), new Initializer(InitKind.Zeros), size, size);
    }

    public void Add(Kernel kernel) => kernels.Add(kernel);

    public Value Map(string name, Func<Expr[], Expr> function, params Value[] operands)
    {
        Value output = PerRow(name, operands.Max(operand => operand.Size));
        kernels.Add(new MapKernel(name, 0, operands.ToEquatableArray(), [new MapResult(output, function(Expressions(operands)))]));
        return output;
    }

    public Value RowReduction(string name, Reduction reduction, Func<Expr[], Expr> function, params Value[] operands)
    {
        Value output = PerRow(name, 1);
        kernels.Add(new ReduceRowKernel(name, 0, reduction, operands.Max(operand => operand.Size), operands.ToEquatableArray(), function(Expressions(operands)), output));
        return output;
    }

    public Value BatchReduction(string name, Reduction reduction, Func<Expr[], Expr> function, params Value[] operands)
    {
        Value output = Statistic(name, operands.Max(operand => operand.Size));
        kernels.Add(new ReduceRowsKernel(name, 0, reduction, output.Size, operands.ToEquatableArray(), function(Expressions(operands)), output));
        return output;
    }

    /// <summary>Loss and gradient of the weight, where the loss is the mean of <paramref name="rowLoss"/> over the batch.</summary>
    public TrainResult Run(Value rowLoss, Value output, double[] inputs, double[] weights, double[] targets)
    {
        Value loss = Loss();
        kernels.Add(new ReduceRowsKernel("MeanLoss", -1, Reduction.Mean, 1, EquatableArray.Of(rowLoss), Pool.Operand(0), loss));
        return RunTo(loss, output, inputs, weights, targets);
    }

    public Value Loss() => builder.NewValue("loss", ValueKind.Loss, Shape.Of(1), -1);

    /// <summary>The same for a program that gives the loss itself.</summary>
    public TrainResult RunTo(Value loss, Value output, double[] inputs, double[] weights, double[] targets)
    {
        IReadOnlyList<Kernel> gradients = Autodiff.Run(builder, new Dictionary<Value, double> { [loss] = 1 }, kernels, null, CancellationToken.None).Backward;
        KernelProgram program = new KernelProgram(
            Pool, [], builder.Parameters, builder.Buffers, input, Target, loss, output, X, kernels, [], gradients, [], [kernels[0] with { Name = "Eval" }]).WithValuesInUse();
        Verifier.Check(program, nameof(Autodiff));
        NetworkState state = new([weights], [.. program.Buffers.Select(buffer => buffers[buffer.Value.Name])]);
        return ReferenceInterpreter.TrainStep(program, state, inputs, targets, 0, 0);
    }

    private Expr[] Expressions(Value[] operands) => [.. operands.Select((_, index) => Pool.Operand(index))];
}
