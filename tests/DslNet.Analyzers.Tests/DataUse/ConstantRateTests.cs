using DslNet.Analyzers.Tests.Harness;

namespace DslNet.Analyzers.Tests.DataUse;

/// <summary>DN3006.</summary>
public class ConstantRateTests
{
    [Theory]
    [InlineData("network.Fit(split.Train, new Adam(), new FitOptions { {|DN3006:Epochs = 11|} });")]
    [InlineData("network.Fit(split.Train, new Adam(), new FitOptions { {|DN3006:Epochs = 30|}, EarlyStopping = new EarlyStopping(3), Validation = split.Validation });")]
    [InlineData("network.Fit(split.Train, new Adam(), new FitOptions { {|DN3006:Epochs = 30|}, Schedule = Schedule.Constant });")]
    [InlineData("network.Fit(split.Train, new Adam(), new FitOptions { {|DN3006:Epochs = 30|}, Schedule = null });")]
    [InlineData("const int Many = 40; FitOptions options = new() { {|DN3006:Epochs = Many|} }; network.Fit(split.Train, new Adam(), options); network.Fit(split.Train, new Adam(), options);")]
    [InlineData("int many = 40; FitOptions options = new(); network.Fit(split.Train, new Adam(), options with { {|DN3006:Epochs = many|} });")]
    [InlineData("foreach (float rate in new[] { 0.1f, 0.01f }) { using N one = new(16); one.Fit(split.Train, new Adam(rate), new FitOptions { {|DN3006:Epochs = 20|} }); }")]
    [InlineData("for (int i = 0; i < 3; i++) { network.Fit(split.Train, new Adam(0.1f), new FitOptions { {|DN3006:Epochs = 20|} }); }")]
    [InlineData("FitOptions options = new() { {|DN3006:Epochs = 30|}, Schedule = Schedule.Cosine() }; options = options with { Schedule = Schedule.Constant }; network.Fit(split.Train, new Adam(), options);")]
    [InlineData("network.Fit(split.Train, new NAdam(), new FitOptions { {|DN3006:Epochs = 30|} });")]
    [InlineData("AdamW adam = new(amsgrad: true) { Groups = [ParameterGroup.BiasesAndNormalization.WithoutDecay()] }; network.Fit(split.Train, adam, new FitOptions { {|DN3006:Epochs = 30|} });")]
    public async Task One_rate_for_many_epochs(string statements) => await Verify.Rule("DN3006", Programs.WithSplit(statements));

    [Theory]
    [InlineData("network.Fit(split.Train, new Adam(), new FitOptions { Epochs = 10 });")]
    [InlineData("network.Fit(split.Train, new Adam());")]
    [InlineData("network.Fit(split.Train, new Adam(), new FitOptions { Epochs = 30, Schedule = Schedule.Cosine() });")]
    [InlineData("Schedule schedule = Schedule.Warmup(10).Then(Schedule.Cosine()); network.Fit(split.Train, new Adam(), new FitOptions { Epochs = 30, Schedule = schedule });")]
    [InlineData("FitOptions options = new() { Schedule = Schedule.ReduceOnPlateau() }; network.Fit(split.Train, new Adam(), options with { Epochs = 50 });")]
    [InlineData("network.Fit(split.Train, new Adam(), new FitOptions { Epochs = int.Parse(\"30\") });")]
    [InlineData("int many = 5; many++; network.Fit(split.Train, new Adam(), new FitOptions { Epochs = many });")]
    [InlineData("Adam adam = new(); network.Fit(split.Train, adam, new FitOptions { Epochs = 30, StopWhen = epoch => { adam.LearningRate *= 0.9f; return false; } });")]
    [InlineData("Train(30); void Train(int epochs) => network.Fit(split.Train, new Adam(), new FitOptions { Epochs = epochs });")]
    [InlineData("FitOptions unused = new() { Epochs = 30 };")]
    [InlineData("for (int i = 0; i < 3; i++) { network.Fit(split.Train, new Adam(0.1f / (i + 1)), new FitOptions { Epochs = 20 }); }")]
    [InlineData("network.Fit(split.Train, new Adam(0.1f), new FitOptions { Epochs = 20 }); network.Fit(split.Train, new Adam(0.01f), new FitOptions { Epochs = 20 });")]
    [InlineData("Optimizer adagrad = new Adagrad(); network.Fit(split.Train, adagrad, new FitOptions { Epochs = 20 });")]
    [InlineData("FitOptions options = new() { Epochs = 30 }; options = options with { Schedule = Schedule.Cosine() }; network.Fit(split.Train, new Adam(), options);")]
    [InlineData("FitOptions options = new() { Epochs = 30 }; options = options with { Epochs = 5 }; network.Fit(split.Train, new Adam(), options);")]
    [InlineData("FitOptions options = new() { Epochs = 30 }; if (split.Train.Count > 3) { options = options with { Epochs = 5 }; network.Fit(split.Train, new Adam(), options); }")]
    public async Task Few_epochs_or_a_schedule(string statements) => await Verify.Rule("DN3006", Programs.WithSplit(statements));

