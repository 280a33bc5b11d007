using FsCheck;
using FsCheck.Fluent;

namespace DslNet.Tests;

public class ErrorRateTests
{
    private static readonly Arbitrary<(int[] A, int[] B, int[] C)> Triples = (
        from a in Gen.Choose(0, 3).ArrayOf()
        from b in Gen.Choose(0, 3).ArrayOf()
        from c in Gen.Choose(0, 3).ArrayOf()
        select (a, b, c)).ToArbitrary();

    /// <summary>Levenshtein's distance is a metric, and the kinds of edits account for the difference of the lengths.</summary>
    [Fact]
    public void Edits_are_a_distance() => Prop.ForAll(Triples, drawn =>
    {
        (int[] a, int[] b, int[] c) = drawn;
        EditCounts edits = ErrorRates.Labels(a, b);
        edits.Errors.ShouldBe(Distance(a, b));
        edits.Errors.ShouldBe(ErrorRates.Labels(b, a).Errors);
        (edits.Errors == 0).ShouldBe(a.SequenceEqual(b));
        edits.Errors.ShouldBeLessThanOrEqualTo(ErrorRates.Labels(a, c).Errors + ErrorRates.Labels(c, b).Errors);
        edits.Errors.ShouldBeInRange(Math.Abs(a.Length - b.Length), Math.Max(a.Length, b.Length));
        (edits.Insertions - edits.Deletions).ShouldBe(b.Length - a.Length);
        edits.ReferenceLength.ShouldBe(a.Length);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Kinds_of_edits_are_told_apart()
    {
        ErrorRates.Characters("kitten", "sitting").ShouldBe(new EditCounts(2, 0, 1, 6));
        ErrorRates.Characters("abc", "ac").ShouldBe(new EditCounts(0, 1, 0, 3));
        ErrorRates.Words("the cat  sat\ton the mat", "the cat sit on mat ").ShouldBe(new EditCounts(1, 1, 0, 6));
        ErrorRates.Characters("a😀b", "a😁b").ShouldBe(new EditCounts(1, 0, 0, 3));
    }

    [Fact]
    public void Rates_of_a_set_are_sums_over_sums()
    {
        // 1 error in 1 word and none in 3: a quarter, not a half.
        ErrorRates.Word(["no", "it is so"], ["yes", "it is so"]).ShouldBe(0.25);
        ErrorRates.Character(["ab", "abcdef"], ["ab", "abcxef"]).ShouldBe(1.0 / 8);
        ErrorRates.Character([""], [""]).ShouldBe(0);
        ErrorRates.Character([""], ["a"]).ShouldBe(double.PositiveInfinity);
        ErrorRates.Labels([1], [2, 3, 4]).Rate.ShouldBe(3);
        ErrorRates.Labels([1, 2, 3, 4], [1, 2]).ToString().ShouldBe("50.00 %: 2 errors in 4 (0 substitutions, 2 deletions, 0 insertions)");
    }

    [Fact]
    public void Texts_must_come_in_pairs()
    {
        Should.Throw<ArgumentException>(() => ErrorRates.Word(["a", "b"], ["a"])).Message.ShouldContain("1 hypotheses came for 2 references");
        Should.Throw<ArgumentException>(() => ErrorRates.Character([], [])).Message.ShouldContain("At least one text");
    }

    /// <summary>By its recursive definition.</summary>
    private static int Distance(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        int[,] cells = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                cells[i, j] = i == 0 ? j : j == 0 ? i : Math.Min(Math.Min(cells[i - 1, j], cells[i, j - 1]) + 1, cells[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            }
        }

        return cells[a.Length, b.Length];
    }
}
