using System.Diagnostics;
using DslNet.Kernels;

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
        Thread.Sleep(200);
        WaitStates(pool).ShouldAllBe(state => state.HasFlag(System.Threading.ThreadState.WaitSleepJoin));
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
    public void Disposal_ends_the_threads()
    {
        WorkerPool pool = new(3);
        pool.Helpers.ShouldAllBe(thread => thread.IsAlive && thread.IsBackground);
        Stopwatch watch = Stopwatch.StartNew();
        pool.Dispose();
        pool.Dispose();
        pool.Helpers.ShouldAllBe(thread => !thread.IsAlive);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
        Should.Throw<ObjectDisposedException>(() => pool.Run(new Failing(-1), 1, 1));
    }

    [Fact]
    public void Threads_are_counted_as_told()
    {
        using WorkerPool all = new(0);
        all.Threads.ShouldBe(Environment.ProcessorCount);
        using WorkerPool one = new(1);
        one.Helpers.ShouldBeEmpty();
        Should.Throw<ArgumentOutOfRangeException>(() => new WorkerPool(-2)).ParamName.ShouldBe("threads");
    }

    private static IEnumerable<System.Threading.ThreadState> WaitStates(WorkerPool pool) => pool.Helpers.Select(thread => thread.ThreadState);

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
