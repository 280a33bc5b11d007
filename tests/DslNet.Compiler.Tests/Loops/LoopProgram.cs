using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Ops;
using DslNet.Compiler.Passes;

namespace DslNet.Compiler.Tests.Loops;

/// <summary>A program with loops, written kernel by kernel, and differentiated.</summary>
internal sealed partial class LoopProgram
{
    private readonly (string Name, int[] Shape)[] inputs;
    private readonly Dictionary<string, Value> parts = [];
    private readonly Dictionary<Value, Value> masks = [];
    private readonly List<Kernel> forward = [];
    private readonly List<Kernel> eval = [];
    private List<Kernel> kernels;
    private int randomStreams;
    private int names;

    /// <param name="inputs">The values that a row of the input is made of, one behind the other.</param>
    public LoopProgram(params (string Name, int[] Shape)[] inputs)
    {
        this.inputs = inputs;
        kernels = forward;
        Input = Builder.NewValue("input", ValueKind.Input, Shape.Of(inputs.Sum(part => Shape.Of(part.Shape).Size)), -1);
        TakeApart();
    }

    /// <summary>Whether the training half is written; else the eval half, where nothing is random.</summary>
    public bool Training { get; private set; } = true;

    /// <summary>Begins with the eval half, in which parameters are found again by their names.</summary>
    public void StartEval()
    {
        kernels = eval;
        Training = false;
        names = 0;
        TakeApart();
    }

    private void TakeApart()
    {
        int at = 0;
        foreach ((string name, int[] extents) in inputs)
        {
            Shape shape = Shape.Of(extents);
            parts[name] = New(name, extents);
            Add(new CopyKernel(KernelName("Take"), 0, EquatableArray.Of(Packing.Part(Input, at, shape)), parts[name]));
            at += shape.Size;
        }
    }

    public ProgramBuilder Builder { get; } = new(new ExprPool());

    public ExprPool Pool => Builder.Pool;

    public Value Input { get; }

    /// <summary>A part of the input.</summary>
    public Value this[string name] => parts[name];

    /// <summary>The rows' lengths, and the part of the input that says the same as a mask, for the program without loops.</summary>
    public IReadOnlyDictionary<Value, Value> Masks => masks;

    /// <summary>The forward kernels so far.</summary>
    public IReadOnlyList<Kernel> Forward => forward;

    /// <summary>The rows' lengths: the sum of a part of the input, which is 1 in each of a row's steps and 0 behind them.</summary>
    public Value Lengths(string mask)
    {
        // A reduction takes a row without filling between its steps.
        Value steps = Reshape(parts[mask], parts[mask].Size);
        Value lengths = Add(new ReduceRowKernel(KernelName("Lengths"), 0, Reduction.Sum, steps.Size, EquatableArray.Of(steps), Pool.Operand(0), New("lengths", 1)));
        masks[lengths] = parts[mask];
        return lengths;
    }

    public Value New(string name, params int[] shape) => Builder.NewValue(name, ValueKind.Activation, Shape.Of(shape), 0);

    public Value Statistic(string name, int size) => Builder.NewValue(name, ValueKind.Statistic, Shape.Of(size), 0);

    public Value Weight(string name, params int[] shape) => Builder.Parameter(
        name, -1, ParameterRole.Weight, Shape.Of(shape), new Initializer(InitKind.Zeros), shape.SkipLast(1).Aggregate(1, (product, extent) => product * extent), shape[^1]);

    public Value Bias(string name, int size) => Builder.Parameter(name, -1, ParameterRole.Bias, Shape.Of(size), new Initializer(InitKind.Zeros), size, size);

    public int NextRandomStream() => randomStreams++;

    /// <summary>A name for a parameter that has no better one.</summary>
    public string NextName(string stem) => stem + names++;

    public string KernelName(string stem) => Builder.KernelName(stem + "Forward");

    public Value Add(Kernel kernel)
    {
        kernels.Add(kernel);
        return kernel.Outputs.First();
    }

    public Value Product(Value x, Value weight) => Add(new MatMulKernel(KernelName("Product"), 0, MatMulForm.Forward, x, weight, New("product", weight.Shape.Channels), null));

    /// <summary>In the shape of the first operand.</summary>
    public Value Map(Func<Expr[], Expr> function, params Value[] operands) => MapTo(New("map", [.. operands[0].Shape.Extents]), function, operands);

    public Value MapTo(Value output, Func<Expr[], Expr> function, params Value[] operands) =>
        Add(new MapKernel(KernelName("Map"), 0, operands.ToEquatableArray(), [new MapResult(output, function([.. operands.Select((_, index) => Pool.Operand(index))]))]));

    public Value Reshape(Value input, params int[] shape) => Add(new ReshapeKernel(KernelName("Reshape"), 0, input, New("reshaped", shape)));

    /// <summary>A loop over sequences, with states that begin with a value or, of a size, with zeros.</summary>
    /// <param name="body">What it does with a step of each sequence and with its states.</param>
    public LoopOutputs Loop(int steps, bool reversed, Value[] sequences, (Value? Initial, int Size)[] states, Func<Value[], Value[], LoopBody> body, Value? lengths = null)
    {
        LoopSlice[] slices = [.. sequences.Select(sequence => new LoopSlice(sequence, Builder.NewLike(sequence, "x", Shape.Of([.. sequence.Shape.Extents.Skip(1)])) with { Kind = ValueKind.Activation }))];
        Value[] before = [.. states.Select(state => New("h", state.Size))];
        List<Kernel> outer = kernels;
        kernels = [];
        LoopBody given = body([.. slices.Select(slice => slice.Inner)], before);
        List<Kernel> inner = kernels;
        kernels = outer;
        LoopState[] carried = [.. before.Select((value, index) => new LoopState(states[index].Initial, value, given.States[index], Builder.NewLike(value, "final", value.Shape)))];
        LoopSlice[] results = [.. given.Results.Select(result => new LoopSlice(New("results", [steps, .. result.Shape.Extents]), result))];
        LoopSum[] sums = [.. given.Sums.Select(sum => new LoopSum(sum, Builder.NewLike(sum, "sum", sum.Shape)))];
        LoopKernel loop = new(KernelName("Loop"), 0, steps, reversed, slices.ToEquatableArray(), carried.ToEquatableArray(), results.ToEquatableArray(), sums.ToEquatableArray(), inner) { Lengths = lengths };
        kernels.Add(loop);
        return new LoopOutputs([.. results.Select(result => result.Outer)], [.. carried.Select(state => state.Final!)], [.. sums.Select(sum => sum.Outer)]);
    }
}
