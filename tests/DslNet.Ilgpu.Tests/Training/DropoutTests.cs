using DslNet.Ilgpu.Tests.Harness;
using ILGPU.Runtime;

namespace DslNet.Ilgpu.Tests.Training;

/// <summary>Random numbers have no state but seed and step, so the masks are the same on every device, bit for bit.</summary>
public class DropoutTests
{
    private const int Rows = 9;

    private static readonly float[] Ones = [.. Enumerable.Repeat(1f, Rows * 37)];

    [Theory]
    [InlineData(0UL)]
    [InlineData(7UL)]
    [InlineData(0x1234_5678_9ABC_DEF0UL)]
    [InlineData(ulong.MaxValue)]
    public void The_masks_are_the_CPU_s_bit_for_bit(ulong seed)
    {
        using AcceleratorUnderTest under = new();
        using MaskNet cpu = new(Rows, seed, threads: 1);
        using MaskNet.Gpu gpu = new(under.Accelerator, cpu, Rows);
        List<float[]> masks = [];
        for (int step = 0; step < 4; step++)
        {
            float[] mask = cpu.Forward(Ones);
            gpu.Forward(Ones).ShouldBe(mask, FormattableString.Invariant($"step {step}"));
            masks.Add(mask);
        }

        masks.Select(mask => string.Join(' ', mask)).Distinct().Count().ShouldBe(4);
        masks[0].Count(kept => kept == 0).ShouldBeInRange(Rows * 37 / 5, Rows * 37 / 2);
    }

    [Fact]
    public void Eval_draws_nothing()
    {
        using AcceleratorUnderTest under = new();
        using MaskNet cpu = new(Rows, seed: 3, threads: 1);
        using MaskNet.Gpu gpu = new(under.Accelerator, cpu, Rows);
        gpu.Predict(Ones).ShouldBe([.. Ones.Select(one => 2 * one)]);
        gpu.Eval();
        gpu.Forward(Ones).ShouldBe([.. Ones.Select(one => 2 * one)]);
        gpu.Train();
        gpu.Forward(Ones).ShouldBe(cpu.Forward(Ones));
    }

    [Fact]
    public void They_go_on_where_they_were_on_whatever_a_network_is_copied_to()
    {
        using AcceleratorUnderTest under = new();
        using MaskNet cpu = new(Rows, seed: 11, threads: 1), later = new(Rows, seed: 99, threads: 1);
        cpu.Forward(Ones);
        using MaskNet.Gpu gpu = new(under.Accelerator, cpu, Rows);
        gpu.Forward(Ones).ShouldBe(cpu.Forward(Ones));

        gpu.CopyTo(later);
        float[] third = cpu.Forward(Ones);
        later.Forward(Ones).ShouldBe(third);
        gpu.Forward(Ones).ShouldBe(third);

        cpu.Forward(Ones);
        gpu.CopyFrom(cpu);
        gpu.Forward(Ones).ShouldBe(cpu.Forward(Ones));
    }

    [Fact]
    public void From_accelerator_to_accelerator_they_go_on_too()
    {
        using AcceleratorUnderTest first = new(threadsPerGroup: 1), second = new(threadsPerGroup: 8);
        using MaskNet cpu = new(Rows, seed: 12, threads: 1);
        using MaskNet.Gpu here = new(first.Accelerator, cpu, Rows), there = new(second.Accelerator, cpu, Rows);
        here.Forward(Ones);
        there.CopyFrom(here);
        there.Forward(Ones).ShouldBe(here.Forward(Ones));
        here.Forward(Ones);
        here.CopyTo(there);
        there.Forward(Ones).ShouldBe(here.Forward(Ones));
    }

    [Fact]
    public void Initialize_starts_them_over()
    {
        using AcceleratorUnderTest under = new();
        using FigureNet cpu = new(Rows, seed: 1, threads: 1);
        using FigureNet.Gpu gpu = new(under.Accelerator, cpu, Rows);
        Batch batch = Batch.Draw(FigureNet.Info, Rows, seed: 2);
        gpu.TrainStep(batch.Input, batch.Target, new Sgd(0.1f));
        cpu.Initialize(5);
        gpu.Initialize(5);
        gpu.Parameters().ShouldBe(cpu.Parameters());
        gpu.Buffers().ShouldBe(cpu.Buffers());
        gpu.Forward(batch.Input).ShouldBeCloseTo(cpu.Forward(batch.Input), "outputs");
    }
}
