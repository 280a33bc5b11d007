using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Tests.Loops;

/// <summary>Kernels that count the real steps of a sequence: gradients against difference quotients, and no influence of what is behind a row's length.</summary>
public class LengthTests
{
    private const int Steps = 5;
    private const int Channels = 6;
    private const int Columns = (Steps * Channels) + 1;

    [Theory]
    [InlineData("GroupNorm")]
    [InlineData("AdaptivePool")]
    public void Gradients_agree_with_central_differences(string kind)
    {
        LoopProgram p = new(("x", [Steps, Channels]), ("length", [1]));
        KernelProgram program = p.Differentiated([Write(p, kind)]);
        LoopRun run = new(program, seed: 5, []);
        int parameters = program.Parameters.Sum(parameter => parameter.Value.Size);
        run.CheckGradients(program, Columns).ShouldBe(parameters + (run.Rows * Columns));
    }

    /// <summary>Rows have 0, 2 or all steps, by a number of the input.</summary>
    private static Value Write(LoopProgram p, string kind)
    {
        ExprPool pool = p.Pool;
        Value lengths = p.Map(v => pool.SelectGreater(v[0], pool.Constant(0.3), pool.Constant(Steps), pool.SelectGreater(v[0], pool.Constant(-0.6), pool.Constant(2), pool.Constant(0))), p["length"]);
        Value curved = p.Map(v => v[0] + (v[0] * v[0]), p["x"]);
        return kind == "GroupNorm"
            ? p.Add(new RowNormalizeKernel(
                p.KernelName("Norm"), 0, 3, true, 0.1f, curved, p.Bias("scale", Channels), p.Bias("shift", Channels), p.New("y", Steps, Channels), p.New("n", Steps, Channels), p.New("deviation", 3), lengths))
            : p.Add(new AdaptivePoolKernel(p.KernelName("Pool"), 0, curved, p.New("y", 3, Channels), lengths));
    }
}
