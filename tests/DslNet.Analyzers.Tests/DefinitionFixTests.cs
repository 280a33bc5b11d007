using DslNet.Analyzers.Tests.Harness;

namespace DslNet.Analyzers.Tests;

/// <summary>The fixes of the definition rules.</summary>
public class DefinitionFixTests
{
    [Theory]
    [InlineData("[Network] class {|DN1001:N|} { static Net Define() => Input(3); }", "[Network] partial class N { static Net Define() => Input(3); }")]
    [InlineData("[Network] public sealed class {|DN1001:N|} { static Net Define() => Input(3); }", "[Network] public sealed partial class N { static Net Define() => Input(3); }")]
    [InlineData(
        "class Outer { struct Middle { [Network] partial class {|DN1001:N|} { static Net Define() => Input(3); } } }",
        "partial class Outer { partial struct Middle { [Network] partial class N { static Net Define() => Input(3); } } }")]
    public async Task A_class_becomes_partial_with_those_around_it(string before, string after) => await VerifyFix.Changes("DN1001", before, after);
}
