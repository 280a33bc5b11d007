using System.Reflection;
using DslNet.Compiler;
using DslNet.Generators.Tests.FrontEnd;
using DslNet.Generators.Tests.Harness;

namespace DslNet.Generators.Tests;

/// <summary>Inputs and outputs give their names to parameters of what is generated, taps to nothing but texts: they may be called anything that is an identifier.</summary>
public class GraphNameTests
{
    private static readonly string[] Names =
    [
        "class", "in", "ref", "this", "null", "await", "var", "nameof", "scoped", "field", "value", "packed", "packed_", "dslNetRows", "Info", "Train", "Predict", "Dispose", "Mode",
        "input", "output", "target", "tap", "dense1", "Dense1", "Define", "Concat", "Span", "System", "DslNet", "global", "_", "a1", "Gpu", "InputSize",
    ];

    public static TheoryData<string> All => [.. Names];

    [Theory]
    [MemberData(nameof(All))]
    public void An_input_and_an_output_may_be_called(string name)
    {
        INetwork first = Made("Two", $$"""
            static Net Define() => Outputs(Head("one", Concat(Input(2, name: "{{name}}"), Input(3, name: "other")) >> Dense(2)), Head("two", Input(2) >> Dense(1)));
                public static void Call(Two network, float[] a, float[] b, float[] c, float[] one, float[] two) => network.Predict(@{{name}}: a, other: b, input3: c, one: one, two: two);
            """, "Loss = Loss.MeanSquaredError");
        first.Info.Inputs.Select(input => input.Name).ShouldBe([name, "other", "input3"]);
        INetwork second = Made("Two", $$"""
            static Net Define() { Net net = Input(2, name: "given") >> Dense(3); return Outputs(Head("{{name}}", net >> Dense(2)), Head("two", net)); }
                public static void Call(Two network, float[] input, float[] one, float[] two) => network.Predict(given: input, @{{name}}: one, two: two);
            """, "Loss = Loss.MeanSquaredError");
        second.Info.Heads.Select(head => head.Name).ShouldBe([name, "two"]);
        Should.Throw<ArgumentException>(() => Call(second, new float[2], new float[1], new float[3])).ParamName.ShouldBe(name);
        Call(second, new float[2], new float[2], new float[3]);
    }

    [Theory]
    [InlineData("größe")]
    [InlineData("数")]
    [InlineData("a b")]
    [InlineData("1a")]
    [InlineData("")]
    [InlineData("@in")]
    public void Others_are_refused(string name)
    {
        ReadDefinition.Of($"static Net Define() => Input(2, name: \"{name}\") >> Dense(1);").Graph.ShouldNotBeNull();
        Problems($"static Net Define() => Input(2, name: \"{name}\") >> Dense(1);").ShouldHaveSingleItem().ShouldContain("Input: name must be letters");
        Problems($"static Net Define() => Outputs(Head(\"{name}\", Input(2) >> Dense(1)));").ShouldHaveSingleItem().ShouldContain("Head: name must be letters");
        Problems($"static Net Define() => Input(2) >> Dense(1) >> Tap(\"{name}\");").ShouldHaveSingleItem().ShouldContain("Tap: name must be letters");
    }

    [Theory]
    [InlineData("static Net Define() => Concat(Input(2, name: \"a\"), Input(2, name: \"a\")) >> Dense(1);", "a")]
    [InlineData("static Net Define() => Outputs(Head(\"a\", Input(2, name: \"a\") >> Dense(1)));", "a")]
    [InlineData("static Net Define() => Outputs(Head(\"input\", Input(2) >> Dense(1)));", "input")]
    [InlineData("static Net Define() => Concat(Input(2, name: \"input2\"), Input(2)) >> Dense(1);", "input2")]
    [InlineData("static Net Define() => Concat(Input(2), Input(2, name: \"input1\")) >> Dense(1);", "input1")]
    [InlineData("static Net Define() => Concat(Input(2, name: \"output\"), Input(2)) >> Dense(1);", "output")]
    public void Two_of_one_name_are_refused(string members, string name) => Problems(members).ShouldHaveSingleItem().ShouldContain($"two inputs or outputs are named \"{name}\"");

