using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Tests.Interpreter;

/// <summary>
/// Runs kernel programs in double precision: it defines what a program means. Where values are kept is the caller's to say
/// (<c>storage</c> makes a store for a number of rows): each apart, in the slots of a memory plan, rounded.
/// </summary>
public static class ReferenceInterpreter
{
    static ReferenceInterpreter() => MathNet.Numerics.Control.UseSingleThread();

    /// <summary>Forward in training mode, loss and gradients.</summary>
    public static TrainResult TrainStep(KernelProgram program, NetworkState state, double[] input, double[] target, ulong seed, ulong step, double l1 = 0, double l2 = 0, Func<int, ValueStore>? storage = null)
    {
        Value loss = program.Loss ?? throw new ArgumentException("The program has no loss.", nameof(program));
        ValueStore store = Load(program, state, input, storage);
        store.Write(program.Target!, target);
        KernelRun run = new(store, seed, step);
        run.All(program.TrainForward);
        run.All(program.TrainHead);
        double[] output = [.. store.Read(program.TrainOutput)];
        run.All(program.Backward);
        if (l1 != 0 || l2 != 0)
        {
            foreach (Value factor in program.Penalty.SelectMany(kernel => kernel.Inputs).Distinct().Where(value => value.Kind is ValueKind.L1 or ValueKind.L2))
            {
                store.Write(factor, [factor.Kind == ValueKind.L1 ? l1 : l2]);
            }

            run.All(program.Penalty);
        }

        double[][] gradients = [.. program.Parameters.Select(parameter => store.Read(parameter.Gradient ?? throw new InvalidOperationException($"{parameter.Value} has no gradient.")))];
        return new TrainResult(store.Read(loss)[0], output, gradients, Buffers(program, store)) { InputGradient = program.InputGradient is { } byInput ? store.Read(byInput) : [] };
    }

    /// <summary>The loss of a training pass, without gradients: what difference quotients are made of.</summary>
    /// <param name="held">Values behind a StopGradient; where it is empty, they are put there, else they stay what they are there (see <see cref="StoppedStore"/>).</param>
    public static double Loss(KernelProgram program, NetworkState state, double[] input, double[] target, ulong seed, ulong step, Dictionary<Value, List<double[]>> held)
    {
        Value loss = program.Loss ?? throw new ArgumentException("The program has no loss.", nameof(program));
        ValueStore store = Load(program, state, input, rows => new StoppedStore(rows, program, held));
        store.Write(program.Target!, target);
        KernelRun run = new(store, seed, step);
        run.All(program.TrainForward);
        int end = program.Backward.ToList().FindIndex(kernel => kernel.Outputs.Contains(loss));
        run.All(program.Backward.Take(end + 1));
        return store.Read(loss)[0];
    }

    /// <summary>The output in training mode, and the buffers after it.</summary>
    public static (double[] Output, double[][] Buffers) TrainForward(KernelProgram program, NetworkState state, double[] input, ulong seed, ulong step, Func<int, ValueStore>? storage = null)
    {
        ValueStore store = Load(program, state, input, storage);
        KernelRun run = new(store, seed, step);
        run.All(program.TrainForward);
        run.All(program.TrainHead);
        return (store.Read(program.TrainOutput), Buffers(program, store));
    }

    /// <summary>The output in eval mode.</summary>
    public static double[] Eval(KernelProgram program, NetworkState state, double[] input, Func<int, ValueStore>? storage = null)
    {
        ValueStore store = Load(program, state, input, storage, isEval: true);
        new KernelRun(store, 0, 0).All(program.EvalForward);
        return store.Read(program.EvalOutput);
    }

    /// <summary>The values of eval that have a name of their own, by their names in order.</summary>
    public static double[][] EvalTaps(KernelProgram program, NetworkState state, double[] input, Func<int, ValueStore>? storage = null)
    {
        return [.. program.Taps.OrderBy(tap => tap.Name, StringComparer.Ordinal).Select(tap =>
        {
            ValueStore store = Load(program, state, input, storage, isEval: true);
            new KernelRun(store, 0, 0).All(tap.Kernels);
            return store.Read(tap.Value);
        })];
    }

    /// <summary>The output in eval mode, and the logits that are computed behind it.</summary>
    public static (double[] Output, double[] Logits) EvalWithLogits(KernelProgram program, NetworkState state, double[] input, Func<int, ValueStore>? storage = null)
    {
        ValueStore store = Load(program, state, input, storage, isEval: true);
        KernelRun run = new(store, 0, 0);
        run.All(program.EvalForward);
        double[] output = [.. store.Read(program.EvalOutput)];
        run.All(program.EvalLogits);
        return (output, store.Read(program.Logits ?? throw new ArgumentException("The program has no logits.", nameof(program))));
    }

    private static double[][] Buffers(KernelProgram program, ValueStore store) => [.. program.Buffers.Select(buffer => store.Read(buffer.Value))];

    private static ValueStore Load(KernelProgram program, NetworkState state, double[] input, Func<int, ValueStore>? storage, bool isEval = false)
    {
        int rows = input.Length / program.Input.Size;
        ValueStore store = storage?.Invoke(rows) ?? new ValueStore(rows);
        store.IsEval = isEval;
        store.Write(program.Input, input);
        foreach ((ParameterDeclaration declaration, double[] numbers) in program.Parameters.Zip(state.Parameters).Concat(program.Buffers.Zip(state.Buffers)))
        {
            store.Write(declaration.Value, numbers);
        }

        return store;
    }
}
