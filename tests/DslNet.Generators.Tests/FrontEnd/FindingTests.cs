using DslNet.FrontEnd;
using DslNet.Generators.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;

namespace DslNet.Generators.Tests.FrontEnd;

/// <summary>What can't be evaluated is a finding at that very node, and only where the network needs its value.</summary>
public class FindingTests
{
    [Theory]
    [InlineData("static Net Define() => Input(3) >> Dense(int.Parse(\"3\"));", "DN1003 int.Parse(\"3\")")]
    [InlineData("static Net Define() { var n = Environment.ProcessorCount + 1; return Input(n) >> Dense(n); }", "DN1003 Environment.ProcessorCount")]
    [InlineData("static int width = 3; static Net Define() => Input(3) >> Dense(width);", "DN1003 width")]
    [InlineData("static int Width { get; set; } = 3; static Net Define() => Input(3) >> Dense(Width);", "DN1003 Width")]
    [InlineData("static readonly int W; static N() { W = 3; } static Net Define() => Input(3) >> Dense(W);", "DN1003 W")]
    [InlineData("static Layer Block(int n) => Dense(n + Helper()); static int Helper() => Random.Shared.Next(); static Net Define() => Input(3) >> Block(1) >> Block(2);", "DN1003 Random.Shared.Next()")]
    [InlineData("static Net Define() { var net = Input(3); for (int i = 0; i < 3; i++) { net = net >> Relu; } return net; }", "DN1003 for (int i = 0; i < 3; i++) { net = net >> Relu; }")]
    [InlineData("static Net Define() { int n = 1; n = 2; return Input(n); }", "DN1003 n = 2;")]
    [InlineData("static Layer Again(int n) => Again(n + 1) >> Relu; static Net Define() => Input(3) >> Again(0);", "DN1003 Again(n + 1)")]
    [InlineData("static int A => B; static int B => A; static Net Define() => Input(A);", "DN1003 A")]
    [InlineData("static readonly int A = B; static readonly int B = A; static Net Define() => Input(A);", "DN1003 B")]
    [InlineData("static readonly int A = B + 1; static readonly int B = int.Abs(3); static Net Define() => Input(A);", "DN1003 B")]
    [InlineData("static int A { get; } = F(); static int F() => B; static readonly int B = int.Abs(3); static Net Define() => Input(A);", "DN1003 B")]
    [InlineData("static int Id(int n) => n; static Net Define() => Input(1 / Id(0));", "DN1003 1 / Id(0)")]
    [InlineData("static int Id(int n) => n; static Net Define() => Input(checked(Id(int.MaxValue) + 1));", "DN1003 Id(int.MaxValue) + 1")]
    [InlineData("static readonly int[] W = [1, 2]; static Net Define() => Input(W[2]);", "DN1003 W[2]")]
    [InlineData("static Layer Of(int n) => n switch { 0 => Relu, 1 => Tanh, _ => throw new Exception() }; static Net Define() => Input(3) >> Of(2);", "DN1003 throw new Exception()")]
    [InlineData("static float F(float x) => x; static Net Define() => Input(3) >> Dense(1, name: $\"a{F(1.5f)}\");", "DN1003 F(1.5f)")]
    [InlineData("static Net Define() => null!;", "DN1003 null")]
    [InlineData("static Net Define() => Input(3) >> Residual(null!);", "DN1003 Residual(null!)")]
    [InlineData("static Net Define() => Input(3) >> Repeat(-1, Relu);", "DN1005 -1")]
    [InlineData("static Net Define() => Input(3) >> Repeat(count: 10001, Relu);", "DN1005 count: 10001")]
    [InlineData("static Net Define() => Input(3) >> Repeat(200, Repeat(200, Relu));", "DN1005 200")]
    [InlineData("static Layer Twice(int n) => n == 0 ? Relu : Twice(n - 1) >> Twice(n - 1); static Net Define() => Input(3) >> Twice(30);", "DN1003 Twice(n - 1) >> Twice(n - 1)")]
    [InlineData("static Layer Twice(int n) => Twice(n + 1) >> Twice(n + 1); static Net Define() => Input(3) >> Twice(0);", "DN1003 Twice(n + 1)")]
    [InlineData("static float Twice(float x) => x > 0 ? Twice(x + 1) : Twice(x - 1); static Net Define() => Input(3) >> Activation(Twice);", "DN1003 Twice(x + 1)")]
    [InlineData("static Net Define() => Input(3) >> Activation(x => MathF.Floor(x) + x);", "DN1008 MathF.Floor(x)")]
    [InlineData("static Net Define() => Input(3) >> Activation(MathF.Round);", "DN1008 Activation(MathF.Round)")]
    [InlineData("static Net Define() => Input(3) >> Activation(x => x % 2);", "DN1008 x % 2")]
    [InlineData("static Net Define() => Input(3) >> Activation(x => (int)x);", "DN1008 (int)x")]
    [InlineData("static Net Define() => Input(3) >> Activation(x => MathF.Pow(2, x));", "DN1008 MathF.Pow(2, x)")]
    [InlineData("static Net Define() => Input(3) >> Activation(x => Step(x) + 1); static float Step(float x) => MathF.Sign(x);", "DN1008 MathF.Sign(x)")]
    [InlineData("static Net Define() => Input(3) >> Activation(x => x.GetHashCode());", "DN1008 x.GetHashCode()")]
    [InlineData("static Net Define() => Input(3) >> Activation(x => x * BitConverter.Int32BitsToSingle(3));", "DN1008 BitConverter.Int32BitsToSingle(3)")]
    [InlineData("static string Longer(string s, int n) => n == 0 ? s : Longer(s + s, n - 1); static Net Define() => Input(3) >> Dense(1, name: Longer(\"a\", 40));", "DN1003 s + s")]
    [InlineData("static Net Define() => Input(3) >> Activation(x => float.CopySign(x, 1f));", "DN1008 float.CopySign(x, 1f)")]
    [InlineData("static Net Define() => Input(3) >> Dense(Missing) >> Relu;")]
    [InlineData("static Net Define() => Input(3) >> Dense(\"3\");")]
    [InlineData("static Net Define() => Input(3) >>;")]
    [InlineData("static Net Define() { }")]
    [InlineData("static Net Define()")]
    [InlineData("static Missing Define() => Input(3);")]
    public void Findings_stand_at_the_node(string members, params string[] expected) => ReadDefinition.Findings(members).ShouldBe(expected);

