#if !REAL_ILGPU
using DslNet.Ilgpu.Tests.Harness;
using ILGPU;
using ILGPU.Runtime;

namespace DslNet.Ilgpu.Tests;

/// <summary>The stand-in is strict enough for what is tested on it: barriers make threads wait, and what would hang or be undefined on a GPU fails.</summary>
public class StandInTests
{
    private const int Threads = 8;

    [Fact]
    public void A_barrier_makes_all_threads_of_a_group_wait() => Reversed(ignoresBarriers: false).ShouldBe(Enumerable.Range(0, 3 * Threads).Select(i => (float)((i / Threads * Threads) + Threads - 1 - (i % Threads))));

    [Fact]
    public void Without_the_barrier_the_same_kernel_reads_what_is_not_written() => Reversed(ignoresBarriers: true).ShouldContain(float.NaN);

    [Fact]
    public void A_barrier_that_some_threads_never_reach_fails_instead_of_hanging() =>
        Should.Throw<InvalidOperationException>(() => Run(Divergent, groups: 1)).Message.ShouldContain("Group.Barrier");

    [Fact]
    public void An_index_out_of_range_fails_and_says_which() =>
        Should.Throw<InvalidOperationException>(() => Run(Beyond, groups: 2)).Message.ShouldContain("of a view of 24");

    [Fact]
    public void More_threads_than_the_accelerator_has_are_refused()
    {
        using AcceleratorUnderTest under = new(Threads);
        Should.Throw<ArgumentOutOfRangeException>(() => under.Accelerator.LoadKernel<int>(Nothing)(under.Accelerator.DefaultStream, new KernelConfig(1, Threads + 1), 0));
    }

    [Fact]
    public void A_kernel_that_is_no_static_method_is_refused()
    {
        using AcceleratorUnderTest under = new(Threads);
        int captured = 0;
        Should.Throw<NotSupportedException>(() => under.Accelerator.LoadKernel<int>(value => captured = value));
        captured.ShouldBe(0);
    }

    private static float[] Reversed(bool ignoresBarriers) => Run(Reverse, groups: 3, ignoresBarriers);

    private static float[] Run(Action<ArrayView<float>> kernel, int groups, bool ignoresBarriers = false)
    {
        using AcceleratorUnderTest under = new(Threads);
        under.Accelerator.IgnoresBarriers = ignoresBarriers;
        using MemoryBuffer1D<float, Stride1D.Dense> buffer = under.Accelerator.Allocate1D<float>(3 * Threads);
        under.Accelerator.LoadKernel<ArrayView<float>>(kernel)(under.Accelerator.DefaultStream, new KernelConfig(groups, Threads), buffer.AsContiguous());
        float[] result = new float[3 * Threads];
        buffer.AsContiguous().CopyToCPU(under.Accelerator.DefaultStream, result.AsSpan());
        return result;
    }

    /// <summary>Later threads write later, and earlier threads read what they wrote.</summary>
    private static void Reverse(ArrayView<float> view)
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(Threads);
        Thread.Sleep(2 * Group.IdxX);
        shared[Group.IdxX] = (Grid.IdxX * Threads) + Group.IdxX;
        Group.Barrier();
        view[(Grid.IdxX * Threads) + Group.IdxX] = shared[Threads - 1 - Group.IdxX];
    }

    private static void Divergent(ArrayView<float> view)
    {
        if (Group.IdxX != 3)
        {
            Group.Barrier();
        }
    }

    private static void Beyond(ArrayView<float> view) => view[(Grid.IdxX * 3 * Threads) + Group.IdxX] = 1;

    private static void Nothing(int value)
    {
    }
}
#endif
