using System.Globalization;

namespace DslNet.Tests.Tuning;

public class TuningTests
{
    [Fact]
    public void A_seed_gives_the_same_trials_whatever_else_is_asked()
    {
        TuningResult first = DslNet.Tuning.Random(20, 7, trial => trial.LogUniform("rate", 1e-4f, 1e-1f) + trial.Integer("units", 1, 100));
        TuningResult second = DslNet.Tuning.Random(20, 7, trial =>
        {
            trial.Uniform("something else", 0, 1);
            return trial.Integer("units", 1, 100) + trial.LogUniform("rate", 1e-4f, 1e-1f);
        });
        TuningResult other = DslNet.Tuning.Random(20, 8, trial => trial.LogUniform("rate", 1e-4f, 1e-1f) + trial.Integer("units", 1, 100));

        second.Trials.Select(trial => trial.Value).ShouldBe(first.Trials.Select(trial => trial.Value));
        other.Trials.Select(trial => trial.Value).ShouldNotBe(first.Trials.Select(trial => trial.Value));
        first.Trials.Select(trial => trial.Number).ShouldBe(Enumerable.Range(0, 20));
        first.Best.Value.ShouldBe(first.Trials.Min(trial => trial.Value));
    }

    [Fact]
    public void Seeds_of_trials_differ()
    {
        HashSet<ulong> seeds = [];
        DslNet.Tuning.Random(100, 1, trial => seeds.Add(trial.Seed) ? 0 : throw new InvalidOperationException("twice"));
        seeds.Count.ShouldBe(100);
    }

    [Fact]
    public void Draws_are_spread_as_their_names_say()
    {
        List<float> uniform = [], logarithmic = [];
        int[] integers = new int[4], choices = new int[3];
        DslNet.Tuning.Random(4000, 3, trial =>
        {
            uniform.Add(trial.Uniform("u", -1, 3));
            logarithmic.Add(trial.LogUniform("l", 1e-6f, 1e-2f));
            integers[trial.Integer("i", 5, 8) - 5]++;
            choices["abc".IndexOf(trial.Choice("c", 'a', 'b', 'c'))]++;
            return 0;
        });

        uniform.Min().ShouldBeInRange(-1, -0.98f);
        uniform.Max().ShouldBeInRange(2.98f, 3);
        uniform.Average().ShouldBe(1, 0.08);

        // Half of the draws lie below the middle order of magnitude.
        logarithmic.Count(value => value < 1e-4f).ShouldBeInRange(1850, 2150);
        logarithmic.ShouldAllBe(value => value >= 1e-6f && value <= 1e-2f);
        integers.ShouldAllBe(count => count > 900 && count < 1100);
        choices.ShouldAllBe(count => count > 1200 && count < 1467);
    }

    [Fact]
    public void A_name_means_one_setting() => DslNet.Tuning.Random(1, 1, trial =>
    {
        float rate = trial.Uniform("rate", 0, 1);
        trial.Uniform("rate", 0, 1).ShouldBe(rate);
        Should.Throw<ArgumentException>(() => trial.Uniform("rate", 0, 2)).Message.ShouldContain("'rate' was asked for as Uniform(0, 1) before, and as Uniform(0, 2) now");
        trial.Settings.Count.ShouldBe(1);
        return 0;
    });

    [Fact]
    public void A_grid_tries_every_combination_once()
    {
        List<string> tried = [];
        TuningResult result = DslNet.Tuning.Grid(trial =>
        {
            string text = trial.Choice("letter", "a", "b") + trial.Integer("number", 1, 3);
            tried.Add(text);
            return text == "b2" ? -1 : 1;
        });

        tried.ShouldBe(["a1", "a2", "a3", "b1", "b2", "b3"]);
        result.Best.Get<string>("letter").ShouldBe("b");
        result.Best.Get<int>("number").ShouldBe(2);
    }

    [Fact]
    public void A_grid_follows_choices_that_depend_on_choices()
    {
        List<string> tried = [];
        DslNet.Tuning.Grid(trial =>
        {
            bool deep = trial.Choice("deep", false, true);
            tried.Add(deep ? "deep " + trial.Integer("layers", 2, 4) : "flat");
            return 0;
        });
        tried.ShouldBe(["flat", "deep 2", "deep 3", "deep 4"]);

        tried.Clear();
        DslNet.Tuning.Grid(trial =>
        {
            bool deep = trial.Choice("deep", true, false);
            tried.Add(deep ? "deep " + trial.Integer("layers", 2, 4) : "flat");
            return 0;
        });
        tried.ShouldBe(["deep 2", "deep 3", "deep 4", "flat"]);
    }

