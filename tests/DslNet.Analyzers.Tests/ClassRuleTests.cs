using DslNet.Analyzers.Tests.Harness;

namespace DslNet.Analyzers.Tests;

/// <summary>DN1001 and DN1002.</summary>
public class ClassRuleTests
{
    [Theory]
    [InlineData("[Network] class {|DN1001:N|} { static Net Define() => Input(3); }")]
    [InlineData("[Network] static partial class {|DN1001:N|} { static Net Define() => Input(3); }")]
    [InlineData("[Network] abstract partial class {|DN1001:N|} { static Net Define() => Input(3); }")]
    [InlineData("[Network] partial class {|DN1001:N|}<T> { static Net Define() => Input(3); }")]
    [InlineData("[Network] partial class {|DN1001:N|}(int n) { static Net Define() => Input(3); public int M => n; }")]
    [InlineData("[Network] partial record {|DN1001:N|} { static Net Define() => Input(3); }")]
    [InlineData("[Network] file partial class {|DN1001:N|} { static Net Define() => Input(3); }")]
    [InlineData("class Outer { [Network] partial class {|DN1001:N|} { static Net Define() => Input(3); } }")]
    [InlineData("partial class Outer<T> { [Network] partial class {|DN1001:N|} { static Net Define() => Input(3); } }")]
    [InlineData("class Outer { partial class Middle { [Network] partial class {|DN1001:N|} { static Net Define() => Input(3); } } }")]
    public async Task A_class_that_cannot_be_completed(string source) => await Verify.Errors(source);

    [Theory]
    [InlineData("[Network] partial class N { static Net Define() => Input(3) >> Dense(1); }")]
    [InlineData("[Network] public sealed partial class N { static Net Define() => Input(3) >> Dense(1); } partial class N { static int Helper() => 3; }")]
    [InlineData("partial record struct Outer { partial class Middle { [Network] internal partial class N { static Net Define() => Input(3) >> Dense(1); } } }")]
    public async Task A_class_that_can(string source) => await Verify.Errors(source);

    [Theory]
    [InlineData("[Network] partial class {|DN1002:N|} { }")]
    [InlineData("[Network] partial class N { static Net {|DN1002:Define|}(int units) => Input(units); }")]
    [InlineData("[Network] partial class N { Net {|DN1002:Define|}() => Input(3); }")]
    [InlineData("[Network] partial class N { static Layer {|DN1002:Define|}() => Relu; }")]
    [InlineData("[Network] partial class Net { static Net {|DN1002:Define|}() => throw new System.Exception(); }")]
    [InlineData("[Network] partial class N { static Net {|DN1002:Define|}<T>() => Input(3); }")]
    [InlineData("class Base { protected static Net Define() => Input(3); } [Network] partial class {|DN1002:N|} : Base { }")]
    public async Task A_network_without_a_definition(string source) => await Verify.Errors(source);

    [Fact]
    public async Task An_overload_does_not_hide_the_definition() =>
        await Verify.Errors("[Network] partial class N { static Net Define(int units) => Input(3) >> Dense(units); static Net Define() => Define(4); }");

    [Fact]
    public async Task A_class_that_cannot_be_completed_is_told_once() =>
        await Verify.Errors("[Network(Loss = Loss.CrossEntropy)] static class {|DN1001:N|} { static Net Define() => Input(-1) >> Dense(0); }");
}
