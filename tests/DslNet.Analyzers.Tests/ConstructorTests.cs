using System.Globalization;
using DslNet.Analyzers.Tests.Harness;

namespace DslNet.Analyzers.Tests;

/// <summary>DN1013: constructors of the user's begin with the generated one, and its fix.</summary>
public class ConstructorTests
{
    [Theory]
    [InlineData("public {|DN1013:N|}() { }")]
    [InlineData("public {|DN1013:N|}(string path) => Path = path; public string? Path { get; }")]
    [InlineData("private {|DN1013:N|}(string path) { } public static N Of(string path) => new(path);")]
    [InlineData("public {|DN1013:N|}(N other) { other.ToString(); }")]
    [InlineData("public {|DN1013:N|}(int batchSize) : base() { }")]
    [InlineData("public {|DN1013:N|}(string path) { } public {|DN1013:N|}(string path, int n) { }")]
    [InlineData("public {|DN1013:N|}(string path) { } public N(string path, int n) : this(path) { }")]
    public async Task A_constructor_that_does_not_call_the_generated_one(string members)
    {
        foreach (string definition in new[] { "Input(3) >> Dense(1)", "Input(3).Dense(1)" })
        {
            (await Verify.Errors($"[Network] public sealed partial class N {{ static Net Define() => {definition}; {members} }}"))
                .ShouldAllBe(found => found.GetMessage(CultureInfo.InvariantCulture) == "This constructor of N makes no network: add ': this()', which calls the generated N(int batchSize = 32, Seed seed = default, int threads = 0)");
        }
    }

    [Theory]
    [InlineData("static N() { }")]
    [InlineData("public N(string path) : this() { }")]
    [InlineData("public N(string path, int batchSize, Seed seed) : this(batchSize, seed) { }")]
    [InlineData("public N(N other) : this(other.BatchSize) { }")]
    [InlineData("private N(string path) : this(batchSize: 3) { } public N(string path, int n) : this(path) { }")]
    [InlineData("public N() : this(batchSize: 32) { }")]
    [InlineData("class Nested { public Nested() { } }")]
    [InlineData("public void M() { } ~N() { }")]
    public async Task A_constructor_that_is_right(string members) => await Verify.Errors($"[Network] public sealed partial class N {{ static Net Define() => Input(3) >> Dense(1); {members} }}");

    /// <summary>In another part of the class, beside a mistake of the definition, with the class inside the network on a GPU.</summary>
    [Fact]
    public async Task It_is_said_in_every_part_and_beside_every_other_mistake()
    {
        await Verify.Errors("[Network] public partial class N { static Net Define() => Input(3) >> Dense(1); }", "partial class N { N(string path) : this() { } public {|DN1013:N|}() { } }");
        await Verify.Errors("[Network] public partial class N { static Net Define() => Input(3) >> Dense({|DN1005:0|}); public {|DN1013:N|}(string path) { } }");
        await Verify.Errors("// ILGPU\n[Network] public partial class N { static Net Define() => Input(3) >> Dense(1); public {|DN1013:N|}(string path) { } }");
        await Verify.Errors("[Network] class {|DN1001:N|} { static Net Define() => Input(3) >> Dense(1); public N(string path) { } }");
        await Verify.Errors("partial class N { public N(string path) { } }");
    }

    [Theory]
    [InlineData("public {|DN1013:N|}(string path) { }", "public N(string path) : this() { }")]
    [InlineData("public {|DN1013:N|}(string path) : base() => Console.WriteLine(path);", "public N(string path) : this() => Console.WriteLine(path);")]
    [InlineData("public {|DN1013:N|}(string path, int batchSize) { }", "public N(string path, int batchSize) : this(batchSize) { }")]
    [InlineData("public {|DN1013:N|}(string path, Seed seed) { }", "public N(string path, Seed seed) : this(seed: seed) { }")]
    [InlineData("public {|DN1013:N|}(string path, int threads, long seed, int batchSize) { }", "public N(string path, int threads, long seed, int batchSize) : this(batchSize, seed, threads) { }")]
    [InlineData("public {|DN1013:N|}(string path, int threads, int batchSize = 4) { }", "public N(string path, int threads, int batchSize = 4) : this(batchSize, threads: threads) { }")]
    [InlineData("public {|DN1013:N|}(string path, int batchSize, int seed, int threads) { }", "public N(string path, int batchSize, int seed, int threads) : this(batchSize, seed, threads) { }")]
    [InlineData("public {|DN1013:N|}(string path, string seed) { }", "public N(string path, string seed) : this() { }")]
    [InlineData("public {|DN1013:N|}() { }", "public N() : this(batchSize: 32, seed: default, threads: 0) { }")]
    [InlineData("public {|DN1013:N|}(params string[] paths) { }", "public N(params string[] paths) : this(batchSize: 32, seed: default, threads: 0) { }")]
    [InlineData("public {|DN1013:N|}(int batchSize) { }", "public N(int batchSize) : this(batchSize, seed: default, threads: 0) { }")]
    [InlineData("public {|DN1013:N|}(Seed seed) { }", "public N(Seed seed) : this(batchSize: 32, seed: seed, threads: 0) { }")]
    public async Task The_fix_adds_the_call_with_what_the_constructor_has_of_it(string before, string after) => await VerifyFix.Changes(
        "DN1013",
        $"[Network] public sealed partial class N {{ static Net Define() => Input(3) >> Dense(1); {before} }}",
        $"[Network] public sealed partial class N {{ static Net Define() => Input(3) >> Dense(1); {after} }}");

    [Theory]
    [InlineData("class Base { public Base(int n = 0) { } } [Network] partial class N : Base { static Net Define() => Input(3) >> Dense(1); public {|DN1013:N|}(int n) : base(n) { } }")]
    [InlineData("[Network] partial class N { static Net Define() => Input(3) >> Dense(1); public {|DN1013:N|}(int batchSize, int seed, int threads) { } }")]
    public async Task Where_the_call_is_not_all_there_is_to_change_it_is_not_added(string source) => await VerifyFix.Offers("DN1013", source);

    [Fact]
    public async Task All_constructors_of_a_file_are_mended_in_one_go() =>
        (await VerifyFix.ApplyToAll("DN1013", UserProject.Usings + "[Network] partial class N { static Net Define() => Input(3) >> Dense(1); N(string a) { } N(string a, int batchSize) { } }"))
            .ShouldBe(UserProject.Usings + "[Network] partial class N { static Net Define() => Input(3) >> Dense(1); N(string a) : this() { } N(string a, int batchSize) : this(batchSize) { } }");
}