    [Fact]
    public void A_grid_without_choices_is_one_trial() => DslNet.Tuning.Grid(_ => 3).Trials.Count.ShouldBe(1);

    [Fact]
    public void A_grid_refuses_what_has_no_end_or_changes_its_mind()
    {
        Should.Throw<InvalidOperationException>(() => DslNet.Tuning.Grid(trial => trial.Uniform("rate", 0, 1))).Message.ShouldContain("'rate'");
        int asked = 0;
        Should.Throw<InvalidOperationException>(() => DslNet.Tuning.Grid(trial => trial.Integer("n", 1, 2 + asked++))).Message.ShouldContain("same way each time");
        Should.Throw<InvalidOperationException>(() => DslNet.Tuning.Grid(trial => trial.Integer("a", 1, 1000) + trial.Integer("b", 1, 1000))).Message.ShouldContain("100000");
    }

    [Fact]
    public void A_failed_trial_is_never_the_best()
    {
        TuningResult result = DslNet.Tuning.Random(4, 1, trial => trial.Number switch
        {
            0 => throw new NonFiniteLossException("the loss is NaN", 1, 1, "loss"),
            1 => double.NaN,
            2 => double.NegativeInfinity,
            _ => 5,
        });

        result.Best.Number.ShouldBe(3);
        result.Trials[0].Failure.ShouldBe("the loss is NaN");
        result.Trials.Take(3).ShouldAllBe(trial => trial.Failure != null);
        Should.Throw<InvalidOperationException>(() => DslNet.Tuning.Random(2, 1, _ => double.NaN).Best).Message.ShouldContain("All 2 trials have failed");
        Should.Throw<NotSupportedException>(() => DslNet.Tuning.Random(2, 1, _ => throw new NotSupportedException()));
    }

    [Fact]
    public void Cancelling_ends_the_search()
    {
        using CancellationTokenSource source = new();
        int ran = 0;
        Should.Throw<OperationCanceledException>(() => DslNet.Tuning.Random(
            10,
            1,
            _ =>
            {
                ran++;
                source.Cancel();
                return 0;
            },
            source.Token));
        ran.ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    public void The_result_prints_as_a_table_best_first(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        TuningResult result = DslNet.Tuning.Grid(trial => trial.Choice("rate", 0.5f, 0.25f, 1f) * (trial.Choice("batch", 32) == 32 ? 1 : 2));
        string[] lines = result.ToString().Split('\n');
        lines.Length.ShouldBe(4);
        lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["trial", "value", "seconds", "rate", "batch"]);
        lines[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["1", "*", "0.25", "0.00", "0.25", "32"]);
        lines[3].ShouldStartWith("2");
        result.Best.ToString().ShouldBe("trial 1: 0.25 with rate = 0.25, batch = 32");
    }

    [Fact]
    public void Arguments_are_checked()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => DslNet.Tuning.Random(0, 1, _ => 0)).ParamName.ShouldBe("trials");
        Should.Throw<ArgumentOutOfRangeException>(() => DslNet.Tuning.Random(1, 1, trial => trial.LogUniform("x", 0, 1))).ParamName.ShouldBe("low");
        Should.Throw<ArgumentOutOfRangeException>(() => DslNet.Tuning.Random(1, 1, trial => trial.Uniform("x", 1, 1))).ParamName.ShouldBe("high");
        Should.Throw<ArgumentOutOfRangeException>(() => DslNet.Tuning.Random(1, 1, trial => trial.Integer("x", 2, 1))).ParamName.ShouldBe("high");
        Should.Throw<ArgumentException>(() => DslNet.Tuning.Random(1, 1, trial => trial.Choice<int>("x"))).ParamName.ShouldBe("values");
        Should.Throw<ArgumentException>(() => DslNet.Tuning.Grid(_ => 0).Best.Get<int>("x")).Message.ShouldContain("has no setting 'x'");
    }
}
