using System.Globalization;
using DslNet.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.Tests;

/// <summary>DN1014: one error at the user's member, and none of C#'s in the generated file, with and without DslNet.Ilgpu.</summary>
public class MemberClashTests
{
    [Theory]
    [InlineData("public int {|DN1014:InputSize|} => 3;")]
    [InlineData("const int {|DN1014:OutputSize|} = 1;")]
    [InlineData("int {|DN1014:ParameterCount|}() => 3;")]
    [InlineData("public void {|DN1014:ParameterCount|}<T>() { }")]
    [InlineData("public static string {|DN1014:Info|} = \"\";")]
    [InlineData("public enum {|DN1014:Mode|} { A }")]
    [InlineData("public int {|DN1014:BatchSize|} { get; set; }")]
    [InlineData("public event Action? {|DN1014:Regularization|}; void Raise() => Regularization?.Invoke();")]
    [InlineData("public void {|DN1014:Dispose|}() { }")]
    [InlineData("public void {|DN1014:Train|}() { }")]
    [InlineData("public static int {|DN1014:Train|}() => 3;")]
    [InlineData("public int {|DN1014:Train|};")]
    [InlineData("class {|DN1014:Train|} { }")]
    [InlineData("class {|DN1014:Train|}<T> { }")]
    [InlineData("public delegate void {|DN1014:Backward|}();")]
    [InlineData("public void {|DN1014:Initialize|}(Seed seed) { }")]
    [InlineData("public void {|DN1014:Predict|}(ReadOnlySpan<float> x, Span<float> y) { }")]
    [InlineData("public float {|DN1014:TrainStep|}(ReadOnlySpan<float> x, ReadOnlySpan<int> y, Optimizer? o) => 0;")]
    [InlineData("public static N {|DN1014:Create|}(int a, Seed b, int c) => new(a, b, c);")]
    [InlineData("public Mode {|DN1014:get_Mode|}() => default;")]
    [InlineData("public void {|DN1014:set_Regularization|}(Regularization value) { }")]
    [InlineData("public float[]? {|DN1014:Dense1|};")]
    [InlineData("public static void {|DN1014:Batchnorm1|}() { }")]
    [InlineData("public class {|DN1014:Hidden|} { }")]
    [InlineData("public int {|DN1014:this|}[int i] => i;")]
    [InlineData("public {|DN1014:N|}(int a, Seed b, int c) { }")]
    [InlineData("public {|DN1014:N|}(int a, Seed b, int c) : this(\"\") { } public N(string s) { }")]
    [InlineData("public required string {|DN1014:Label|} { get; init; }")]
    [InlineData("public required int {|DN1014:Label|};")]
    [InlineData("NetworkInfo INetwork.{|DN1014:Info|} => null!;")]
    [InlineData("static DslNet.Kernels.Inference.InferenceProgram INetwork<N>.{|DN1014:Inference|} => null!;")]
    [InlineData("public void {|DN1014:Train|}() { } void INetwork.Train() { }")]
    [InlineData("public int {|DN1014:Mode|}; Mode INetwork.Mode => default;")]
    [InlineData("public void {|DN1014:Dispose|}() { } void IDisposable.Dispose() { }")]
    [InlineData("public int {|DN1014:InputSize|}; public int {|DN1014:Train|} => 3; public int {|DN1014:Dense1|};")]
    public async Task A_member_that_has_the_place_of_a_generated_one(string member)
    {
        string contracts = member.Contains("INetwork", StringComparison.Ordinal) ? " : INetwork<N>" : "";
        foreach (string layers in new[] { "Input(2) >> Dense(3) >> BatchNorm() >> Relu >> Dense(4, name: \"hidden\") >> Dense(1, name: \"item\")", "Input(2).Dense(3).BatchNorm().Relu().Dense(4, name: \"hidden\").Dense(1, name: \"item\")" })
        {
            await Clean($"[Network(Loss = Loss.MeanSquaredError)] public sealed partial class N{contracts} {{ static Net Define() => {layers}; {member} }}");
        }
    }

