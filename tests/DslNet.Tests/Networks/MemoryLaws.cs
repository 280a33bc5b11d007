using DslNet.Kernels.Driver;
using FsCheck;
using FsCheck.Fluent;

namespace DslNet.Tests.Networks;

/// <summary>What an info says of memory, on drawn networks and batches.</summary>
public class MemoryLaws
{
    private static readonly Arbitrary<(NetworkInfo Info, int Batch, Optimizer? Optimizer)> Cases = (
        from info in Infos.Any
        from batch in Gen.Choose(1, 300)
        from optimizer in Gen.Elements<Func<Optimizer?>>(() => null, () => new Sgd(0.1f), () => new Sgd(0.1f, momentum: 0.9f), () => new Adam())
        select (info, batch, optimizer())).ToArbitrary();

    private static readonly Arbitrary<(NetworkInfo Info, long Bytes)> Budgets = (
        from info in Infos.Any
        from bytes in Gen.Choose(0, 1 << 22)
        select (info, (long)bytes)).ToArbitrary();

    /// <summary>That is what "largest" means; 0 where not even one row fits.</summary>
    [Fact]
    public void The_largest_batch_fits_and_the_next_does_not() => Holds(Budgets, drawn =>
    {
        int largest = drawn.Info.LargestBatch(drawn.Bytes);
        if (largest > 0)
        {
            drawn.Info.Memory(largest).Total.ShouldBeLessThanOrEqualTo(drawn.Bytes);
        }

        drawn.Info.Memory(largest + 1).Total.ShouldBeGreaterThan(drawn.Bytes);
    });

    [Fact]
    public void The_batch_itself_fits_the_memory_it_takes() => Holds(Cases, drawn =>
        drawn.Info.LargestBatch(drawn.Info.Memory(drawn.Batch, drawn.Optimizer).Total, drawn.Optimizer).ShouldBeGreaterThanOrEqualTo(drawn.Batch));

    [Fact]
    public void A_huge_budget_gives_as_many_rows_of_3_numbers_as_an_int_counts() => Infos.Dense(3, 2).LargestBatch(long.MaxValue).ShouldBe(715_827_882);

    /// <summary>An estimate that nobody keeps to would be worth nothing: this is what the network's driver really takes.</summary>
    [Fact]
    public void The_driver_takes_what_was_said() => Holds(Cases, drawn =>
    {
        using var driver = new NetworkDriver(drawn.Info, drawn.Batch, 0, 1);
        MemoryUse said = drawn.Info.Memory(drawn.Batch);

        said.Parameters.ShouldBe(sizeof(float) * driver.ParameterStorage.Length);
        said.Gradients.ShouldBe(sizeof(float) * driver.GradientStorage.Length);
        said.Activations.ShouldBe(WorkspaceBytes(driver));
    });

    // From the first slot to the end of what rows count, 8 floats a row.
    private static unsafe long WorkspaceBytes(NetworkDriver driver) => (byte*)(driver.RowCounts.Start + WorkspacePlan.Padded(8 * driver.BatchSize)) - (byte*)driver.Slot(0).Start;

    private static void Holds<T>(Arbitrary<T> things, Action<T> law) => Prop.ForAll(things, law).QuickCheckThrowOnFailure();
}
