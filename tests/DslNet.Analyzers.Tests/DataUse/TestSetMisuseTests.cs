using DslNet.Analyzers.Tests.Harness;

namespace DslNet.Analyzers.Tests.DataUse;

/// <summary>DN3003.</summary>
public class TestSetMisuseTests
{
    private const string Trial = "using var candidate = new N(seed: trial.Seed); ";

    [Theory]
    [InlineData("network.Fit(split.Test.{|DN3003:AsTrainingSet()|}, new Adam());")]
    [InlineData("TestSet test = split.Test; TrainingSet train = test.{|DN3003:AsTrainingSet()|};")]
    [InlineData("DataSplit cheat = new(split.Test.{|DN3003:AsTrainingSet()|}, split.Validation, split.Test);")]
    public async Task Training_on_it(string statements) => await Verify.Rule("DN3003", Programs.WithSplit(statements));

    [Theory]
    [InlineData("Tuning.Random(5, 1, trial => { " + Trial + "return candidate.{|DN3003:Evaluate(split.Test)|}.Loss; });")]
    [InlineData("Tuning.Random(5, 1, trial => { " + Trial + "return candidate.{|DN3003:Evaluate(split.Test, 0.3f)|}.Loss; });")]
    [InlineData("Tuning.Grid(trial => { " + Trial + "Evaluation result = candidate.{|DN3003:Evaluate(split.Test)|}; return -result.Classification!.Accuracy; });")]
    [InlineData("Tuning.Grid(Objective); double Objective(Trial trial) { " + Trial + "return candidate.{|DN3003:Evaluate(split.Test)|}.Loss; }")]
    [InlineData("Func<Trial, double> objective = trial => { " + Trial + "return candidate.{|DN3003:Evaluate(split.Test)|}.Loss; }; Tuning.Grid(objective);")]
    [InlineData("Tuning.Random(5, 1, trial => { " + Trial + "return {|DN3003:Score(candidate)|}; }); double Score(N any) => any.Evaluate(split.Test).Loss;")]
    [InlineData("network.Fit(split.Train, new Adam(), new FitOptions { StopWhen = _ => network.{|DN3003:Evaluate(split.Test)|}.Loss < 0.1 });")]
    [InlineData("bool Stop(EpochRecord _) => network.{|DN3003:Evaluate(split.Test)|}.Loss < 0.1; network.Fit(split.Train, new Adam(), new FitOptions { StopWhen = Stop });")]
    [InlineData("float best = new[] { 0.1f, 0.01f }.MinBy(rate => { using N one = new(16); one.Fit(split.Train, new Adam(rate)); return one.{|DN3003:Evaluate(split.Test)|}.Loss; });")]
    public async Task Tuning_by_it(string statements) => await Verify.Rule("DN3003", Programs.WithSplit(statements));