    [Theory]
    [InlineData("public void Train(int epochs) { }")]
    [InlineData("public void Train<T>() { }")]
    [InlineData("public void Predict(ReadOnlySpan<float> x, ref Span<float> y) { } public void Predict(float[] x) { }")]
    [InlineData("public int InputSize2; public void inputSize() { } int mode; int Mode2 => mode;")]
    [InlineData("public int Relu1; public int Dropout1 => Relu1;")]
    [InlineData("public class Dense1View { } public int HiddenView => 3;")]
    [InlineData("public void EvalLogits(int rows) => throw new InvalidOperationException(); public float LossOf(float a, float b) => 0;")]
    [InlineData("int networkDriver = 3; int networkDriver_() => networkDriver;")]
    [InlineData("public void get_Mode(int n) { } public int get_InputSize() => 3;")]
    [InlineData("void INetwork.Train() { } void IDisposable.Dispose() { } Mode INetwork.Mode => default; static N INetwork<N>.Create(int a, Seed b, int c) => new(a, b, c);")]
    [InlineData("public N(int a, int b, int c) : this(a, (Seed)b, c) { } public N(string s) : this() { }")]
    [InlineData("public int this[int i] => i; public static N operator +(N a, N b) => a; ~N() { } static N() { }")]
    public async Task A_member_that_has_not(string member) => await Sound(
        $"[Network(Loss = Loss.CrossEntropy)] public sealed partial class N{(member.Contains("INetwork", StringComparison.Ordinal) ? " : INetwork<N>" : "")} {{ static Net Define() => Input(2) >> Dense(3) >> Relu >> Dropout(0.5f) >> Dense(4, name: \"hidden\") >> Softmax; {member} }}");

    [Theory]
    [InlineData("Train")]
    [InlineData("Mode")]
    [InlineData("InputSize")]
    [InlineData("Create")]
    [InlineData("Backward")]
    [InlineData("Info")]
    public async Task A_class_that_is_called_like_a_member(string name) =>
        (await Clean($"[Network] public sealed partial class {{|DN1014:{name}|}} {{ static Net Define() => Input(2) >> Dense(3); }}"))[0].GetMessage(CultureInfo.InvariantCulture).ShouldContain($"A network's class can't be called {name}");

    [Theory]
    [InlineData("networkDriver")]
    [InlineData("Dense1")]
    [InlineData("Dense1View")]
    [InlineData("Inference")]
    public async Task A_class_that_is_called_like_what_gives_way(string name) => await Sound($"[Network] public sealed partial class {name} {{ static Net Define() => Input(2) >> Dense(3); }}");

    [Fact]
    public async Task Members_of_every_part_are_looked_at_and_of_generated_parts_of_others_none()
    {
        await Clean(
            "[Network] public partial class N { static Net Define() => Input(2) >> Dense(3); }",
            "partial class N { void {|DN1014:Train|}() { } }",
            "partial class N { int {|DN1014:Dense1|}; int InputSize2 => Dense1; }");
        await Sound("[Network] public partial class N { static Net Define() => Input(2) >> Dense(3); } [Network] public partial class M { static Net Define() => Input(N.InputOf) >> Dense(3); } partial class N { public const int InputOf = 3; } class P { int InputSize => N.InputSize; void Train() { } }");
    }

    /// <summary>What the driver calls. A class that names the interface itself has to answer for all of it then, and hears so at its own list.</summary>
    [Fact]
    public async Task A_hook_of_the_drivers_is_not_the_users_to_implement()
    {
        IReadOnlyList<Diagnostic> found = [.. (await Verify.Diagnostics("[Network] public sealed partial class N : DslNet.Kernels.Driver.ICompiledNetwork { static Net Define() => Input(2) >> Dense(3); void DslNet.Kernels.Driver.ICompiledNetwork.Penalty() { } }")).Where(each => each.Severity == DiagnosticSeverity.Error)];

        found.Where(each => each.Id == "DN1014").ShouldHaveSingleItem();
        found.ShouldAllBe(each => each.Location.SourceTree!.FilePath == "File0.cs");
    }

    /// <summary>Whoever uses the network hears nothing of it.</summary>
    [Fact]
    public async Task Uses_of_the_class_have_no_errors_of_their_own() => await Clean("""
        [Network(Loss = Loss.MeanSquaredError)] public sealed partial class N { static Net Define() => Input(2) >> Dense(3) >> Dense(1); public int {|DN1014:Mode|}; public required string {|DN1014:Label|}; }
        class P
        {
            float Use(INetwork any, float[] x, float[] y)
            {
                using N n = new(3, seed: 1) { Label = "" };
                n.Predict(x, y);
                n.Mode = N.InputSize;
                return n.Dense1.Weight[0, 0] + Generic<N>(x, y).TrainStep(x, y, new Adam());
            }

            static T Generic<T>(float[] x, float[] y) where T : INetwork<T> => T.Create(1, 2, 3);
        }
        """);

