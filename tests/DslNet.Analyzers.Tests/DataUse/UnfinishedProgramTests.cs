using DslNet.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.Tests.DataUse;

/// <summary>Programs that are being typed, top-level programs, and projects without the library.</summary>
public class UnfinishedProgramTests
{
    private const string Program = """
        DataSplit split = Datasets.Iris().Split(seed: 1);
        split = split.Apply(Standardizer.Fit(split.Train));
        using var network = new N(batchSize: 16);
        FitOptions options = new() { Epochs = 5, Validation = split.Validation };
        network.Fit(split.Train, new Adam(), options with { Schedule = Schedule.Cosine() });
        (double a, double b) = (network.Evaluate(split.Validation).Loss, 0.5);
        for (int i = 0; i < 3; i++) { if (a < b) { network.TrainStep([1, 2, 3, 4], stackalloc int[1], new Adam()); } }
        TuningResult found = Tuning.Random(5, 1, trial => Score(trial.Seed));
        double Score(ulong seed) { using var other = new N(8, seed); return other.Evaluate(split.Validation).Loss; }
        """;

    [Fact]
    public async Task A_top_level_program_is_read_as_a_method_is()
    {
        MarkedSource source = MarkedSource.Parse(UserProject.Usings + """
            DataSplit split = Datasets.Iris().Split();
            using var network = new N();
            network.Fit({|DN3005:split.Train|}, new Adam(), new FitOptions { Validation = split.Validation, {|DN3006:Epochs = 20|} });
            network.Predict({|DN3009:[1, 2, 3]|}, new float[3]);

            """ + Programs.Network);

        IReadOnlyList<Diagnostic> found = await UserProject.Diagnose([source.Text], OutputKind.ConsoleApplication);

        found.Select(diagnostic => (diagnostic.Id, diagnostic.Location.SourceSpan)).Order(Comparer<(string Id, Microsoft.CodeAnalysis.Text.TextSpan Span)>.Create((a, b) => a.Span.CompareTo(b.Span))).ShouldBe(source.Expected);
    }

    [Fact]
    public async Task Nothing_throws_wherever_a_program_ends()
    {
        for (int length = 0; length < Program.Length; length += 3)
        {
            Compilation complete = UserProject.Generate(UserProject.Compile([UserProject.Usings + Program[..length], UserProject.Usings + Programs.Network], OutputKind.ConsoleApplication));
            await Should.NotThrowAsync(() => UserProject.Analyze(complete), Program[..length]);
        }
    }

    [Theory]
    [InlineData("int x = x; float[] a = a; a = a ?? a; network.Predict(a, a);")]
    [InlineData("FitOptions o = o with { Epochs = 30 }; o = o with { Epochs = 30 }; network.Fit(split.Train, new Adam(), o);")]
    [InlineData("split = split; network.Fit(split.Train, new Adam(), null);")]
    [InlineData("double S(int n) => n == 0 ? network.Evaluate(split.Test).Loss : S(n - 1); S(3);")]
    [InlineData("TrainingSet T() => T(); network.Fit(T(), new Adam());")]
    [InlineData("N one = one; one.Evaluate(split.Test); one.Evaluate(split.Test);")]
    [InlineData("N a, b; a = b; b = a; a.Evaluate(split.Test); b.Evaluate(split.Test);")]
    [InlineData("TestSet test = test; network.Evaluate(test); network.Evaluate(test);")]
    [InlineData("Func<Trial, double> f = f; Tuning.Grid(f); double G(Trial trial) => G(trial); Tuning.Grid(G);")]
    [InlineData("Span<float> rest = rest.Slice(1); while (true) { rest = rest.Slice(1); network.Predict(rest, rest); }")]
    public async Task What_is_made_of_itself_has_an_end(string statements) =>
        await UserProject.Analyze(UserProject.Generate(UserProject.Compile([UserProject.Usings + Programs.WithSplit(statements)])));

    [Fact]
    public async Task A_project_without_the_library_is_left_alone()
    {
        Compilation compilation = UserProject.Compile(["class Network { public void Fit(int[] train) { } static void Main() => new Network().Fit(new int[3]); }"])
            .WithReferences(UserProject.References.Where(reference => !reference.Display!.Contains("DslNet")));

        (await UserProject.Analyze(compilation)).ShouldBeEmpty();
    }
}