    [Theory]
    [InlineData("double best = 9; for (int seed = 0; seed < 5; seed++) { using var other = new N(seed: (ulong)seed); double loss = other.{|DN3003:Evaluate(split.Test)|}.Loss; if (loss < best) { best = loss; } }")]
    [InlineData("double best = 9; foreach (int size in new[] { 8, 16 }) { using var other = new N(size); best = Math.Min(best, other.{|DN3003:Evaluate(split.Test)|}.Loss); }")]
    [InlineData("double best = 9; foreach (int size in new[] { 8, 16 }) { using var other = new N(size); double loss = other.{|DN3003:Evaluate(split.Test)|}.Loss; best = loss < best ? loss : best; }")]
    [InlineData("while (network.{|DN3003:Evaluate(split.Test)|}.Loss > 0.1) { network.Fit(split.Train, new Adam()); }")]
    [InlineData("for (int epoch = 0; epoch < 9; epoch++) { network.Fit(split.Train, new Adam()); bool done = network.{|DN3003:Evaluate(split.Test)|}.Classification?.Accuracy > 0.9; if (done) break; }")]
    [InlineData("double best = 9; foreach (int size in new[] { 8, 16 }) { using var other = new N(size); double loss = {|DN3003:Score(other)|}; if (loss < best) { best = loss; } } double Score(N any) { Evaluation result = any.Evaluate(split.Test); return result.Loss; }")]
    [InlineData("double best = 9; foreach (int size in new[] { 8, 16 }) { double sum = 0; foreach (ulong seed in new ulong[] { 1, 2 }) { using var other = new N(size, seed); sum += other.{|DN3003:Evaluate(split.Test)|}.Loss; } if (sum / 2 < best) best = sum / 2; }")]
    [InlineData("for (int epoch = 0; epoch < 9; epoch++) { network.Fit(split.Train, new Adam()); Console.WriteLine(network.{|DN3003:Evaluate(split.Test)|}.Loss); }")]
    [InlineData("double best = 9; foreach (int size in new[] { 8, 16 }) { using var other = new N(size); if (other.{|DN3003:Evaluate(split.Test)|}.Loss is var loss && loss < best) best = loss; }")]
    [InlineData("double best = 9; foreach (int size in new[] { 8, 16 }) { using var other = new N(size); if (other.{|DN3003:Evaluate(split.Test)|} is { } result && result.Loss < best) best = result.Loss; }")]
    public async Task Deciding_by_it_in_a_loop(string statements) => await Verify.Rule("DN3003", Programs.WithSplit(statements));

    [Theory]
    [InlineData("Evaluation first = network.Evaluate(split.Test); network.Fit(split.Train, new Adam()); Evaluation second = network.{|DN3003:Evaluate(split.Test)|};")]
    [InlineData("TestSet test = split.Test; network.Evaluate(test); N same = network; same.{|DN3003:Evaluate(split.Test)|};")]
    [InlineData("using var other = new N(8); double a = network.Evaluate(split.Test).Loss, b = other.{|DN3003:Evaluate(split.Test)|}.Loss; Console.WriteLine(a < b ? \"first\" : \"second\");")]
    [InlineData("if (split.Train.Count > 3) { Console.WriteLine(network.Evaluate(split.Test)); } Console.WriteLine(network.{|DN3003:Evaluate(split.Test)|});")]
    public async Task Asking_it_twice(string statements) => await Verify.Rule("DN3003", Programs.WithSplit(statements));

