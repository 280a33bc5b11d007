using DslNet.Compiler.Backends.Cpu;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Tests.Gradients;

namespace DslNet.Compiler.Tests.Loops;

/// <summary>Attention with lengths, and in the body of a loop: its gradients against difference quotients, and against the steps written out.</summary>
public class AttentionTests
{
    private const int Steps = 4;
    private const int Width = 4;

    [Theory]
    [InlineData(1, false, false)]
    [InlineData(2, true, false)]
    [InlineData(2, false, true)]
    [InlineData(4, true, true)]
    public void Gradients_agree_with_central_differences(int heads, bool causal, bool lengths)
    {
        KernelProgram program = Alone(heads, causal, lengths);
        LoopRun run = new(program, seed: 3);
        run.CheckGradients(program, 4).ShouldBe(program.Parameters.Sum(parameter => parameter.Value.Size) + (run.Rows * 4));
        CpuBackend.Place(program).Plan.Slots.ShouldNotBeEmpty();
    }

    /// <summary>Of what is behind a row's length, nothing is left in output or gradients.</summary>
    [Fact]
    public void A_row_without_keys_gives_zeros()
    {
        LoopProgram p = new(("x", [Steps * 3 * Width]), ("u", [1]));
        Value none = p.MapTo(p.New("lengths", 1), v => p.Pool.Constant(0) * v[0], p["u"]);
        Value output = Attend(p, p.Reshape(p.Product(p["x"], p.Weight("w", Steps * 3 * Width, Steps * 3 * Width)), Steps, 3 * Width), 2, false, none);
        KernelProgram program = p.Differentiated([output]);
        double[][] results = new LoopRun(program, seed: 5).Results(program);
        results.Length.ShouldBe(4);
        results.Skip(1).ShouldAllBe(numbers => numbers.Length > 0 && numbers.All(number => number == 0));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void In_a_loop_it_is_its_steps_one_behind_the_other(bool causal)
    {
        (LoopProgram loop, Value[] outputs) = Recurrent(causal);
        (LoopProgram steps, Value[] same) = Recurrent(causal);
        KernelProgram expected = steps.Differentiated(same, new Unrolling(steps).Of), program = loop.Differentiated(outputs);
        LoopRun run = new(expected, seed: 4);
        ProgramResults.AreEqual(run.Results(program), run.Results(expected));
        LoopRun checking = new(program, seed: 6);
        checking.CheckGradients(program, (Steps * 3) + 4).ShouldBe(program.Parameters.Sum(parameter => parameter.Value.Size) + (checking.Rows * ((Steps * 3) + 4)));
    }

    private static KernelProgram Alone(int heads, bool causal, bool lengths)
    {
        LoopProgram p = new(("x", [3]), ("u", [1]));
        ExprPool pool = p.Pool;

        // 0, 2 or 4 keys.
        Value? count = lengths ? p.MapTo(p.New("lengths", 1), v => pool.Select(Comparison.Less, v[0], pool.Constant(-0.6), pool.Constant(0), pool.Select(Comparison.Less, v[0], pool.Constant(0.4), pool.Constant(2), pool.Constant(4))), p["u"]) : null;
        Value sequence = p.Reshape(p.Product(p["x"], p.Weight("w", 3, Steps * 3 * Width)), Steps, 3 * Width);
        return p.Differentiated([Attend(p, sequence, heads, causal, count)]);
    }

    private static (LoopProgram Program, Value[] Outputs) Recurrent(bool causal)
    {
        LoopProgram p = new(("x", [Steps, 3]), ("h0", [4]));
        LoopOutputs outputs = p.Loop(Steps, causal, [p["x"]], [(p["h0"], 4)], (x, h) =>
        {
            Value sum = p.Map(v => v[0] + v[1], p.Product(x[0], p.Weight("w", 3, 12)), p.Product(h[0], p.Weight("u", 4, 12)));
            Value next = p.Map(v => p.Pool.Tanh(v[0]), p.Reshape(Attend(p, p.Reshape(sum, 2, 6), 1, causal, null), 4));
            return new LoopBody([next], [next]);
        });
        return (p, [.. outputs.Results, .. outputs.Finals]);
    }

    /// <summary>Of queries, keys and values side by side.</summary>
    private static Value Attend(LoopProgram p, Value all, int heads, bool causal, Value? lengths)
    {
        (int steps, int width) = (all.Shape.Extents[0], all.Shape.Channels / 3);
        return p.Add(new AttentionKernel(
            p.KernelName("Attention"), 0, heads, causal, new(all, 0), new(all, width), new(all, 2 * width), lengths, p.New("attended", steps, width), p.New("log_sum", heads, steps)));
    }
}
