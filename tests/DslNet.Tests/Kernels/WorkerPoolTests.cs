using System.Diagnostics;
using DslNet.Kernels.Memory;
using DslNet.Kernels.Threads;

namespace DslNet.Tests.Kernels;

public class WorkerPoolTests
{
    private const long Large = long.MaxValue;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Every_item_is_done_once_in_many_dispatches(int threads)
    {
        using WorkerPool pool = new(threads);
        using TestMemory memory = new();
        FloatSlice counts = memory.Of(new float[50]);
        for (int round = 1; round <= 2000; round++)
        {
            pool.Run(new Counting(counts), 1 + (round % 50), Large);
        }

        // Item i is in every round that has more than i items.
        for (int i = 0; i < 50; i++)
        {
            counts[i].ShouldBe(40 * (50 - i));
        }
    }

    [Fact]
    public void Work_is_found_again_after_the_workers_went_to_sleep()
    {
        using WorkerPool pool = new(3);
        using TestMemory memory = new();
        FloatSlice counts = memory.Of(new float[6]);
        for (int round = 0; round < 5; round++)
        {
            pool.Run(new Counting(counts), 6, Large);
            Thread.Sleep(50);
        }

        counts.AsSpan(6).ToArray().ShouldAllBe(count => count == 5);
    }

    [Fact]
    public void A_pool_at_rest_uses_no_processor_time()
    {
        using WorkerPool pool = new(4);
        using TestMemory memory = new();
        pool.Run(new Counting(memory.Of(new float[8])), 8, Large);
        SpinWait.SpinUntil(() => pool.Borrowed == 0, TimeSpan.FromSeconds(20)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(9)]
    public void An_exception_reaches_the_caller_and_the_pool_works_on(int failing)
    {
        using WorkerPool pool = new(3);
        using TestMemory memory = new();
        FloatSlice counts = memory.Of(new float[10]);

        Should.Throw<InvalidTimeZoneException>(() => pool.Run(new Failing(failing), 10, Large)).Message.ShouldBe($"item {failing}");

        pool.Run(new Counting(counts), 10, Large);
        counts.AsSpan(10).ToArray().ShouldAllBe(count => count == 1);
    }

    [Fact]
    public void Small_work_stays_on_the_caller()
    {
        using WorkerPool pool = new(3);
        using TestMemory memory = new();
        FloatSlice workers = memory.Of(new float[9]);
        pool.Run(new Naming(workers), 9, 2 * WorkerPool.SmallestPart - 1);
        workers.AsSpan(9).ToArray().ShouldAllBe(worker => worker == 0);
        pool.Run(new Naming(workers), 9, 2 * WorkerPool.SmallestPart);
        workers.AsSpan(9).ToArray().ShouldBe([0, 0, 0, 0, 1, 1, 1, 1, 1]);
        pool.Run(new Naming(workers), 9, Large);
        workers.AsSpan(9).ToArray().ShouldBe([0, 0, 0, 1, 1, 1, 2, 2, 2]);
    }

    [Fact]
    public void Dispatches_allocate_nothing()
    {
        using WorkerPool pool = new(2);
        using TestMemory memory = new();
        Counting job = new(memory.Of(new float[4]));
        pool.Run(job, 4, Large);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            pool.Run(job, 4, Large);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void A_disposed_pool_refuses_work()
    {
        WorkerPool pool = new(3);
        pool.Dispose();
        pool.Dispose();
        Should.Throw<ObjectDisposedException>(() => pool.Run(new Failing(-1), 1, 1));
    }

    /// <summary>The constructor takes it, and a kernel that asks for more has told less before: that is a mistake of ours, and no reason to take memory in the middle of a step.</summary>
    [Fact]
    public unsafe void Scratch_memory_does_not_grow()
    {
        using WorkerPool pool = new(3, scratchFloats: 48);
        pool.ScratchBytes.ShouldBe(3 * 48 * sizeof(float));
        nint[] starts = [.. Enumerable.Range(0, 3).Select(part => (nint)pool.Scratch(part, 48))];
        starts.Distinct().Count().ShouldBe(3);
        ((nint)pool.Scratch(1, 20)).ShouldBe(starts[1]);
        Should.Throw<InvalidOperationException>(() => pool.Scratch(2, 49)).Message.ShouldContain("49");
        ((nint)pool.Scratch(2, 48)).ShouldBe(starts[2]);
    }

    [Fact]
    public void Threads_are_counted_as_told()
    {
        using WorkerPool all = new(0);
        all.Threads.ShouldBe(Environment.ProcessorCount);
        Should.Throw<ArgumentOutOfRangeException>(() => new WorkerPool(-2)).ParamName.ShouldBe("threads");
        ArgumentOutOfRangeException tooMany = Should.Throw<ArgumentOutOfRangeException>(() => new WorkerPool(100_000));
        tooMany.ParamName.ShouldBe("threads");
        tooMany.Message.ShouldContain("100000");
    }

    [Fact]
    public void Pools_share_the_workers_of_the_process()
    {
        List<WorkerPool> pools = [.. Enumerable.Range(0, 1000).Select(_ => new WorkerPool(3))];
        using TestMemory memory = new();
        FloatSlice counts = memory.Of(new float[10]);
        foreach (WorkerPool pool in pools.Take(300))
        {
            pool.Run(new Counting(counts), 10, Large);
        }

        counts.AsSpan(10).ToArray().ShouldAllBe(count => count == 300);

        // 300 pools with 2 each would be 600.
        Worker.Started.ShouldBeLessThanOrEqualTo(Worker.Most);
    }

    [Fact]
    public void More_parts_than_the_process_has_workers_are_done_all_the_same()
    {
        using WorkerPool pool = new(Worker.Most + 40);
        using TestMemory memory = new();
        FloatSlice counts = memory.Of(new float[2 * pool.Threads]);
        for (int i = 0; i < 3; i++)
        {
            pool.Run(new Counting(counts), 2 * pool.Threads, WorkerPool.SmallestPart * pool.Threads);
        }

        counts.AsSpan(2 * pool.Threads).ToArray().ShouldAllBe(count => count == 3);
        Worker.Started.ShouldBeLessThanOrEqualTo(Worker.Most);
    }

    [Fact]
    public void Pools_that_work_at_the_same_time_do_not_get_each_others_parts()
    {
        Parallel.For(0, 12, number =>
        {
            using WorkerPool pool = new(3);
            using TestMemory memory = new();
            FloatSlice counts = memory.Of(new float[12]);
            for (int round = 0; round < 400; round++)
            {
                pool.Run(new Counting(counts), 12, Large);
                if (round % 50 == number)
                {
                    Thread.Sleep(2);
                }
            }

            counts.AsSpan(12).ToArray().ShouldAllBe(count => count == 400);
        });
    }

    private readonly struct Counting(FloatSlice counts) : IRangeJob
    {
        public void Run(int from, int to, int worker)
        {
            FloatSlice target = counts;
            for (int i = from; i < to; i++)
            {
                target[i] += 1;
            }
        }
    }

    private readonly struct Naming(FloatSlice workers) : IRangeJob
    {
        public void Run(int from, int to, int worker)
        {
            FloatSlice target = workers;
            for (int i = from; i < to; i++)
            {
                target[i] = worker;
            }
        }
    }

    private readonly struct Failing(int item) : IRangeJob
    {
        public void Run(int from, int to, int worker)
        {
            if (from <= item && item < to)
            {
                throw new InvalidTimeZoneException($"item {item}");
            }
        }
    }
}
