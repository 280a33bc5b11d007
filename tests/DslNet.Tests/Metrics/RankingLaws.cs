using FsCheck;
using FsCheck.Fluent;

namespace DslNet.Tests;

/// <summary>What holds for any scores, tied and untied.</summary>
public class RankingLaws
{
    private static readonly Arbitrary<(int[] Truth, float[] Scores)> Rankings = (
        from count in Gen.Choose(2, 60)
        from levels in Gen.Elements(2, 5, 1000)
        from labels in Gen.Choose(0, 1).ListOf(count)
        from scores in Gen.Choose(-levels, levels).ListOf(count)
        select (labels.ToArray(), scores.Select(score => score / 8f).ToArray())).ToArbitrary();

    /// <summary>Mann and Whitney: the area is how often a positive is above a negative, a tie being half a time.</summary>
    [Fact]
    public void The_area_is_the_share_of_pairs_in_the_right_order() => Holds(drawn =>
    {
        double right = 0, pairs = 0;
        for (int i = 0; i < drawn.Truth.Length; i++)
        {
            for (int j = 0; j < drawn.Truth.Length; j++)
            {
                if (drawn.Truth[i] == 1 && drawn.Truth[j] == 0)
                {
                    pairs++;
                    right += drawn.Scores[i] > drawn.Scores[j] ? 1 : drawn.Scores[i] == drawn.Scores[j] ? 0.5 : 0;
                }
            }
        }

        Metrics.RocAuc(drawn.Truth, drawn.Scores).ShouldBe(right / pairs, 1e-12);
    });

    [Fact]
    public void Only_the_order_counts() => Holds(drawn =>
        Metrics.RocAuc(drawn.Truth, [.. drawn.Scores.Select(score => (score * 4) + 100)]).ShouldBe(Metrics.RocAuc(drawn.Truth, drawn.Scores)));

    [Fact]
    public void Turned_round_the_area_is_the_rest() => Holds(drawn =>
        Metrics.RocAuc(drawn.Truth, [.. drawn.Scores.Select(score => -score)]).ShouldBe(1 - Metrics.RocAuc(drawn.Truth, drawn.Scores), 1e-12));

    /// <summary>And every point is what its threshold says.</summary>
    [Fact]
    public void A_curve_rises_from_corner_to_corner() => Holds(drawn =>
    {
        RocCurve curve = Metrics.RocCurve(drawn.Truth, drawn.Scores);
        for (int i = 0; i < curve.Thresholds.Count; i++)
        {
            int[] taken = [.. drawn.Truth.Where((_, row) => drawn.Scores[row] >= curve.Thresholds[i])];
            AgreesOrIsUndefined(curve.TruePositiveRates[i], taken.Count(label => label == 1), curve.Positives);
            AgreesOrIsUndefined(curve.FalsePositiveRates[i], taken.Count(label => label == 0), curve.Negatives);
        }

        ((double)drawn.Scores.Min()).ShouldBe(curve.Thresholds[^1]);
    }, evenOneSided: true);

    [Fact]
    public void More_guesses_are_never_worse() => Holds(drawn =>
    {
        int[] truth = [.. drawn.Truth.Take(drawn.Truth.Length / 3)];
        if (truth.Length == 0)
        {
            return;
        }

        float[] scores = [.. drawn.Scores.Take(truth.Length * 3)];
        double[] shares = [.. Enumerable.Range(1, 3).Select(k => Metrics.TopKAccuracy(truth, scores, k))];
        shares.ShouldBe(shares.Order());
        shares[2].ShouldBe(1);
    }, evenOneSided: true);

    private static void AgreesOrIsUndefined(double rate, int count, int all)
    {
        if (all == 0)
        {
            rate.ShouldBe(double.NaN);
        }
        else
        {
            rate.ShouldBe((double)count / all, 1e-12);
        }
    }

    private static void Holds(Action<(int[] Truth, float[] Scores)> law, bool evenOneSided = false) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300).WithQuietOnSuccess(true).WithReplay(2024, 1),
        Prop.ForAll(Rankings, drawn =>
        {
            if (evenOneSided || drawn.Truth.Distinct().Count() == 2)
            {
                law(drawn);
            }
        }));
}
