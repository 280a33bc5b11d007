using System.Text.Json;

namespace DslNet.Tests.Training;

public class ScheduleTests
{
    [SkippableFact]
    public void Cosine_gives_the_rates_of_the_golden_run() => CompareWithGolden("adamw_cosine_clip", Schedule.Cosine(steps: 14));

    [SkippableFact]
    public void Step_gives_the_rates_of_the_golden_run() => CompareWithGolden("nesterov_l1_l2_step", Schedule.Step(every: 4, factor: 0.5f));

    [Fact]
    public void Constant_stays() => Rates(Schedule.Constant, 0.3f, 3).ShouldBe([0.3f, 0.3f, 0.3f]);

    [Fact]
    public void Exponential_falls_by_its_factor() => Rates(Schedule.Exponential(0.5f), 1f, 4).ShouldBe([1f, 0.5f, 0.25f, 0.125f]);

    [Fact]
    public void Cosine_ends_at_its_minimum_and_stays_there()
    {
        Schedule schedule = Schedule.Cosine(steps: 10, minimum: 0.1f);

        schedule.Rate(0, 1f).ShouldBe(1f);
        schedule.Rate(5, 1f).ShouldBe(0.55f, 1e-6f);
        schedule.Rate(10, 1f).ShouldBe(0.1f);
        schedule.Rate(1000, 1f).ShouldBe(0.1f);
    }

    [Fact]
    public void Warmup_climbs_and_hands_over()
    {
        Schedule schedule = Schedule.Warmup(4).Then(Schedule.Step(2, 0.5f));

        Rates(schedule, 1f, 9).ShouldBe([0.25f, 0.5f, 0.75f, 1f, 1f, 1f, 0.5f, 0.5f, 0.25f]);
    }

    [Fact]
    public void Warmup_alone_stays_at_the_base_rate() => Rates(Schedule.Warmup(2), 1f, 4).ShouldBe([0.5f, 1f, 1f, 1f]);

    /// <summary>OneCycleLR(max_lr=0.1, total_steps=10), worked out by hand from the formula that PyTorch documents.</summary>
    [Fact]
    public void One_cycle_follows_PyTorchs_formula()
    {
        Schedule schedule = Schedule.OneCycle(maximum: 0.1f, steps: 10);

        schedule.Rate(0, 1f).ShouldBe(0.004f, 1e-8f);
        schedule.Rate(1, 1f).ShouldBe(0.052f, 1e-7f);
        schedule.Rate(2, 1f).ShouldBe(0.1f, 1e-8f);
        schedule.Rate(5, 1f).ShouldBe(0.0611261f, 1e-6f);
        schedule.Rate(9, 1f).ShouldBe(4e-7f, 1e-10f);
        schedule.Rate(50, 1f).ShouldBe(4e-7f, 1e-10f);
    }

    [Fact]
    public void A_plateau_reduces_the_rate_after_its_patience()
    {
        PlateauSchedule schedule = Schedule.ReduceOnPlateau(factor: 0.1f, patience: 2);
        var rates = new List<float>();
        foreach (double loss in new[] { 1.0, 0.5, 0.5, 0.49999, double.NaN, 0.4, 0.4, 0.4, 0.4 })
        {
            schedule.Observe(loss);
            rates.Add(schedule.Rate(0, 1f));
        }

        // 0.49999 is better than 0.5 by less than one part in 10,000.
        rates.ShouldBe([1f, 1f, 1f, 1f, 0.1f, 0.1f, 0.1f, 0.1f, 0.01f], 1e-7);
    }

    [Fact]
    public void A_run_starts_with_a_fresh_plateau_and_a_filled_in_length()
    {
        PlateauSchedule plateau = Schedule.ReduceOnPlateau(patience: 0);
        plateau.Observe(1);
        plateau.Observe(1);

        plateau.ForRun(100).Rate(0, 1f).ShouldBe(1f);
        Schedule.Cosine().ForRun(10).Rate(5, 1f).ShouldBe(0.5f, 1e-6f);
        Schedule.Warmup(10).Then(Schedule.Cosine()).ForRun(30).Rate(20, 1f).ShouldBe(0.5f, 1e-6f);
        Schedule.OneCycle(1f).ForRun(10).Rate(2, 1f).ShouldBe(1f, 1e-6f);
        Schedule.Cosine(20).ForRun(10).Rate(10, 1f).ShouldBe(0.5f, 1e-6f);
    }

    [Fact]
    public void A_length_left_open_is_asked_for_outside_Fit()
    {
        Should.Throw<InvalidOperationException>(() => Schedule.Cosine().Rate(0, 1f)).Message.ShouldContain("Cosine(steps: …)");
        Should.Throw<InvalidOperationException>(() => Schedule.OneCycle(1f).Rate(0, 1f)).Message.ShouldContain("OneCycle(steps: …)");
    }

    public static TheoryData<string, Action> WrongArguments => new()
    {
        { "every", () => _ = Schedule.Step(0, 0.5f) },
        { "factor", () => _ = Schedule.Step(1, 0f) },
        { "factor", () => _ = Schedule.Exponential(float.NaN) },
        { "steps", () => _ = Schedule.Cosine(0) },
        { "minimum", () => _ = Schedule.Cosine(5, -0.1f) },
        { "maximum", () => _ = Schedule.OneCycle(0f, 10) },
        { "steps", () => _ = Schedule.OneCycle(1f, -1) },
        { "steps", () => _ = Schedule.Warmup(0) },
        { "schedule", () => _ = Schedule.Warmup(1).Then(null!) },
        { "factor", () => _ = Schedule.ReduceOnPlateau(1f) },
        { "patience", () => _ = Schedule.ReduceOnPlateau(patience: -1) },
        { "step", () => _ = Schedule.Constant.Rate(-1, 1f) },
    };

    [Theory]
    [MemberData(nameof(WrongArguments))]
    public void A_value_out_of_its_range_is_named(string name, Action make) => Should.Throw<ArgumentException>(make).ParamName.ShouldBe(name);

    private static float[] Rates(Schedule schedule, float baseRate, int steps) => [.. Enumerable.Range(0, steps).Select(step => schedule.Rate(step, baseRate))];

    private static void CompareWithGolden(string name, Schedule schedule)
    {
        string? folder = SharedFolder.Find("golden");
        Skip.If(folder is null, "shared/golden isn't beside the project: its learning rates can't be compared.");
        using JsonDocument run = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder!, name + ".json")));
        double baseRate = run.RootElement.GetProperty("optimizer").GetProperty("learningRate").GetDouble();
        double[] expected = [.. run.RootElement.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("learningRate").GetDouble())];

        expected.Length.ShouldBeGreaterThan(10);
        for (int step = 0; step < expected.Length; step++)
        {
            ((double)schedule.Rate(step, (float)baseRate)).ShouldBe(expected[step], (1e-6 * expected[step]) + 1e-9);
        }
    }
}
