using DslNet.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.Tests;

/// <summary>
/// Definitions whose numbers lie where arithmetic ends, as source: through the reader, the compiler, both printers and every analyzer. Nothing throws,
/// and what isn't found wrong compiles. (tests/DslNet.Compiler.Tests draws many more, without a source.)
/// </summary>
public class ExtremeSourceTests
{
    private static readonly string[] Ints = ["1", "2", "3", "8", "1 << 10", "46340", "46341", "65536", "1 << 30", "int.MaxValue", "int.MaxValue - 7", "0", "-1", "int.MinValue", "int.MaxValue / 2", "Big", "Id(int.MaxValue)", "Id(46341) * Id(46341)", "checked(Id(65536) * Id(65536))", "Id(int.MinValue) / Id(-1)", "Id(int.MinValue) % Id(-1)", "Math.Abs(Id(int.MinValue))", "-Id(int.MinValue)", "Id(1) << Id(int.MaxValue)", "(int)F(1e30f)", "(int)F(float.NaN)", "(int)Math.Pow(F(10), 300)", "Math.Clamp(Id(3), 5, 1)", "(int)(long)F(9.3e18f)"];
    private static readonly string[] Floats = ["0f", "0.1f", "0.5f", "1f", "-1f", "1e-45f", "float.Epsilon", "float.MaxValue", "float.MinValue", "float.NaN", "float.PositiveInfinity", "float.NegativeInfinity", "F(0f) / F(0f)", "(float)1e300", "MathF.Sqrt(F(-1f))", "0.99999997f", "MathF.Round(F(float.NaN))", "Math.Clamp(F(2f), float.NaN, 1f)"];

    [Fact]
    public async Task Extreme_definitions_make_nothing_throw()
    {
        Random random = new(151);
        int findings = 0, sound = 0;
        int factor = int.Parse(Environment.GetEnvironmentVariable("DSLNET_LAW_FACTOR") ?? "1", System.Globalization.CultureInfo.InvariantCulture);
        for (int round = 0; round < 10 * factor; round++)
        {
            string source = "// ILGPU\n" + UserProject.Usings + "using static Helper;\nstatic class Helper { public const int Big = int.MaxValue; public static int Id(int n) => n; public static float F(float x) => x; }\n"
                + string.Concat(Enumerable.Range(0, 15).Select(number => Network(number, random)));
            Compilation complete = UserProject.Generate(UserProject.Compile([source]));
            IReadOnlyList<Diagnostic> said = await UserProject.Analyze(complete, "dslnet.shape_hints = true");
            HashSet<int> wrong = [.. said.Where(found => found.Severity == DiagnosticSeverity.Error).Select(found => found.Location.GetLineSpan().StartLinePosition.Line)];
            said.ShouldAllBe(found => found.Id != "DN1011");
            findings += wrong.Count;
            sound += 15 - wrong.Count;
            complete.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error && !found.Location.SourceTree!.FilePath.StartsWith("File", StringComparison.Ordinal)).ShouldBeEmpty(source);
        }

        findings.ShouldBeGreaterThan(50);
        sound.ShouldBeGreaterThan(20);
    }

    private static string Network(int number, Random random)
    {
        bool mild = random.Next(2) == 0;
        string[] losses = ["None", "MeanSquaredError", "MeanAbsoluteError", "Huber", "CrossEntropy"];
        string options = string.Join(", ", new[]
        {
            $"Loss = Loss.{losses[random.Next(losses.Length)]}",
            random.Next(3) == 0 ? $"L1 = {Constant(Floats)}" : "",
            random.Next(3) == 0 ? $"L2 = {Constant(Floats)}" : "",
            random.Next(4) == 0 ? $"HuberDelta = {Constant(Floats)}" : "",
            random.Next(4) == 0 ? $"LabelSmoothing = {Constant(Floats)}" : "",
            random.Next(4) == 0 ? "MemoryBudget = \"1 TB\"" : "",
            random.Next(4) == 0 ? $"Batch = {Constant(Ints)}" : "",
        }.Where(option => option.Length > 0));
        string input = string.Join(", ", Enumerable.Range(0, random.Next(1, 4)).Select(_ => Int()));
        string layers = string.Concat(Enumerable.Range(0, random.Next(0, 5)).Select(_ => " >> " + Layer(0)));
        return $"[Network({options})] public sealed partial class N{number} {{ static Net Define() => Input({input}){layers}; }}\n";

        string Constant(string[] values) => values.Where(value => !value.Contains('(', StringComparison.Ordinal)).ElementAt(random.Next(8));
        string Int() => mild ? Ints[random.Next(3)] : random.Next(2) == 0 ? Ints[random.Next(5)] : Ints[random.Next(Ints.Length)];
        string Float() => mild || random.Next(2) == 0 ? Floats[random.Next(1, 3)] : Floats[random.Next(Floats.Length)];
        string Layer(int depth) => random.Next(depth > 2 ? 16 : 18) switch
        {
            0 or 1 => $"Dense({Int()})",
            2 => $"Dense({Int()}, Init.Normal({Float()}), bias: false)",
            3 => $"Conv2D({Int()}, {Int()}, {Int()}, padding: {(random.Next(2) == 0 ? "Padding.Same" : Int())})",
            4 => $"Conv1D({Int()}, {Int()}, stride: {Int()}, padding: {Int()})",
            5 => $"MaxPool2D({Int()}, stride: {Int()})",
            6 => $"AvgPool1D({Int()}, {Int()})",
            7 => "Flatten",
            8 => $"BatchNorm(momentum: {Float()}, epsilon: {Float()})",
            9 => $"Dropout({Float()})",
            10 => $"LeakyRelu({Float()})",
            11 => $"Elu({Float()})",
            12 => $"Activation(x => x > {Float()} ? x * {Float()} : MathF.Pow(x, {Float()}) / {Float()})",
            13 => "Softmax",
            14 => "Sigmoid",
            15 => "GlobalAvgPool",
            16 => $"Residual({Layer(depth + 1)} >> {Layer(depth + 1)})",
            _ => $"Repeat({Int()}, {(random.Next(2) == 0 ? "" : "i => ")}{Layer(depth + 1)})",
        };
    }
}
