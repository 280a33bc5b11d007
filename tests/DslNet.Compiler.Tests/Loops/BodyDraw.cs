using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Tests.Loops;

/// <summary>Draws what the body of a loop does, kernel kind by kernel kind.</summary>
/// <param name="around">Vectors of outside that it may read.</param>
/// <param name="statistics">Numbers of outside that aren't per row.</param>
/// <param name="nestedLengths">Of the rows of loops in it, or null where they have none.</param>
/// <param name="depth">Loops around the one that is drawn.</param>
internal sealed class BodyDraw(LoopProgram program, Random random, bool smooth, IReadOnlyList<Value> around, IReadOnlyList<Value> statistics, Value? nestedLengths, int depth)
{
    /// <summary>Steps of the loops in it.</summary>
    public const int NestedSteps = 2;

    private readonly ExprPool pool = program.Pool;
    private readonly List<Value> vectors = [.. around];

    /// <summary>A loop of a drawn body.</summary>
    public LoopOutputs Loop(int steps, Value[] sequences, Value? lengths, Value? initial)
    {
        (Value? Initial, int Size)[] states = [(initial, initial?.Size ?? Size()), .. Enumerable.Range(0, random.Next(3)).Select(_ => ((Value?)null, Size()))];
        return program.Loop(steps, random.Next(2) == 0, sequences, states, Body, lengths);
    }

    private LoopBody Body(Value[] slices, Value[] states)
    {
        vectors.AddRange(slices.Concat(states));
        for (int i = random.Next(3, 8); i > 0; i--)
        {
            vectors.Add(Next());
        }

        // A state may become another one, or a step of the sequence.
        Value[] after = [.. states.Select(state => random.Next(4) == 0 ? OfSize(state.Size) : program.Map(v => pool.Tanh(v[0] + v[1]), Product(Any(), state.Size), state))];
        Value[] results = [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => random.Next(3) == 0 ? after[random.Next(after.Length)] : Any())];
        Value[] sums = [.. Enumerable.Range(0, random.Next(2)).Select(_ => Any())];
        return new LoopBody(after, results, sums);
    }

    private Value Next() => random.Next(smooth ? 10 : 11) switch
    {
        0 => Product(Any(), Size()),
        1 => program.Map(v => pool.Tanh(v[0] + v[1]), Product(Any(), 3), program.Bias(program.NextName("bias"), 3)),
        2 => Pair((left, right) => left * right),
        3 => Pair((left, right) => pool.Sigmoid(left) - right),
        4 => Dropped(Any()),
        5 => Softmax(Any()),
        6 => Scaled(Any()),
        7 => Concat(Any(), Any()),
        8 => random.Next(2) == 0 ? Stopped(Any()) : OfStatistic(),
        9 => depth < 2 ? Nested() : Any(),
        _ => Pooled(),
    };

    private Value Any() => vectors[random.Next(vectors.Count)];

    private int Size() => random.Next(2, 5);

    private Value Product(Value x, int units) => program.Product(x, program.Weight(program.NextName("weight"), x.Size, units));

    private Value OfSize(int size) => vectors.Where(vector => vector.Size == size).OrderBy(_ => random.Next()).First();

    private Value Pair(Func<Expr, Expr, Expr> function)
    {
        Value left = Any();
        return program.Map(v => function(v[0], v[1]), left, OfSize(left.Size));
    }

    private Value Dropped(Value x)
    {
        Expr drawn = program.Training ? pool.Random(program.NextRandomStream()) : pool.Constant(1);
        return program.Map(v => v[0] * pool.Select(Comparison.Less, drawn, pool.Constant(0.4), pool.Constant(0), pool.Constant(1.5)), x);
    }

    private Value Softmax(Value x) => program.Add(new SoftmaxKernel(program.KernelName("Softmax"), 0, x, program.New("softmax", x.Size)));

    private Value Stopped(Value x) => program.Add(new ReshapeKernel(program.KernelName("Stop"), 0, x, program.New("stopped", x.Size)) { StopsGradient = true });

    private Value Scaled(Value x)
    {
        Value sum = program.Add(new ReduceRowKernel(program.KernelName("Row"), 0, Reduction.Mean, x.Size, EquatableArray.Of(x), pool.Operand(0) * pool.Operand(0), program.New("row", 1)));
        return program.Map(v => v[0] / pool.Sqrt(v[1] + 1), x, sum);
    }

    /// <summary>Of a value that isn't per row, from outside or made at each step.</summary>
    private Value OfStatistic()
    {
        Value numbers = statistics.Count > 0 && random.Next(2) == 0 ? statistics[0] : program.MapTo(program.Statistic("sigmoid", 3), v => pool.Sigmoid(v[0]), program.Bias(program.NextName("inner"), 3));
        return program.Map(v => v[0] * v[1], Product(Any(), 3), numbers);
    }

    private Value Concat(Value left, Value right) => program.Add(new CopyKernel(
        program.KernelName("Concat"), 0, EquatableArray.Of(CopyPart.Whole(left, 0), CopyPart.Whole(right, left.Size)), program.New("concat", left.Size + right.Size)));

    private Value Nested()
    {
        Value sequence = program.Reshape(Product(Any(), 6), NestedSteps, 3);
        BodyDraw inner = new(program, random, smooth, [.. vectors], statistics, nestedLengths, depth + 1);
        LoopOutputs outputs = inner.Loop(NestedSteps, [sequence], random.Next(2) == 0 ? nestedLengths : null, random.Next(2) == 0 ? Any() : null);
        Value results = outputs.Results[0];
        return random.Next(2) == 0 ? outputs.Finals[0] : program.Reshape(results, results.Size);
    }

    /// <summary>A convolution over six places, and the maxima of each two of them: their positions are stored for the way back.</summary>
    private Value Pooled()
    {
        Value image = program.Reshape(Product(Any(), 12), 6, 2), filtered = program.New("filtered", 6, 3), pooled = program.New("pooled", 3, 3);
        Window window = new(1, 6, 2, 1, 6, 1, 3, 1, 1, 0, 1), pairs = new(1, 6, 3, 1, 3, 1, 2, 1, 2, 0, 0);
        program.Add(new ConvolutionKernel(program.KernelName("Convolution"), 0, MatMulForm.Forward, window, image, program.Weight(program.NextName("filter"), 1, 3, 2, 3), filtered, null));
        Value positions = program.Builder.NewValue("positions", ValueKind.Positions, pooled.Shape, 0);
        program.Add(new PoolKernel(program.KernelName("Pool"), 0, PoolKind.Max, pairs, filtered, pooled, positions));
        return program.Reshape(pooled, 9);
    }
}
