using DslNet.Data;
using FsCheck;
using FsCheck.Fluent;

namespace DslNet.Tests.DataSets;

public class FoldTests
{
    [Fact]
    public void Folds_divide_the_rows_evenly_class_by_class() => Prop.ForAll(
        (from rows in Gen.Choose(4, 60)
         from folds in Gen.Choose(2, 4)
         from classes in Gen.Choose(2, 4)
         from labels in Gen.Choose(0, classes - 1).ArrayOf(rows)
         from seed in Gen.Choose(0, 1000)
         select (Folds: folds, Classes: classes, Labels: SplitTests.WithoutSingles(labels), Seed: (ulong)seed)).ToArbitrary(),
        drawn =>
        {
            int rows = drawn.Labels.Length;
            Dataset dataset = new([.. Enumerable.Range(0, rows).Select(row => (float)row)], drawn.Labels, drawn.Classes);
            IReadOnlyList<Fold> folds = dataset.Folds(drawn.Folds, drawn.Seed);

            folds.Count.ShouldBe(drawn.Folds);
            folds.SelectMany(fold => fold.Validation.Inputs.ToArray()).Order().ShouldBe(Enumerable.Range(0, rows).Select(row => (float)row));
            (folds.Max(fold => fold.Validation.Count) - folds.Min(fold => fold.Validation.Count)).ShouldBeLessThanOrEqualTo(1);
            foreach (Fold fold in folds)
            {
                fold.Train.Inputs.ToArray().Concat(fold.Validation.Inputs.ToArray()).Order().ShouldBe(Enumerable.Range(0, rows).Select(row => (float)row));
            }

            for (int label = 0; label < drawn.Classes; label++)
            {
                int[] counts = [.. folds.Select(fold => fold.Validation.Labels.ToArray().Count(each => each == label))];
                (counts.Max() - counts.Min()).ShouldBeLessThanOrEqualTo(1);
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(1, 1));

    [Fact]
    public void A_seed_gives_the_same_folds()
    {
        Dataset iris = Datasets.Iris();
        iris.Folds(5, 3)[2].Validation.Inputs.ToArray().ShouldBe(iris.Folds(5, 3)[2].Validation.Inputs.ToArray());
        iris.Folds(5, 4)[2].Validation.Inputs.ToArray().ShouldNotBe(iris.Folds(5, 3)[2].Validation.Inputs.ToArray());
        iris.Folds(5).Select(fold => fold.Number).ShouldBe([0, 1, 2, 3, 4]);
    }

    [Fact]
    public void A_transform_goes_over_both_parts()
    {
        Fold fold = Datasets.Iris().Folds(3)[0];
        Fold scaled = fold.Apply(Standardizer.Fit(fold.Train));
        scaled.Train.Inputs.ToArray().Average().ShouldBe(0, 1e-4);
        scaled.Validation.Count.ShouldBe(50);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(151)]
    public void A_number_of_folds_that_cannot_be(int count) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Datasets.Iris().Folds(count)).Message.ShouldContain("Expected 2 to 150 folds");
}