    [Theory]
    [InlineData("Console.WriteLine(network.Evaluate(split.Test).Loss); Console.WriteLine(network.Evaluate(split.Validation).Loss);")]
    [InlineData("double sum = 0; for (ulong seed = 0; seed < 5; seed++) { using var other = new N(seed: seed); other.Fit(split.Train, new Adam()); sum += other.Evaluate(split.Test).Loss; } Console.WriteLine(sum / 5);")]
    [InlineData("List<double> all = []; for (ulong seed = 0; seed < 5; seed++) { using var other = new N(seed: seed); all.Add(other.Evaluate(split.Test).Loss); } Console.WriteLine(all.Average());")]
    [InlineData("for (ulong seed = 0; seed < 5; seed++) { using var other = new N(seed: seed); double loss = other.Evaluate(split.Test).Loss; if (loss > 1) { Console.WriteLine($\"Seed {seed} failed.\"); } }")]
    [InlineData("double sum = 0; for (ulong seed = 0; seed < 5; seed++) { using var other = new N(seed: seed); sum += other.Evaluate(split.Test).Loss; } if (sum / 5 > 1) { Environment.Exit(1); }")]
    [InlineData("if (network.Evaluate(split.Test).Loss > 0.5) { Environment.Exit(1); }")]
    [InlineData("if (split.Train.Count > 3) { Console.WriteLine(network.Evaluate(split.Test)); } else { network.Evaluate(split.Test); }")]
    [InlineData("if (split.Train.Count > 3) { Console.WriteLine(network.Evaluate(split.Test)); return; } network.Evaluate(split.Test);")]
    [InlineData("using var other = new N(8); Console.WriteLine(network.Evaluate(split.Test).Loss); Console.WriteLine(other.Evaluate(split.Test).Loss);")]
    [InlineData("network.Evaluate(split.Test); split = Datasets.Iris().Split(seed: 2); network.Evaluate(split.Test);")]
    [InlineData("N one = new(8); one.Evaluate(split.Test); one = new(8); one.Evaluate(split.Test); one.Dispose();")]
    [InlineData("network.Evaluate(split.Test); network.Evaluate(split.Test.Apply(Standardizer.Fit(split.Train)));")]
    [InlineData("double best = 9; for (int seed = 0; seed < 5; seed++) { using var other = new N(seed: (ulong)seed); double loss = other.Evaluate(split.Validation).Loss; if (loss < best) { best = loss; } }")]
    [InlineData("double worst = 0; foreach (float rate in new[] { 0.1f, 0.2f }) { TestSet noisy = Noisy(rate); double loss = network.Evaluate(noisy).Loss; if (loss > worst) { worst = loss; } } TestSet Noisy(float rate) => split.Test;")]
    [InlineData("for (int epoch = 0; ; epoch++) { network.Fit(split.Train, new Adam()); if (epoch == 3) { Console.WriteLine(network.Evaluate(split.Test)); break; } }")]
    [InlineData("Tuning.Random(5, 1, trial => { " + Trial + "return candidate.Evaluate(split.Validation).Loss; }); network.Evaluate(split.Test);")]
    [InlineData("Action judge = () => network.Evaluate(split.Test); network.Evaluate(split.Validation);")]
    [InlineData("TrainingSet train = Datasets.Iris().AsTrainingSet();")]
    [InlineData("double min = 9, max = 0; for (ulong seed = 0; seed < 5; seed++) { using var other = new N(seed: seed); double loss = other.Evaluate(split.Test).Loss; min = Math.Min(min, loss); max = Math.Max(max, loss); } Console.WriteLine($\"{min} to {max}\");")]
    [InlineData("int failed = 0; for (ulong seed = 0; seed < 5; seed++) { using var other = new N(seed: seed); if (other.Evaluate(split.Test).Loss > 1) { failed++; } } Console.WriteLine(failed);")]
    [InlineData("TestSet[] noisy = [split.Test, split.Test]; TestSet worst = noisy.MaxBy(set => network.Evaluate(set).Loss)!;")]
    [InlineData("network.Fit(split.Train, new Adam(), new FitOptions { StopWhen = _ => network.Evaluate(split.Validation).Loss < 0.1 });")]
    public async Task Once_each_at_the_end(string statements) => await Verify.Rule("DN3003", Programs.WithSplit(statements));

    [Fact]
    public async Task A_method_that_only_has_helpers_train_and_judge() => await Verify.Rule("DN3003", Programs.Network + """
        static class Program
        {
            static void Main()
            {
                DataSplit split = Datasets.Iris().Split(seed: 1);
                double best = double.MaxValue;
                foreach (int size in new[] { 8, 16 })
                {
                    using N one = new(size);
                    double loss = {|DN3003:Score(one, split.Test)|};
                    best = loss < best ? loss : best;
                }
            }

            static double Score(N network, TestSet set) => network.Evaluate(set).Loss;
        }
        """);

    [Fact]
    public async Task The_message_names_set_network_and_line() =>
        (await Verify.Rule("DN3003", Programs.WithSplit("network.Evaluate(split.Test);\n network.{|DN3003:Evaluate(split.Test)|};"))).Single().GetMessage().ShouldSatisfyAllConditions(
            message => message.ShouldContain("'split.Test'"),
            message => message.ShouldContain("'network'"),
            message => message.ShouldContain("line 22"));
}
