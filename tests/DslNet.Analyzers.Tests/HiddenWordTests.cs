using System.Globalization;
using DslNet.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.Tests;

/// <summary>DN1015: a word of the DSL that is a function or something else where it stands; and its fix, behind which the source compiles.</summary>
public class HiddenWordTests
{
    private const string Scalar = "using static DslNet.Scalar; ";

    [Theory]
    [InlineData("", "Input(4) >> Dense(3) >> {|DN1015:Relu|}")]
    [InlineData("", "Input(4) >> Dense(3) >> {|DN1015:Relu|} >> Dense(2) >> {|DN1015:Tanh|} >> LeakyRelu(0.1f) >> Elu() >> Softmax")]
    [InlineData("", "Input(4) >> Dense(3) >> ({|DN1015:Gelu|}) >> (Dense(3) >> {|DN1015:Silu|})")]
    [InlineData("", "Input(4) >> Residual({|DN1015:Softplus|} >> Dense(4))")]
    [InlineData("", "Input(4) >> Residual({|DN1015:Relu|} >> {|DN1015:Tanh|})")]
    [InlineData("", "Input(4) >> Residual({|DN1015:Sigmoid|})")]
    [InlineData("", "Input(4).Dense(4).Residual({|DN1015:Sigmoid|})")]
    [InlineData("", "Input(4).Then({|DN1015:Sigmoid|})")]
    [InlineData("", "Input(4) >> Chain(Dense(4), {|DN1015:Relu|})")]
    [InlineData("", "Input(4) >> Repeat(2, {|DN1015:Relu|})")]
    [InlineData("", "Input(4) >> Repeat(2, i => {|DN1015:Relu|})")]
    [InlineData("", "Input(4) >> Repeat(2, i => Dense(4) >> {|DN1015:Relu|})")]
    [InlineData("", "Input(4) >> (true ? {|DN1015:Relu|} : {|DN1015:Tanh|})")]
    [InlineData("", "Input(4) >> Act(); static Layer Act() => {|DN1015:Relu|}")]
    [InlineData("static Layer Act(int n) { Layer a = {|DN1015:Relu|}; return n == 1 ? a : {|DN1015:Tanh|}; }", "Input(4) >> Act(1)")]
    [InlineData("", "Input(4) >> Act(1); static Layer Act(int n) => n switch { 1 => {|DN1015:Relu|}, _ => Dense(3) >> {|DN1015:Tanh|} }")]
    [InlineData("", "Input(4) >> Dense(3) >> {|DN1015:Relu|} >> Activation(x => x * Relu(x)) >> Activation(Silu)")]
    [InlineData("static float Relu(float x) => x > 0 ? x : 0;", "Input(4) >> Dense(3) >> {|DN1015:Relu|} >> Activation(Relu)")]
    [InlineData("static float Dropout(float rate) => rate;", "Input(4) >> Dense(3) >> {|DN1015:Dropout|}(0.5f) >> {|DN1015:Tanh|}")]
    [InlineData("const float Relu = 0.5f;", "Input(4) >> Dense(3) >> {|DN1015:Relu|} >> LeakyRelu(Relu)")]
    [InlineData("enum Flatten { A }", "Input(4) >> {|DN1015:Flatten|} >> Dense((int)Flatten.A + 1)")]
    public async Task A_word_that_means_something_else(string members, string definition)
    {
        foreach (string usings in members.Length > 0 ? new[] { Scalar } : [Scalar, Scalar + "using static System.MathF; "])
        {
            string source = $"{usings}[Network] public sealed partial class N {{ {members} static Net Define() => {definition}; }}";
            await Said(source);
            MarkedSource marked = MarkedSource.Parse(UserProject.Usings + source);
            string mended = await VerifyFix.ApplyToAll("DN1015", marked.Text);
            mended.ShouldBe(MarkedSource.Parse((UserProject.Usings + source).Replace("{|DN1015:", "{|DN1015:Dsl.")).Text);
            (await UserProject.Diagnose([mended])).Where(found => found.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("using static DslNet.Scalar; ", "Input(4) >> Dense(3) >> {|DN1015:Tanh|}", "'Tanh' is Scalar.Tanh(float) here, by 'using static DslNet.Scalar', and no layer: write 'Dsl.Tanh'")]
    [InlineData("using static System.MathF; ", "Input(4) >> Dense(3) >> {|DN1015:Tanh|} >> Relu", "'Tanh' is MathF.Tanh(float) here, by 'using static System.MathF', and no layer: write 'Dsl.Tanh'")]
    [InlineData("using static System.Math; ", "Input(4) >> Dense(3) >> {|DN1015:Tanh|} >> Relu", "'Tanh' is Math.Tanh(double) here, by 'using static System.Math', and no layer: write 'Dsl.Tanh'")]
    [InlineData("", "Input(4) >> Dense(3) >> {|DN1015:Relu|}; static float Relu(float x) => x", "'Relu' is N.Relu(float) here, and no layer: write 'Dsl.Relu'")]
    public async Task The_message_says_what_is_in_the_way(string usings, string definition, string message) =>
        (await Said($"{usings}[Network] public sealed partial class N {{ static Net Define() => {definition}; }}")).ShouldHaveSingleItem().GetMessage(CultureInfo.InvariantCulture).ShouldBe(message);

    [Fact]
    public async Task In_a_helper_of_another_file_and_a_namespace_with_usings_of_its_own()
    {
        await Said("namespace A { using static System.MathF; static class Blocks { public static Layer Block(int n) => Dense(n) >> {|DN1015:Tanh|}; } namespace B { [Network] partial class N { static Net Define() => Input(3) >> Blocks.Block(3) >> {|DN1015:Tanh|} >> Relu; } } }");
        (await VerifyFix.Apply("DN1015", "using static DslNet.Dsl; using static System.MathF; class Blocks { DslNet.Layer A => Dense(3) >> Tanh; }")).ShouldContain("Dense(3) >> global::DslNet.Dsl.Tanh;");
    }

    [Theory]
    [InlineData("", "Input(4) >> Dense(3) >> Relu >> Tanh")]
    [InlineData(Scalar, "Input(4) >> Dense(3) >> Dsl.Relu >> Activation(Relu) >> Activation(x => Relu(x) * Tanh(x))")]
    [InlineData(Scalar, "Input(4).Dense(3).Relu().Tanh().Residual(Dense(3).Tanh())")]
    [InlineData(Scalar, "Input(4) >> Dense((int)Relu(3f)) >> LeakyRelu(0.1f) >> Elu(0.5f)")]
    [InlineData(Scalar, "Input(4) >> Act; static Layer Act { get; } = Dsl.Relu; static Func<float, float> F() => Relu; static float G(Func<float, float> f) => f(1 << 2) + G(Tanh)")]
    [InlineData("", "Input(4) >> Dense(8 >> 1) >> Tanh; static Layer Tanh => Dsl.Tanh; static int Shift() => 8 >> Relu(1); static int Relu(int n) => n")]
    [InlineData("", "Input(4) >> Dense(3) >> Dropout(Dropout) >> Relu; const float Dropout = 0.5f")]
    public async Task A_word_that_does_not(string usings, string definition) => await Verify.Errors($"{usings}[Network] public sealed partial class N {{ static Net Define() => {definition}; }}");

    /// <summary>A value that becomes a layer is one.</summary>
    [Fact]
    public async Task Something_that_C_sharp_makes_a_layer_of_is_right() => await Verify.Errors(Scalar + """
        readonly struct Act { public static implicit operator Layer(Act act) => Dsl.Tanh; }
        static class Blocks
        {
            static Act Relu => default;
            static Layer Sigmoid(Layer before) => before;
            static Layer Block(bool deep) => Dense(3) >> Relu >> (deep ? Relu : new Act()) >> Sigmoid(Dense(2)) >> Residual(Relu);
            static Layer Plain() => Relu;
        }
        """);

    /// <summary>What C# says there of its own, CS0019 and the like, is at the user's source, too.</summary>
    private static async Task<IReadOnlyList<Diagnostic>> Said(string source)
    {
        MarkedSource marked = MarkedSource.Parse(UserProject.Usings + source);
        IReadOnlyList<Diagnostic> found = await UserProject.Diagnose([marked.Text]);
        found.Where(each => each.Severity == DiagnosticSeverity.Error).ShouldAllBe(each => each.Location.SourceTree!.FilePath == "File0.cs");
        found.ShouldContain(each => each.Id.StartsWith("CS", StringComparison.Ordinal));
        IReadOnlyList<Diagnostic> said = [.. found.Where(each => each.Severity == DiagnosticSeverity.Error && each.Id.StartsWith("DN", StringComparison.Ordinal))];
        said.Select(each => $"{each.Id} {each.Location.SourceSpan}").Order().ShouldBe(marked.Expected.Select(expected => $"{expected.Rule} {expected.Span}").Order());
        return said;
    }
}
