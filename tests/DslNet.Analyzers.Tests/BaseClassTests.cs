using System.Globalization;
using DslNet.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace DslNet.Analyzers.Tests;

/// <summary>What a network's class may derive from: generated members override or hide those of the base class, and what they can't is DN1014 at its name.</summary>
public class BaseClassTests
{
    [Theory]
    [InlineData("class Base { public int InputSize => 3; public string Info = \"\"; public enum Mode { A } }")]
    [InlineData("class Base { public void Train() { } protected void Dispose() { } public static int Create() => 3; public class Dense1 { } }")]
    [InlineData("class Base { protected int networkDriver; protected class Dense1View { } public class Gpu { } }")]
    [InlineData("class Base { public virtual void Train() { } public virtual float BatchSize => 3; public virtual Mode Mode { get; set; } }")]
    [InlineData("class Root { public virtual void Train() { } } class Base : Root { public sealed override void Train() { } }")]
    [InlineData("abstract class Base { public abstract void Train(); public abstract int BatchSize { get; } public abstract Regularization Regularization { get; set; } public abstract float Backward(ReadOnlySpan<float> x, ReadOnlySpan<int> y); }")]
    [InlineData("abstract class Root { public abstract void Predict(ReadOnlySpan<float> x, Span<float> y); } abstract class Base : Root { }")]
    [InlineData("abstract class Root { public abstract void Eval(); } abstract class Base : Root { public abstract override void Eval(); protected internal virtual void Train() { } }")]
    [InlineData("class Base { private void Train() { } private Base(string s) { } protected Base(int n = 3, params string[] s) { } }")]
    [InlineData("class Base { private int InputSize() => 3; public int M() => InputSize(); protected virtual void Train(int n) { } }")]
    [InlineData("abstract class Base : IDisposable { public abstract void Dispose(); }")]
    [InlineData("class Base : IDisposable { public virtual void Dispose() => GC.SuppressFinalize(this); }")]
    [InlineData("class Base : IDisposable { public void Dispose() { } }")]
    [InlineData("class Base { [Obsolete] public virtual void Train() { } public virtual float TrainStep(ReadOnlySpan<float> x, ReadOnlySpan<int> y, Optimizer? o) => 0; }")]
    [InlineData("[Network] public partial class Base { static Net Define() => Input(2) >> Dense(3); }")]
    [InlineData("[Network] public partial class Base { static Net Define() => Input(2) >> Dense(3); protected Base(string s) : this() { } }")]
    [InlineData("class Base<T> where T : new() { public T InputSize => new(); } class Base : Base<int> { }")]
    public async Task Members_of_a_base_class_are_in_nobodys_way(string declarations)
    {
        foreach (string first in new[] { "", "// ILGPU\n" })
        {
            string source = $"{first}{UserProject.Usings}{declarations} [Network(Loss = Loss.MeanSquaredError)] partial class N : Base {{ static new Net Define() => Input(2) >> Dense(3) >> Dense(1); }} class P {{ int M() {{ using N n = new(); return n.Dense1.Bias.Length + N.InputSize; }} }}";
            Compilation complete = UserProject.Generate(UserProject.Compile([source]));
            complete.GetDiagnostics().Where(found => found.Severity >= DiagnosticSeverity.Warning && found.Id is not ("CS0109" or "CS0649")).ShouldBeEmpty();
            (await UserProject.Analyze(complete)).Where(found => found.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
            using MemoryStream image = new();
            complete.Emit(image).Success.ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData("class Base { public Base(int n) { } }", "Base has none without parameters")]
    [InlineData("class Base { private Base() { } public class Inner : Base { } }", "Base has none without parameters")]
    [InlineData("class Base { public required int Size { get; set; } }", "Size is required")]
    [InlineData("class Root { public required int Size; } class Base : Root { }", "Size is required")]
    public async Task A_base_class_that_the_generated_constructor_cannot_make(string declarations, string message)
    {
        foreach (string first in new[] { "", "// ILGPU\n" })
        {
            foreach (string constructor in declarations.Contains("int n", StringComparison.Ordinal) ? new[] { "", "public N(string s) : base(3) { }" } : [""])
            {
                (await Verify.Errors($"{first}{declarations} [Network] public partial class N : {{|DN1014:Base|}} {{ static Net Define() => Input(2) >> Dense(3); {constructor} }} class P {{ void M() {{ using var n = new N(3, seed: 2){(message.Contains("required", StringComparison.Ordinal) ? " { Size = 3 }" : "")}; n.Train(); }} }}"
                    .Replace("public partial class N", "partial class N")))
                    .ShouldHaveSingleItem().GetMessage(CultureInfo.InvariantCulture).ShouldContain(message);
            }
        }
    }

    /// <summary>That the class lacks the member C# says itself; the rule says why it does.</summary>
    [Theory]
    [InlineData("abstract class Base { public abstract int InputSize { get; } }", "can't implement the abstract Base.InputSize of its base class")]
    [InlineData("abstract class Base { public abstract float Mode { get; } }", "can't implement the abstract Base.Mode of its base class")]
    [InlineData("abstract class Base { public abstract Mode Mode { get; set; } }", "can't implement the abstract Base.Mode of its base class")]
    [InlineData("abstract class Base { public abstract int Train(); }", "can't implement the abstract Base.Train() of its base class")]
    [InlineData("abstract class Base { protected abstract void Train(); }", "can't implement the abstract Base.Train() of its base class")]
    [InlineData("abstract class Base { public abstract object Dense1 { get; } }", "can't implement the abstract Base.Dense1 of its base class")]
    public async Task An_abstract_member_that_cannot_be_implemented(string declarations, string message)
    {
        IReadOnlyList<Diagnostic> found = [.. (await Verify.Diagnostics($"{declarations} [Network] partial class N : Base {{ static Net Define() => Input(2) >> Dense(3); }}")).Where(each => each.Severity == DiagnosticSeverity.Error)];

        found.Select(each => each.Id).Distinct().Order().ShouldBe(["CS0534", "DN1014"]);
        found.ShouldAllBe(each => each.Location.SourceTree!.FilePath == "File0.cs");
        found.Single(each => each.Id == "DN1014").GetMessage(CultureInfo.InvariantCulture).ShouldContain(message);
    }

    /// <summary>What the class says itself comes before what its base class says.</summary>
    [Fact]
    public async Task A_base_class_without_a_name_in_the_class_is_said_at_the_other_part() => await Verify.Errors(
        "class Base { public Base(int n) { } } [Network] partial class N { static Net Define() => Input(2) >> Dense(3); }",
        "partial class N : {|DN1014:Base|} { }");
}
