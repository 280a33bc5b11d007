using DslNet.Compiler.Backends;
using DslNet.Compiler.Backends.Cpu;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Passes;
using DslNet.Compiler.Tests.Gradients;
using DslNet.Compiler.Tests.Interpreter;
using Xunit.Abstractions;

namespace DslNet.Compiler.Tests.Loops;

/// <summary>Laws of loops, on bodies drawn at random: forward and reversed, with lengths and without, several states, loops in loops.</summary>
public class RandomLoopTests(ITestOutputHelper output)
{
    [Fact]
    public void A_loop_is_its_steps_one_behind_the_other()
    {
        int nested = 0, lengths = 0, reversed = 0;
        Laws.Hold(LoopDraw.Any, 150, draw =>
        {
            (LoopProgram program, Value[] outputs) = draw.Write();
            (LoopProgram steps, Value[] same) = draw.Write();
            KernelProgram loop = program.Differentiated(outputs), expected = steps.Differentiated(same, new Unrolling(steps).Of);
            expected.AllKernels.ShouldNotContain(kernel => kernel is LoopKernel);
            LoopRun run = new(expected, draw.Seed, draw.Masks);
            ProgramResults.AreEqual(run.Results(loop), run.Results(expected));
            LoopKernel[] all = [.. LoopKernel.WithBodies(loop.TrainForward).OfType<LoopKernel>()];
            nested += all.Any(each => each.Body.Any(kernel => kernel is LoopKernel)) ? 1 : 0;
            lengths += all.Any(each => each.Lengths is not null) ? 1 : 0;
            reversed += all.Any(each => each.Reversed) ? 1 : 0;
        });
        output.WriteLine($"{nested} with nested loops, {lengths} with lengths, {reversed} with reversed ones");
        new[] { nested, lengths, reversed }.Min().ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Gradients_agree_with_central_differences()
    {
        int compared = 0;
        Laws.Hold(LoopDraw.WithoutKinks, 25, draw =>
        {
            (LoopProgram program, Value[] outputs) = draw.Write();
            KernelProgram loop = program.Differentiated(outputs);
            compared += new LoopRun(loop, draw.Seed, draw.Masks).CheckGradients(loop, LoopDraw.Columns);
        });
        output.WriteLine($"{compared} gradients");
        compared.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public void Passes_preserve_meaning_and_values_in_shared_slots_give_what_values_apart_give()
    {
        Laws.Hold(LoopDraw.Any, 100, draw =>
        {
            (LoopProgram program, Value[] outputs) = draw.Write();
            KernelProgram before = program.Differentiated(outputs);
            LoopRun run = new(before, draw.Seed, draw.Masks);
            double[][] expected = run.Results(before);
            KernelProgram simple = Verifier.Check(Simplify.Run(before, CancellationToken.None), nameof(Simplify));
            KernelProgram masked = Verifier.Check(LoopMasks.Run(simple), nameof(LoopMasks));
            KernelProgram states = Verifier.Check(LoopStates.Run(masked), nameof(LoopStates));
            KernelProgram fused = Verifier.Check(Fusion.Run(states, CancellationToken.None), nameof(Fusion));
            foreach (KernelProgram each in new[] { before, simple, masked, states, fused })
            {
                double[][] apart = run.Results(each);
                ProgramResults.AreEqual(apart, expected);
                (KernelProgram placed, MemoryPlan plan) = CpuBackend.Place(each);
                run.Results(placed, rows => new SlotStore(plan, rows)).ShouldBe(apart);
            }
        });
    }

    /// <summary>Eval has an arena, in which what a step finds in its place lives through all of the loop.</summary>
    [Fact]
    public void Predictions_are_the_same_in_an_arena() => Laws.Hold(LoopDraw.Any, 100, draw =>
    {
        (LoopProgram program, Value[] outputs, Value predicted) = draw.WriteBoth();
        KernelProgram whole = program.Differentiated(outputs, predicted: predicted);
        KernelProgram fused = Verifier.Check(Fusion.Run(LoopStates.Run(LoopMasks.Run(Simplify.Run(whole, CancellationToken.None))), CancellationToken.None), nameof(Fusion));
        LoopRun run = new(whole, draw.Seed, draw.Masks);
        foreach (KernelProgram each in new[] { whole, fused })
        {
            (KernelProgram placed, MemoryPlan plan) = CpuBackend.Place(each);
            run.Predicted(placed, rows => new SlotStore(plan, rows)).ShouldBe(run.Predicted(each));
        }
    });

    /// <summary>What a sequence holds beyond a row's length, which is anything that is finite, is nobody's business.</summary>
    [Fact]
    public void Padding_never_changes_a_result_or_a_gradient()
    {
        int padded = 0;
        Laws.Hold(LoopDraw.Any, 100, draw =>
        {
            if (draw.Masks is not [var mask, ..] masks)
            {
                return;
            }

            (LoopProgram program, Value[] outputs) = draw.Write();
            KernelProgram loop = program.Differentiated(outputs, kernels => LoopHoisting.Run(program.Lowered(outputs, kernels), CancellationToken.None).TrainForward);
            loop = LoopSums.Run(loop, program.Builder, CancellationToken.None);
            LoopRun run = new(loop, draw.Seed, masks);
            KernelProgram[] both = [loop, LoopMasks.Run(loop)];
            double[][][] expected = [.. both.Select(each => run.Results(each))];
            ProgramResults.AreEqual(expected[1], expected[0]);
            int features = mask.At / mask.Steps;
            for (int row = 0; row < run.Rows; row++)
            {
                for (int at = (int)run.Lengths[0][row] * features; at < mask.Steps * features; at++)
                {
                    run.Input[(row * loop.Input.Size) + at] = 1e6 * at;
                    padded++;
                }
            }

            foreach ((KernelProgram each, double[][] unpadded) in both.Zip(expected))
            {
                run.Results(each).ShouldBe(unpadded);
            }
        });
        padded.ShouldBeGreaterThan(100);
    }
}
