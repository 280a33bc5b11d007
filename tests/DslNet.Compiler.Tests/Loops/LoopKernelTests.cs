using DslNet.Compiler.Backends;
using DslNet.Compiler.Backends.Cpu;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Passes;
using DslNet.Compiler.Tests.Gradients;

namespace DslNet.Compiler.Tests.Loops;

/// <summary>What passes and counts make of a loop.</summary>
public class LoopKernelTests
{
    private const int Steps = 5;
    private const int Units = 3;

    [Fact]
    public void A_step_of_training_works_as_often_as_the_loop_has_steps()
    {
        LoopProgram p = new(("x", [Steps, 2]));
        KernelProgram program = p.Differentiated(Elman(p, [p["x"]]).Results);
        StepWork work = StepWork.Of(program with { Backward = [] });
        work.MultiplyAdds.ShouldBe(Steps * ((2 * Units) + (Units * Units)));
        work.Elements.ShouldBeGreaterThan(Steps * 8);

        // The weights' and the inputs' gradients: two products more for each of the two.
        StepWork.Of(program).MultiplyAdds.ShouldBe(3 * work.MultiplyAdds);
    }

    /// <summary>The gradient of tanh is said by its result, and the products' by what they read.</summary>
    [Fact]
    public void Only_what_the_adjoint_reads_is_stored()
    {
        LoopProgram p = new(("x", [Steps, 2]));
        LoopKernel forward = p.Differentiated(Elman(p, [p["x"]]).Finals).TrainForward.OfType<LoopKernel>().Single();
        forward.Results.Select(result => result.Inner).ShouldBe([forward.States[0].After, forward.States[0].Before]);
    }

    [Fact]
    public void Nothing_is_stored_for_a_backward_pass_that_won_t_come()
    {
        LoopProgram p = new(("x", [Steps, Units]));
        LoopOutputs outputs = p.Loop(Steps, false, [p["x"]], [(null, Units)], (x, h) => new LoopBody([p.Map(v => p.Pool.Tanh(v[0] * v[1]), x[0], h[0])], [h[0]]));
        Value stopped = p.Add(new ReshapeKernel("StopForward", 0, outputs.Results[0], p.New("stopped", Steps, Units)) { StopsGradient = true });
        KernelProgram program = p.Differentiated([p.Product(p.Reshape(stopped, Steps * Units), p.Weight("w", Steps * Units, 2))]);
        program.TrainForward.OfType<LoopKernel>().Single().Results.Count.ShouldBe(1);
        program.Backward.ShouldNotContain(kernel => kernel is LoopKernel);
    }

    [Fact]
    public void What_nobody_reads_isn_t_computed_at_any_step()
    {
        LoopProgram p = new(("x", [Steps, 2]), ("idle", [Steps, 2]));
        LoopOutputs outputs = p.Loop(Steps, false, [p["x"], p["idle"]], [(null, Units), (null, 2)], (x, h) =>
            new LoopBody([Cells.Elman(p, x[0], h[0]), p.Map(v => v[0] + v[1], x[1], h[1])], [h[0], x[1]], [x[1]]));
        LoopKernel loop = Simplify.Run(p.Differentiated([outputs.Finals[0]]), CancellationToken.None).TrainForward.OfType<LoopKernel>().Single();
        loop.States.Count.ShouldBe(1);
        loop.Sequences.Select(sequence => sequence.Outer).ShouldBe([p["x"]]);
        loop.Sums.Count.ShouldBe(0);
        loop.Body.SelectMany(kernel => kernel.Outputs).ShouldAllBe(value => value.Size == Units);
    }

    [Fact]
    public void Fusion_makes_epilogues_in_bodies()
    {
        LoopProgram p = new(("x", [Steps, 2]));
        KernelProgram program = Fusion.Run(Simplify.Run(p.Differentiated(Elman(p, [p["x"]]).Results), CancellationToken.None), CancellationToken.None);
        LoopKernel loop = program.TrainForward.OfType<LoopKernel>().Single();
        loop.Body.Count.ShouldBe(2);
        loop.Body.OfType<MatMulKernel>().Count(product => product.Epilogue is not null).ShouldBe(1);
    }