    [Fact]
    public async Task What_an_optimizer_of_one_s_own_does_is_not_known() => await Verify.Rule("DN3006", Programs.WithSplit("network.Fit(split.Train, new Mine(), new FitOptions { Epochs = 30 });") + """

        sealed class Mine() : Optimizer(0.1f)
        {
            public override int StateFloatsPerParameter => 0;

            public override string ToString() => "Mine";

            protected override void Update(OptimizerStep step, System.Span<float> parameters, System.ReadOnlySpan<float> gradients, ParameterState state) => parameters[0] -= step.LearningRate / step.Number * gradients[0];
        }
        """);

    [Theory]
    [InlineData("new FitOptions { {|DN3006:Epochs = 30|} }", "new FitOptions { Epochs = 30, Schedule = Schedule.Cosine() }")]
    [InlineData("new FitOptions { {|DN3006:Epochs = 30|}, Shuffle = true }", "new FitOptions { Epochs = 30, Schedule = Schedule.Cosine(), Shuffle = true }")]
    [InlineData("new FitOptions { {|DN3006:Epochs = 30|}, Schedule = Schedule.Constant, Shuffle = true }", "new FitOptions { Epochs = 30, Schedule = Schedule.Cosine(), Shuffle = true }")]
    [InlineData("new FitOptions() with { {|DN3006:Epochs = 30|} }", "new FitOptions() with { Epochs = 30, Schedule = Schedule.Cosine() }")]
    [InlineData(
        "new FitOptions\n        {\n            {|DN3006:Epochs = 30|},\n            Validation = split.Validation,\n        }",
        "new FitOptions\n        {\n            Epochs = 30,\n            Schedule = Schedule.Cosine(),\n            Validation = split.Validation,\n        }")]
    [InlineData(
        "new FitOptions\n        {\n            Validation = split.Validation,\n            {|DN3006:Epochs = 30|}\n        }",
        "new FitOptions\n        {\n            Validation = split.Validation,\n            Epochs = 30,\n            Schedule = Schedule.Cosine()\n        }")]
    [InlineData(
        "new FitOptions\n        {\n            Validation = split.Validation,\n            {|DN3006:Epochs = 30|}, // enough\n        }",
        "new FitOptions\n        {\n            Validation = split.Validation,\n            Epochs = 30, // enough\n            Schedule = Schedule.Cosine(),\n        }")]
    public async Task The_fix_adds_a_schedule(string before, string after) => await VerifyFix.Changes(
        "DN3006",
        Programs.WithSplit($"network.Fit(split.Train, new Adam(), {before});"),
        Programs.WithSplit($"network.Fit(split.Train, new Adam(), {after});"));

    [Fact]
    public async Task The_fix_replaces_the_constant_schedule_where_the_options_got_it() => await VerifyFix.Changes(
        "DN3006",
        Programs.WithSplit("FitOptions options = new() { {|DN3006:Epochs = 30|} }; options = options with { Schedule = Schedule.Constant }; network.Fit(split.Train, new Adam(), options);"),
        Programs.WithSplit("FitOptions options = new() { Epochs = 30 }; options = options with { Schedule = Schedule.Cosine() }; network.Fit(split.Train, new Adam(), options);"));

    [Fact]
    public async Task The_fix_mends_all_places_in_one_go() => (await VerifyFix.ApplyToAll(
        "DN3006",
        UserProject.Usings + Programs.WithSplit("network.Fit(split.Train, new Adam(), new FitOptions { Epochs = 30 }); using N other = new(8); other.Fit(split.Train, new Adam(), new() { Epochs = 40, Schedule = null });")))
        .ShouldBe(UserProject.Usings + Programs.WithSplit("network.Fit(split.Train, new Adam(), new FitOptions { Epochs = 30, Schedule = Schedule.Cosine() }); using N other = new(8); other.Fit(split.Train, new Adam(), new() { Epochs = 40, Schedule = Schedule.Cosine() });"));
}