    /// <summary>A mistake of the definition is said beside it, a constructor that makes no network too; with the layers unknown, what every network has.</summary>
    [Fact]
    public async Task It_is_said_beside_other_mistakes()
    {
        await Clean("[Network] public partial class N { static Net Define() => Input(2) >> Dense({|DN1005:0|}) >> Dense(1); int {|DN1014:Dense2|} => 3; int Relu1; int Use() => Relu1; }");
        await Clean("[Network] public partial class N { static Net Define() => Input(2) >> Dense({|DN1003:Environment.ProcessorCount|}) >> Dense(1); int {|DN1014:Train|} => 3; int Dense2; int Use() => Dense2; }");
        await Clean("[Network] public partial class N { static Net Define() => Input(2) >> Dense(1); int {|DN1014:Train|} => 3; public {|DN1013:N|}(string s) { } }");
        await Clean("[Network] partial class {|DN1002:N|} { int {|DN1014:Train|} => 3; }");
        await Clean("[Network] class {|DN1001:N|} { static Net Define() => Input(2) >> Dense(1); int Train => 3; }");
    }

    [Theory]
    [InlineData("public int {|DN1014:InputSize|} => 3;", "N has 'const int InputSize' generated, as every network has: rename this member")]
    [InlineData("public int {|DN1014:Backward|} => 3;", "N has 'float Backward(ReadOnlySpan<float> input, ReadOnlySpan<float> target)' generated, as every network has: rename this member")]
    [InlineData("public int {|DN1014:Info|} => 3;", "N has 'static NetworkInfo Info { get; }' generated, as every network has: rename this member")]
    [InlineData("public int {|DN1014:Create|} => 3;", "N has 'static N Create(int batchSize, Seed seed, int threads)' generated, as every network has: rename this member")]
    [InlineData("public int {|DN1014:Dense1|} => 3;", "Dense1 is generated for the parameters of layer dense1: rename this member, or give the layer another name, such as Dense(…, name: \"dense1Layer\")")]
    [InlineData("{|DN1014:N|}(int a, Seed b, int c)  { }", "N has a constructor 'N(int batchSize, Seed seed, int threads)' generated: give this one other parameters, and ': this(batchSize, seed, threads)'")]
    [InlineData("NetworkInfo INetwork.{|DN1014:Info|} => null!;", "N has INetwork's Info generated, as every network has: take this one away")]
    [InlineData("public required int {|DN1014:Size|};", "Size is required, but the generated Create, by which networks are made where their kind is a type parameter, gives it no value: give it one where it is declared, and take 'required' away")]
    public async Task The_message_says_what_is_generated_and_what_to_do(string member, string message) =>
        (await Verify.Errors($"[Network] public sealed partial class N : INetwork<N> {{ static Net Define() => Input(2) >> Dense(3); {member} }}")).ShouldHaveSingleItem().GetMessage(CultureInfo.InvariantCulture).ShouldBe(message);

    private static async Task<IReadOnlyList<Diagnostic>> Clean(params string[] marked)
    {
        await Verify.Errors([marked[0] + "\n// ILGPU", .. marked.Skip(1)]);
        return await Verify.Errors(marked);
    }

    /// <summary>Neither rule nor compiler has anything to say of the generated part, warnings included.</summary>
    private static async Task Sound(string source)
    {
        foreach (string first in new[] { "", "// ILGPU\n" })
        {
            Compilation complete = UserProject.Generate(UserProject.Compile([first + UserProject.Usings + source]));
            complete.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error || (found.Severity == DiagnosticSeverity.Warning && found.Location.SourceTree?.FilePath.StartsWith("File", StringComparison.Ordinal) != true)).ShouldBeEmpty();
            (await UserProject.Analyze(complete)).Where(found => found.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
            using MemoryStream image = new();
            complete.Emit(image).Success.ShouldBeTrue();
        }
    }
}