    /// <summary>Ten kernels that live within a step take what two or three of them take.</summary>
    [Fact]
    public void Values_of_a_body_share_slots_with_each_other_and_with_none_of_what_lives_on()
    {
        LoopProgram p = new(("x", [Steps, 2]), ("context", [Units]));
        LoopOutputs outputs = p.Loop(Steps, false, [p["x"]], [(null, Units)], (x, h) =>
        {
            Value value = p["context"];
            for (int i = 0; i < 10; i++)
            {
                value = p.Product(value, p.Weight("w" + i, Units, Units));
            }

            return new LoopBody([p.Map(v => v[0] + v[1], value, h[0])], [value]);
        });
        KernelProgram program = p.Differentiated(outputs.Results) with { Backward = [] };
        LoopKernel loop = program.TrainForward.OfType<LoopKernel>().Single();
        MemoryPlan plan = MemoryPlanning.Run(program, CpuLayout.Instance, _ => 0, CancellationToken.None, predicts: true);
        HashSet<int> lasting = [.. loop.Inputs.Concat(loop.Outputs).Concat(loop.States.Select(state => state.Before)).Where(value => value.PerRow).Select(value => plan.Slots[value.Id])];
        int[] within = [.. loop.Body.SelectMany(kernel => kernel.Outputs).Select(value => plan.Slots[value.Id]).Distinct()];
        within.Length.ShouldBeLessThan(12);
        within.ShouldAllBe(slot => !lasting.Contains(slot));
    }

    [Fact]
    public void Equal_functions_of_one_value_are_one_in_a_body_too_and_random_numbers_are_none()
    {
        (LoopProgram p, Value[] outputs) = Doubled();
        (LoopProgram other, Value[] same) = Doubled();
        KernelProgram before = p.Differentiated(outputs), after = other.Differentiated(same, kernels => CommonSubexpressions.Run(other.Lowered(same, kernels), CancellationToken.None).TrainForward);
        LoopKernel loop = after.TrainForward.OfType<LoopKernel>().Single();
        loop.Body.OfType<MatMulKernel>().Count().ShouldBe(1);
        loop.Body.OfType<MapKernel>().Count().ShouldBe(1 + 2 + 1);
        LoopRun run = new(before, seed: 1);
        ProgramResults.AreEqual(run.Results(after), run.Results(before));
    }

    /// <summary>The tanh of a product, twice, each with random numbers of its own.</summary>
    private static (LoopProgram Program, Value[] Outputs) Doubled()
    {
        LoopProgram p = new(("x", [Steps, 2]));
        Value weight = p.Weight("w", 2, Units);
        LoopOutputs outputs = p.Loop(Steps, false, [p["x"]], [(null, Units)], (x, h) =>
        {
            Value[] equal = [.. Enumerable.Range(0, 2).Select(_ => p.Map(v => p.Pool.Tanh(v[0]), p.Product(x[0], weight)))];
            Value[] drawn = [.. equal.Select(value => p.Map(v => v[0] * p.Pool.Random(p.NextRandomStream()), value))];
            return new LoopBody([p.Map(v => v[0] + v[1] + v[2], drawn[0], drawn[1], h[0])], [equal[1]]);
        });
        return (p, [.. outputs.Results, .. outputs.Finals]);
    }

    /// <summary>An input's product is one product before the loop, and a weight's gradient one behind it; what is left is what depends on the state.</summary>
    [Fact]
    public void Only_what_depends_on_the_state_stays_in_an_Elman_loop()
    {
        LoopProgram p = new(("x", [Steps, 2]));
        Value[] outputs = Elman(p, [p["x"]]).Results;
        KernelProgram program = p.Differentiated(outputs, kernels => LoopHoisting.Run(p.Lowered(outputs, kernels), CancellationToken.None).TrainForward);
        program.Parameters.Select(parameter => (parameter.Value.Name, parameter.GradientIsSum)).ShouldBe([("W", false), ("U", true), ("b", true)]);
        program = LoopSums.Run(program, p.Builder, CancellationToken.None);
        program.Parameters.Single(parameter => parameter.Value.Name == "U").GradientIsSum.ShouldBeFalse();
        LoopKernel forward = program.TrainForward.OfType<LoopKernel>().Single(), backward = program.Backward.OfType<LoopKernel>().Single();
        forward.Body.OfType<MatMulKernel>().Single().Left.ShouldBe(forward.States[0].Before);
        backward.Body.OfType<MatMulKernel>().Single().Form.ShouldBe(MatMulForm.InputGradient);
        backward.Sums.ShouldBeEmpty();
        program.TrainForward.OfType<ConvolutionKernel>().Count().ShouldBe(1);
        program.Backward.OfType<ConvolutionKernel>().Select(kernel => kernel.Form).ShouldBe([MatMulForm.WeightGradient, MatMulForm.InputGradient, MatMulForm.WeightGradient], ignoreOrder: true);
    }

    private static LoopOutputs Elman(LoopProgram p, Value[] sequences) =>
        p.Loop(Steps, false, sequences, [(null, Units)], (x, h) => Cells.Elman(p, x[0], h[0]) is var next ? new LoopBody([next], [next]) : null!);
}
