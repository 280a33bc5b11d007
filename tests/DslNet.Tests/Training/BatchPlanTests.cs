using FsCheck;
using FsCheck.Fluent;

namespace DslNet.Tests.Training;

/// <summary>The laws of cutting an epoch into batches.</summary>
public class BatchPlanTests
{
    [Fact]
    public void Batches_follow_one_another_and_none_is_too_large_or_too_small() => Prop.ForAll(
        (from rows in Gen.Choose(2, 200)
         from batchSize in Gen.Choose(2, 40)
         from atLeastTwo in Gen.Elements(false, true)
         select (rows, batchSize, atLeastTwo)).ToArbitrary(),
        sample =>
        {
            var plan = new BatchPlan(sample.rows, sample.batchSize, sample.atLeastTwo);
            int end = 0;
            for (int batch = 0; batch < plan.Count; batch++)
            {
                plan.Start(batch).ShouldBe(end);
                end = plan.End(batch);
                (end - plan.Start(batch)).ShouldBeInRange(sample.atLeastTwo ? 2 : 1, sample.batchSize);
            }

            bool oneIsLeftOut = sample.atLeastTwo && sample.batchSize == 2 && sample.rows % 2 == 1;
            end.ShouldBe(oneIsLeftOut ? sample.rows - 1 : sample.rows);
            plan.Count.ShouldBeLessThanOrEqualTo((sample.rows + sample.batchSize - 1) / sample.batchSize);
        }).QuickCheckThrowOnFailure();
}
