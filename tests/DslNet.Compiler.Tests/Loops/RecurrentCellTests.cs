using DslNet.Compiler.Kernels;
using DslNet.Compiler.Tests.Gradients;

namespace DslNet.Compiler.Tests.Loops;

/// <summary>Recurrent cells written as bodies of loops: their gradients against difference quotients, and against the same steps written out.</summary>
public class RecurrentCellTests
{
    private const int Steps = 4;
    private const int Inputs = 3;
    private const int Units = 2;
    private const int Columns = (Steps * Inputs) + Units;

    public static TheoryData<string, bool, bool> Cases
    {
        get
        {
            TheoryData<string, bool, bool> cases = [];
            foreach (string cell in new[] { "Elman", "Gated", "Lstm", "Normalized" })
            {
                cases.Add(cell, false, false);
                cases.Add(cell, true, false);
                cases.Add(cell, false, true);
                cases.Add(cell, true, true);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradients_of_parameters_inputs_and_initial_states_agree_with_central_differences(string cell, bool reversed, bool lengths)
    {
        (LoopProgram program, Value[] outputs) = Write(cell, reversed, lengths);
        KernelProgram differentiated = program.Differentiated(outputs);
        differentiated.Backward.OfType<LoopKernel>().Single().Reversed.ShouldBe(!reversed);
        LoopRun run = new(differentiated, seed: 3, Mask(lengths));
        int parameters = differentiated.Parameters.Sum(parameter => parameter.Value.Size);
        run.CheckGradients(differentiated, Columns).ShouldBe(parameters + (run.Rows * Columns));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_loop_is_its_steps_one_behind_the_other(string cell, bool reversed, bool lengths)
    {
        (LoopProgram loop, Value[] outputs) = Write(cell, reversed, lengths);
        (LoopProgram steps, Value[] same) = Write(cell, reversed, lengths);
        KernelProgram expected = steps.Differentiated(same, new Unrolling(steps).Of);
        expected.AllKernels.ShouldNotContain(kernel => kernel is LoopKernel);
        LoopRun run = new(expected, seed: 4, Mask(lengths));
        ProgramResults.AreEqual(run.Results(loop.Differentiated(outputs)), run.Results(expected));
    }

    private static (int At, int Steps)[] Mask(bool lengths) => lengths ? [(Columns, Steps)] : [];

    private static (LoopProgram Program, Value[] Outputs) Write(string cell, bool reversed, bool lengths)
    {
        LoopProgram p = new(("x", [Steps, Inputs]), ("h0", [Units]), ("mask", [Steps, 1]));
        (Value? Initial, int Size)[] states = cell == "Lstm" ? [(p["h0"], Units), (null, Units)] : [(p["h0"], Units)];
        LoopOutputs outputs = p.Loop(
            Steps,
            reversed,
            [p["x"]],
            states,
            (x, h) =>
            {
                Value[] next = cell switch
                {
                    "Elman" => [Cells.Elman(p, x[0], h[0])],
                    "Normalized" => [Cells.Normalized(p, x[0], h[0])],
                    "Gated" => [Cells.Gated(p, x[0], h[0])],
                    _ => Cells.Lstm(p, x[0], h[0], h[1]) is var lstm ? [lstm.H, lstm.C] : [],
                };
                return new LoopBody(next, [next[0]]);
            },
            lengths ? p.Lengths("mask") : null);
        return (p, [.. outputs.Results, .. outputs.Finals]);
    }
}