    /// <summary>The reason is the true one.</summary>
    [Theory]
    [InlineData("Input(DateTime.Now.Year)", "'DateTime.Now' can't be evaluated at compile time: its source isn't in this compilation")]
    [InlineData("Input(new Random(1).Next())", "'new Random(1).Next()' can't be evaluated at compile time: what methods of Random do isn't known")]
    [InlineData("Input(\"abc\".IndexOf('b'))", "what methods of String do isn't known")]
    [InlineData("Input(new Odd(3).Size)", "'new Odd(3)' can't be evaluated at compile time: only primary constructors are known")]
    [InlineData("Input(new Derived(3).Size)", "objects of derived classes aren't known")]
    [InlineData("Input(Shared.Size)", "'Shared.Size' can't be evaluated at compile time: it can be set")]
    [InlineData("Input(new System.Text.StringBuilder(3).Capacity)", "'new System.Text.StringBuilder(3)' can't be evaluated at compile time: its source isn't in this compilation")]
    [InlineData("Input(Of<Odd>())", "'T.Units' can't be evaluated at compile time: its source isn't in this compilation")]
    [InlineData("Input((1, 2).GetHashCode())", "what methods of ValueTuple do isn't known")]
    [InlineData("Input(\"abc\"[^4])", "there are 3 elements, and the index is -1")]
    [InlineData("Input(\"abc\"[2..1].Length)", "there are 3 elements, and the range goes from 2 to 1")]
    [InlineData("Input(3) >> Dense(1, name: $\"a{Id(1500):N0}\")", "'Id(1500)' can't be evaluated at compile time: its text would depend on the culture")]
    [InlineData("Input(3) >> Dense(1, name: $\"a{1,20000}\")", "the text gets too long")]
    [InlineData("Input(Take(new Random()))", "'new Random()' can't be evaluated at compile time: its source isn't in this compilation")]
    [InlineData("Input(Part(3))", "only tuples and records with a primary constructor can be taken apart")]
    public void A_finding_says_why(string definition, string reason)
    {
        const string Members = """
            static Net Define() => WHAT;
            static int Id(int n) => n;
            class Odd : IUnits { public Odd(int size) => Size = size; public int Size { get; } public static extern int Units { get; } }
            record Base(int Size);
            record Derived(int Size) : Base(Size);
            class Settable { public int Size { get; set; } = 3; }
            static readonly Settable Shared = new();
            interface IUnits { static abstract int Units { get; } }
            static int Of<T>() where T : IUnits => T.Units;
            static int Take(Random random) { var (a, b) = random; return a; }
            static int Part(int n) { var (a, b) = n; return a; }
            """;
        const string Apart = "static class Apart { public static void Deconstruct(this int n, out int a, out int b) => (a, b) = (n, n); public static void Deconstruct(this System.Random random, out int a, out int b) => (a, b) = (1, 2); }";

        ReadDefinition.Of(Members.Replace("WHAT", definition, StringComparison.Ordinal), Apart).Findings.ShouldHaveSingleItem().Message.ShouldContain(reason);
    }