    /// <summary>Parameters of one method tell upper from lower case, and a layer is none.</summary>
    [Fact]
    public void Names_that_differ_in_case_or_are_those_of_layers_are_fine() => Made("Two", """
        static Net Define() => Outputs(Head("a", Concat(Input(2, name: "A"), Input(3)) >> Dense(2, name: "b") >> Tap("c")), Head("b", Input(1, name: "B") >> Dense(1)), Head("c", Input(1, name: "dense2") >> Dense(1)));
        """, "Loss = Loss.MeanSquaredError").Dispose();

    [Theory]
    [InlineData("code")]
    [InlineData("class")]
    [InlineData("_")]
    public void A_tap_may_be_called(string name)
    {
        INetwork network = Made("Two", $$"""
            static Net Define() => Input(2) >> Dense(3) >> Tap("{{name}}") >> Dense(1);
                public static void Call(Two network, string tap, float[] input, float[] output) => network.Predict(tap, input, output);
            """, "");
        network.Info.Taps.ShouldHaveSingleItem().Name.ShouldBe(name);
        Call(network, name, new float[4], new float[6]);
        Should.Throw<ArgumentException>(() => Call(network, "other", new float[4], new float[6])).Message.ShouldContain(name);
    }

    [Fact]
    public void The_only_one_is_called_input_and_output()
    {
        INetwork network = Made("Two", """
            static Net Define() { Net net = Input(2) >> Dense(3); return Outputs(Head("one", net), Head("two", net >> Dense(1))); }
                public static void Call(Two network, float[] input, float[] one, float[] two) => network.Predict(input: input, one: one, two: two);
            """, "Loss = Loss.MeanSquaredError");
        Call(network, new float[2], new float[3], new float[1]);
        INetwork joined = Made("Two", """
            static Net Define() => Concat(Input(2, name: "a"), Input(2)) >> Dense(1);
                public static void Call(Two network, float[] a, float[] b, float[] c) => network.Predict(a: a, input2: b, output: c);
            """, "");
        Call(joined, new float[2], new float[2], new float[1]);
    }

    /// <summary>What can't be generated isn't: no other error than the definition's.</summary>
    [Theory]
    [InlineData("static Net Define() => Concat(Input(2, name: \"a\"), Input(2, name: \"a\")) >> Dense(1);")]
    [InlineData("static Net Define() => Outputs(Head(\"a b\", Input(2) >> Dense(1), Loss.Huber), Head(\"b\", Input(2) >> Dense(1)));")]
    [InlineData("static Net Define() => Input(2) >> Dense(1) >> Tap(\"\\\"</summary>\");")]
    [InlineData("static Net Define() => Input(2) >> Dense(1) >> Tap(null!);")]
    public void Names_that_are_none_break_no_generated_code(string members) =>
        Generating.Complete(Compiling.Of($"{Compiling.Usings}\n[Network]\npublic sealed partial class Broken\n{{\n    {members}\n}}\n")).ShouldNotBeNull();

    /// <summary>A function may have two learned numbers; the view of its layer tells them apart.</summary>
    [Fact]
    public void Two_learned_numbers_have_names_of_their_own()
    {
        using INetwork network = Made("Two", """
            static Net Define() => Input(3) >> Activation((x, a, b) => a * x + b, Parameter(Init.Constant(2)), Parameter(Init.Constant(0.5f), Per.Layer));
                public static void Call(Two network, float[] numbers) => (numbers[0], numbers[1], numbers[2]) = (network.Activation1.Learned1[2], network.Activation1.Learned2[0], network.Activation1.Learned2.Length);
            """, "Loss = Loss.MeanSquaredError");
        float[] numbers = new float[3];
        Call(network, numbers);
        numbers.ShouldBe([2, 0.5f, 1]);
    }

    private static INetwork Made(string name, string members, string attribute) => Generating.Make(
        Generating.Load($"{Compiling.Usings}\n[Network({attribute})]\npublic sealed partial class {name}\n{{\n    {members}\n}}\n"), name, 4);

    private static void Call(INetwork network, params object[] arguments) =>
        network.GetType().InvokeMember("Call", BindingFlags.InvokeMethod | BindingFlags.Static | BindingFlags.Public | BindingFlags.DoNotWrapExceptions, null, null, [network, .. arguments], System.Globalization.CultureInfo.InvariantCulture);

    private static string[] Problems(string members) => [.. NetworkCompiler.Check(ReadDefinition.Of(members).Graph.ShouldNotBeNull()).Select(finding => finding.Message)];
}
