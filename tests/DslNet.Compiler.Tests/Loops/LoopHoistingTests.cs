using DslNet.Compiler.Backends;
using DslNet.Compiler.Backends.Cpu;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Passes;
using DslNet.Compiler.Tests.Gradients;
using DslNet.Compiler.Tests.Interpreter;
using Xunit.Abstractions;

namespace DslNet.Compiler.Tests.Loops;

/// <summary>What is done outside of a loop, and not at each of its steps, is the same there.</summary>
public class LoopHoistingTests(ITestOutputHelper output)
{
    [Fact]
    public void Random_numbers_drawn_before_a_loop_are_those_that_it_would_draw()
    {
        int drawn = 0;
        Laws.Hold(LoopDraw.Any, 100, draw =>
        {
            (LoopProgram program, Value[] outputs) = draw.Write();
            (LoopProgram other, Value[] same) = draw.Write();
            KernelProgram before = program.Differentiated(outputs), outside = other.Differentiated(same, kernels => LoopDraws.Run(other.Lowered(same, kernels), CancellationToken.None).TrainForward);
            LoopRun run = new(before, draw.Seed, draw.Masks);
            ProgramResults.AreEqual(run.Results(outside), run.Results(before));
            drawn += LoopKernel.WithBodies(before.TrainForward).Count(Draws);
            LoopKernel.WithBodies(outside.TrainForward.Concat(outside.Backward)).OfType<LoopKernel>().SelectMany(loop => loop.Body).ShouldNotContain(kernel => Draws(kernel));
        });
        drawn.ShouldBeGreaterThan(50);
    }

    /// <summary>Before the derivative and behind it; and then the other passes, in the slots of a plan.</summary>
    [Fact]
    public void What_leaves_a_loop_means_the_same_outside()
    {
        int products = 0, gradients = 0;
        Laws.Hold(LoopDraw.Any, 100, draw =>
        {
            (LoopProgram program, Value[] outputs) = draw.Write();
            (LoopProgram other, Value[] same) = draw.Write();
            KernelProgram before = program.Differentiated(outputs);
            KernelProgram hoisted = other.Differentiated(same, kernels => LoopHoisting.Run(other.Lowered(same, kernels), CancellationToken.None).TrainForward);
            KernelProgram summed = Verifier.Check(LoopSums.Run(hoisted, other.Builder, CancellationToken.None), nameof(LoopSums));
            KernelProgram fused = Verifier.Check(Fusion.Run(Simplify.Run(summed, CancellationToken.None), CancellationToken.None), nameof(Fusion));
            LoopRun run = new(before, draw.Seed, draw.Masks);
            double[][] expected = run.Results(before);
            foreach (KernelProgram each in new[] { hoisted, summed, fused })
            {
                double[][] apart = run.Results(each);
                ProgramResults.AreEqual(apart, expected);
                (KernelProgram placed, MemoryPlan plan) = CpuBackend.Place(each);
                run.Results(placed, rows => new SlotStore(plan, rows)).ShouldBe(apart);
            }

            products += Products(before.TrainForward) - Products(hoisted.TrainForward);
            gradients += Products(hoisted.Backward) - Products(summed.Backward);
        });
        output.WriteLine($"{products} products left loops, and {gradients} gradients of weights");
        products.ShouldBeGreaterThan(50);
        gradients.ShouldBeGreaterThan(100);

        static int Products(IEnumerable<Kernel> kernels) => LoopKernel.WithBodies(kernels).Count(kernel => kernel is MatMulKernel);
    }

    private static bool Draws(Kernel kernel) => kernel is MapKernel map && map.Results.Any(result => result.Expression.Nodes().Any(node => node.Kind == ExprKind.Random));
}