    /// <summary>In what order C# takes the files of a class, and which of two classes is used first, decides what such a definition is; so it is none.</summary>
    [Theory]
    [InlineData("static readonly int A = B + 1; static Net Define() => Input(A);", "static readonly int B = int.Abs(3);", "B is in another file of N than A")]
    [InlineData("static int A { get; } = F(); static int F() => B; static Net Define() => Input(A);", "static int B { get; } = 3;", "B is in another file of N than A")]
    [InlineData("static readonly int A = P.X; static Net Define() => Input(A); static class P { public static readonly int X = B; }", "static readonly int B = int.Abs(3);", "B is in another file of N than A")]
    [InlineData("static readonly int B = int.Abs(3); static readonly int A = P.X; static Net Define() => Input(A); static class P { public static readonly int X = B; }", "", "N and P ask each other while they are initialised")]
    [InlineData("static readonly int A = P.X; static readonly int B = int.Abs(3); static Net Define() => Input(A); static class P { public static readonly int X = B; }", "", "B is initialised only after A")]
    public void What_depends_on_the_order_of_initialisation_is_refused(string members, string part, string reason) =>
        ReadDefinition.Of(members, "public partial class N { " + part + " }").Findings.ShouldHaveSingleItem().Message.ShouldContain(reason);

    [Theory]
    [InlineData("static readonly int A = B + 1; static Net Define() => Input(A);", "const int B = 2;")]
    [InlineData("static int A => B + 1; static Net Define() => Input(A);", "static readonly int B = 2;")]
    [InlineData("static readonly Func<int, int> A = n => n + B; static Net Define() => Input(A(1));", "static readonly int B = 2;")]
    [InlineData("static readonly int A = P.X; static Net Define() => Input(A);", "static class P { public static readonly int X = 3; }")]
    public void What_does_not_is_read(string members, string part) =>
        ReadDefinition.Text(members, "using System; public partial class N { " + part + " }").ShouldBe("Input(3)");

    /// <summary>A stack overflow would end the compiler's process, so the reader stops before the stack does.</summary>
    [Theory]
    [InlineData(256, 4)]
    [InlineData(512, 4)]
    [InlineData(1536, 4)]
    [InlineData(256, 120)]
    [InlineData(512, 120)]
    [InlineData(1536, 120)]
    public void However_small_the_stack_the_reader_returns(int kilobytes, int nesting)
    {
        string nested = string.Concat(Enumerable.Repeat("Id(", nesting)) + "1 + F(n - 1)" + new string(')', nesting);

        DefinitionReading reading = OnStack(kilobytes, $"static int Id(int n) => n; static int F(int n) => n == 0 ? 1 : {nested}; static Net Define() => Input(F(60));");

        reading.Findings.ShouldHaveSingleItem().Rule.ShouldBe("DN1003");
    }

    /// <summary>Roslyn makes a chain's operations by recursion, a kilobyte or so a call, and doesn't ask whether there is room.</summary>
    [Theory]
    [InlineData(256)]
    [InlineData(1536)]
    public void However_small_the_stack_a_chain_of_a_thousand_calls_is_read(int kilobytes)
    {
        string chain = string.Concat(Enumerable.Repeat(".Relu()", 1000));

        DefinitionReading reading = OnStack(kilobytes, $"static Net Define() => Input(3){chain};");

        reading.Findings.ShouldBeEmpty();
        reading.Graph.ShouldNotBeNull().Nodes.Count.ShouldBe(1000);
    }

    [Theory]
    [InlineData("Residual(Relu >> ", "Relu", ")")]
    [InlineData("Repeat(1, i => ", "Relu", ")")]
    [InlineData("Dense(1) >> (", "Relu", ")")]
    [InlineData("Dense(1 switch { 0 => 1, _ => ", "1", "})")]
    public void However_small_the_stack_what_is_nested_is_read_or_found_too_deep(string open, string inner, string close)
    {
        foreach (int nesting in new[] { 20, 60, 200 })
        {
            string nested = string.Concat(Enumerable.Repeat(open, nesting)) + inner + string.Concat(Enumerable.Repeat(close, nesting));

            DefinitionReading reading = OnStack(256, $"static Net Define() => Input(1) >> {nested};");

            (reading.Graph is not null || reading.Findings.IsEmpty || reading.Findings.ShouldHaveSingleItem().Rule == "DN1003").ShouldBeTrue();
        }
    }

    /// <summary>A tree can be made so deep that no compiler gets through it.</summary>
    [Fact]
    public void A_chain_of_a_hundred_thousand_calls_is_nested_too_deeply()
    {
        string chain = string.Concat(Enumerable.Repeat(".Relu()", 100_000));

        DefinitionReading reading = OnStack(1536, $"static Net Define() => Input(3){chain};");

        reading.Findings.ShouldHaveSingleItem().Message.ShouldContain("nested too deeply");
    }

    private static DefinitionReading OnStack(int kilobytes, string members)
    {
        CSharpCompilation compilation = Compiling.Of(ReadDefinition.Source("N", members));
        compilation.GetTypeByMetadataName("N").ShouldNotBeNull();
        DefinitionReading? reading = null;
        Thread thread = new(() => reading = ReadDefinition.Of(compilation, "N"), kilobytes * 1024);
        thread.Start();
        thread.Join();
        return reading.ShouldNotBeNull();
    }

    [Fact]
    public void Two_mistakes_are_two_findings() =>
        ReadDefinition.Findings("static Net Define() => Input(3) >> Dense(Environment.ProcessorCount) >> Dropout(Random.Shared.NextSingle());")
            .ShouldBe(["DN1003 Environment.ProcessorCount", "DN1003 Random.Shared.NextSingle()"]);
}
