using FsCheck;
using FsCheck.Fluent;

namespace DslNet.Tests.DataSets;

/// <summary>Splits and folds by groups: no group is in two parts.</summary>
public class GroupTests
{
    private static readonly string[] Speakers = ["ann", "bob", "cid", "dee", "eve", "fay", "gus", "hal", "ida", "joe"];

    [Fact]
    public void No_group_is_in_two_parts_and_no_row_is_lost() => Prop.ForAll(
        (from rows in Gen.Choose(12, 80)
         from groups in Gen.Choose(0, 9).ArrayOf(rows)
         from seed in Gen.Choose(0, 1000)
         where groups.Distinct().Count() >= 5
         select (Groups: groups, Seed: (ulong)seed)).ToArbitrary(),
        drawn =>
        {
            DataSplit split = Numbered(drawn.Groups.Length).Split([.. drawn.Groups.Select(group => Speakers[group])], 0.2, 0.3, drawn.Seed);
            int[][] parts = [Rows(split.Train), Rows(split.Validation), Rows(split.Test)];

            parts.SelectMany(part => part).Order().ShouldBe(Enumerable.Range(0, drawn.Groups.Length));
            int[][] groupsOf = [.. parts.Select(part => part.Select(row => drawn.Groups[row]).Distinct().ToArray())];
            groupsOf.Sum(part => part.Length).ShouldBe(drawn.Groups.Distinct().Count());

            // Shares are of the groups, to the nearest number.
            int all = drawn.Groups.Distinct().Count();
            groupsOf[1].Length.ShouldBe(Math.Max(1, (int)Math.Floor((all * 0.2) + 0.5)));
            groupsOf[2].Length.ShouldBe(Math.Max(1, (int)Math.Floor((all * 0.3) + 0.5)));
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(1, 1));

    [Fact]
    public void The_seed_decides()
    {
        int[] groups = [.. Enumerable.Range(0, 60).Select(row => row / 3)];
        Rows(Numbered(60).Split(groups, seed: 4).Test).ShouldBe(Rows(Numbered(60).Split(groups, seed: 4).Test));
        Rows(Numbered(60).Split(groups, seed: 5).Test).ShouldNotBe(Rows(Numbered(60).Split(groups, seed: 4).Test));
        Rows(Numbered(60).Folds(groups, 4, seed: 1)[2].Validation).ShouldBe(Rows(Numbered(60).Folds(groups, 4, seed: 1)[2].Validation));
    }

    [Fact]
    public void Training_has_every_class_whatever_the_seed()
    {
        // Class 1 is in two of ten groups only.
        int[] groups = [.. Enumerable.Range(0, 40).Select(row => row % 10)];
        Dataset dataset = new(new float[40], [.. groups.Select(group => group < 2 ? 1 : 0)], 2);
        for (ulong seed = 0; seed < 100; seed++)
        {
            dataset.Split(groups, 0.3, 0.3, seed).Train.Labels.ToArray().ShouldContain(1);
        }
    }

    /// <summary>scikit-learn 1.2.1: the sizes of GroupKFold's folds.</summary>
    [Theory]
    [InlineData(new[] { 0, 64, 16, 25, 36, 4, 81, 0, 4, 9, 25, 16, 1, 0, 0, 0, 1, 81, 1, 36, 49, 4, 4, 16, 4, 81, 1, 64, 49, 64, 1, 9, 36, 16, 36, 36, 36, 0, 81, 25, 81, 4 }, new[] { 13, 14, 15 })]
    [InlineData(new[] { 0, 1, 4, 0, 9, 1, 0, 4, 9, 9, 9, 1, 0, 9, 4, 9, 0, 0, 4, 1, 1, 9, 0, 4, 1, 1, 9, 0, 1, 0, 0, 1, 4, 4, 1, 0, 9, 9, 0, 0, 1, 0, 9, 4, 4, 1, 4, 9, 0, 9, 0, 1, 9 }, new[] { 10, 13, 14, 16 })]
    [InlineData(new[] { 64, 16, 9, 81, 81, 36, 9, 4, 81, 4 }, new[] { 2, 2, 3, 3 })]
    [InlineData(new[] { 1, 9, 0, 9, 16, 9, 9, 4, 16, 1, 1, 9, 9, 0, 0, 9, 16, 9, 16, 1, 1, 9, 0, 0, 0, 1, 0, 9, 16, 1, 0, 9, 0, 9, 0, 16, 9, 16, 9, 9, 1, 16 }, new[] { 19, 23 })]
    [InlineData(new[] { 16, 4, 25, 25, 4, 4, 9, 9, 4, 9, 25, 16, 1, 4 }, new[] { 4, 5, 5 })]
    [InlineData(new[] { 4, 1, 1, 1, 1, 4, 1, 4, 1, 0, 0, 4, 1, 0 }, new[] { 3, 4, 7 })]
    [InlineData(new[] { 0, 4, 1, 1, 0, 0, 4, 4, 4, 1, 0, 0, 1, 4, 0, 1, 1, 1, 1, 4, 0, 4, 4, 4, 0, 1, 1, 0, 0, 4, 0, 4, 0, 1, 1, 0, 4, 1, 4, 0, 1, 1, 1, 0, 4, 1, 4, 0, 1, 0 }, new[] { 15, 17, 18 })]
    [InlineData(new[] { 25, 9, 25, 16, 9, 9, 1, 16, 16, 16, 4, 0, 16, 0, 16, 0, 1, 1, 9, 1, 1, 0, 25, 1, 1, 9, 0, 25, 16, 4, 4, 4, 16, 4 }, new[] { 10, 12, 12 })]
    public void Folds_are_as_even_as_those_of_scikit_learn(int[] groups, int[] sizes)
    {
        IReadOnlyList<Fold> folds = Numbered(groups.Length).Folds(groups, sizes.Length, seed: 3);

        folds.Select(fold => fold.Validation.Count).Order().ShouldBe(sizes);
        folds.SelectMany(fold => Rows(fold.Validation)).Order().ShouldBe(Enumerable.Range(0, groups.Length));
        foreach (Fold fold in folds)
        {
            Rows(fold.Train).Select(row => groups[row]).Intersect(Rows(fold.Validation).Select(row => groups[row])).ShouldBeEmpty();
            (fold.Train.Count + fold.Validation.Count).ShouldBe(groups.Length);
        }
    }

    [Fact]
    public void What_cannot_be_split_is_named()
    {
        Should.Throw<ArgumentException>(() => Numbered(5).Split(new[] { 1, 2, 3 })).Message.ShouldBe("3 groups came for 5 rows; one for each row is expected. (Parameter 'groups')");
        Should.Throw<ArgumentException>(() => Numbered(3).Split(new[] { 1, 1, 2 })).Message.ShouldStartWith("There must be a group for each of the three parts, training, validation and test; there are 2 groups.");
        Should.Throw<ArgumentException>(() => Numbered(3).Split<string>(["a", null!, "b"])).Message.ShouldStartWith("The group of row 1 is null.");
        Should.Throw<ArgumentException>(() => Numbered(4).Split(new[] { 1, 2, 3, 4 }, 0.5, 0.45)).ParamName.ShouldBe("test");
        Should.Throw<ArgumentException>(() => Numbered(4).Split(new[] { 1, 2, 3, 4 }, 1.5)).ParamName.ShouldBe("validation");
        Should.Throw<ArgumentException>(() => Numbered(4).Folds(new[] { 1, 2, 2, 1 }, 3)).Message.ShouldStartWith("Expected 2 to 2 folds, as many as there are groups at most. It is 3.");
        Should.Throw<ArgumentException>(() => new Dataset(new float[3], [0, 1, 2], 3).Split(new[] { 1, 2, 3 }, 0.3, 0.3)).Message.ShouldStartWith("In 100 draws training never got all classes; in the last it lacked class ");
    }

    private static Dataset Numbered(int rows) => new([.. Enumerable.Range(0, rows).Select(row => (float)row)], new float[rows]);

    private static int[] Rows(SampleSet set) => [.. set.Inputs.ToArray().Select(row => (int)row)];
}
