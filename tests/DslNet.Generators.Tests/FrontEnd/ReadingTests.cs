using System.Reflection;
using DslNet.Generators.Tests.Harness;

namespace DslNet.Generators.Tests.FrontEnd;

/// <summary>What is read at compile time, against what is expected and against what the same definition returns when it runs.</summary>
public class ReadingTests
{
    private static readonly Lazy<Assembly> Running = new(() => RunDefinition.Load([.. Definitions.All.Select(row => ReadDefinition.Source((string)row[0], (string)row[1]))]));

    [Theory]
    [MemberData(nameof(Definitions.All), MemberType = typeof(Definitions))]
    public void A_definition_reads_as_what_it_describes(string name, string members, string expected) => ReadDefinition.Text(members).ShouldBe(expected, name);

    [Theory]
    [MemberData(nameof(Definitions.All), MemberType = typeof(Definitions))]
    public void A_definition_describes_the_same_when_it_runs(string name, string members, string expected) =>
        Running.Value.GetType(name, throwOnError: true)!.GetMethod("Define", BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, null)!.ToString().ShouldBe(expected, members);

    [Fact]
    public void Helpers_may_stand_in_other_files_and_namespaces()
    {
        string helpers = """
            using DslNet;
            using static DslNet.Dsl;
            namespace Shop.Blocks;
            public static class Blocks
            {
                public static readonly float Rate = Defaults.Rate;
                public static Layer Hidden(this int units, float rate) => Dense(units) >> Dropout(rate);
                public static Layer Norm { get; } = BatchNorm(epsilon: 0.5f);
            }
            internal class Defaults { internal const float Rate = 0.5f; }
            """;

        ReadDefinition.Text("static Net Define() => Input(3) >> Shop.Blocks.Blocks.Hidden(4, Shop.Blocks.Blocks.Rate) >> Shop.Blocks.Blocks.Norm;", helpers)
            .ShouldBe("Input(3) >> Dense(units: 4, init: Auto, bias: true, name: null) >> Dropout(rate: 0.5) >> BatchNorm(momentum: 0.1, epsilon: 0.5, name: null)");
    }

    [Fact]
    public void Both_forms_read_into_equal_graphs() =>
        ReadDefinition.Of("static Net Define() => Input(6) >> Dense(5, Init.He) >> Activation(x => x * 2) >> Residual(Relu >> Dropout(0.5f)) >> Repeat(2, i => Dense(i + 1));").Graph
            .ShouldBe(ReadDefinition.Of("static Net Define() => Input(6).Dense(5, Init.HeNormal).Activation(y => 2 * y).Residual(Relu.Dropout(0.5f)).Repeat(2, i => Dense(i + 1));").Graph);

    [Theory]
    [InlineData(" >> Relu", "")]
    [InlineData(".Relu()", "")]
    public void A_chain_of_two_thousand_links_is_read(string link, string end) =>
        ReadDefinition.Of($"static Net Define() => Input(3){string.Concat(Enumerable.Repeat(link, 2000))}{end};").Graph.ShouldNotBeNull().Nodes.Count.ShouldBe(2000);

    [Fact]
    public void The_attributes_properties_become_options()
    {
        string source = Compiling.Usings + """
            [Network(Loss = Loss.CrossEntropy, LabelSmoothing = 0.1f, HuberDelta = 2, L1 = 1e-4f, L2 = 1e-3f, MemoryBudget = "64" + " MB", Batch = 2 * 16, InputGradient = true)]
            partial class N { static Net Define() => Input(3) >> Dense(2) >> Softmax; }
            """;

        Compiler.Graph.NetworkOptions options = ReadDefinition.Class("N", source).Graph.ShouldNotBeNull().Options;

        options.ShouldBe(new Compiler.Graph.NetworkOptions(Compiler.Graph.LossKind.CrossEntropy, 0.1f, 2f, 1e-4f, 1e-3f, null, "64 MB", 32, true));
    }

    [Fact]
    public void So_do_those_of_weights_and_ignored_classes()
    {
        string source = Compiling.Usings + """
            [Network(Loss = Loss.BinaryCrossEntropy, PositiveWeights = new[] { 1, 2.5f }, FocalGamma = 2, IgnoredClass = -100)]
            partial class N { static Net Define() => Input(3) >> Dense(2) >> Sigmoid; }
            [Network(Loss = Loss.BinaryCrossEntropy, PositiveWeight = 5, PositiveWeights = null, IgnoredClass = int.MinValue)]
            partial class M { static Net Define() => Input(3) >> Dense(2) >> Sigmoid; }
            """;

        Compiler.Graph.NetworkOptions options = ReadDefinition.Class("N", source).Graph.ShouldNotBeNull().Options;
        options.PositiveWeights.ShouldBe([1, 2.5f]);
        (options.FocalGamma, options.IgnoredClass).ShouldBe((2, -100));
        options = ReadDefinition.Class("M", source).Graph.ShouldNotBeNull().Options;
        options.EffectivePositiveWeights.ShouldBe([5]);
        options.IgnoredClass.ShouldBeNull();
    }

    [Fact]
    public void Keywords_are_escaped_in_the_classs_names() =>
        ReadDefinition.Class("namespace.Outer+class", Compiling.Usings + """
            namespace @namespace { partial record struct Outer { [Network] internal partial class @class { static Net Define() => Input(3); } } }
            """).Class.FullName.ShouldBe("global::@namespace.Outer.@class");
}
