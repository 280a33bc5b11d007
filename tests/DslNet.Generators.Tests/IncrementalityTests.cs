using DslNet.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace DslNet.Generators.Tests;

/// <summary>What an edit makes run again: the network that it touches, and nothing else.</summary>
public class IncrementalityTests
{
    private const string First = Compiling.Usings + """
        [Network(Loss = Loss.CrossEntropy)]
        public partial class First
        {
            static Net Define() => Input(4) >> Helper.Block(8) >> Dense(3) >> Softmax;
        }
        """;

    private const string Second = Compiling.Usings + """
        [Network]
        public partial class Second
        {
            static Net Define() => Input(4) >> Dense(2);
        }
        """;

    private const string Helpers = Compiling.Usings + """
        static class Helper
        {
            public static Layer Block(int width) => Dense(width) >> Relu;
        }
        """;

    [Fact]
    public void A_comment_in_another_file_leaves_everything_cached() =>
        Reasons(1, Second + "\n// a comment").Values.ShouldAllBe(reasons => reasons.All(Settled));

    [Fact]
    public void A_comment_inside_a_definition_leaves_everything_cached() =>
        Reasons(0, First.Replace("Dense(3)", "Dense(/* classes */ 3)")).Values.ShouldAllBe(reasons => reasons.All(Settled));

    [Fact]
    public void Another_class_beside_a_network_leaves_everything_cached() =>
        Reasons(0, First + "\npublic class Unrelated { public int Number => 7; }").Values.ShouldAllBe(reasons => reasons.All(Settled));

    [Fact]
    public void A_member_beside_a_definition_leaves_everything_cached() =>
        Reasons(0, First.Replace("static Net Define", "public int Count; public void Train(int epochs) { } static Net Define")).Values.ShouldAllBe(reasons => reasons.All(Settled));

    [Theory]
    [InlineData("public int Train;")]
    [InlineData("public int Dense1;")]
    [InlineData("public class Dense1View { }")]
    public void A_member_in_the_way_of_a_generated_one_prints_that_network_alone(string member)
    {
        Dictionary<string, IncrementalStepRunReason[]> reasons = Reasons(0, First.Replace("static Net Define", member + " static Net Define"));
        reasons[TrackingNames.Print].Count(reason => !Settled(reason)).ShouldBe(1);
        reasons[TrackingNames.Print].Count(Settled).ShouldBe(1);
    }

    [Fact]
    public void A_layer_added_reads_and_prints_that_network_alone()
    {
        Dictionary<string, IncrementalStepRunReason[]> reasons = Reasons(0, First.Replace(">> Dense(3)", ">> Dense(5) >> Dense(3)"));
        reasons[TrackingNames.Read].Count(reason => !Settled(reason)).ShouldBe(1);
        reasons[TrackingNames.Print].Count(reason => !Settled(reason)).ShouldBe(1);
        reasons[TrackingNames.Print].Count(Settled).ShouldBe(1);
    }

    [Fact]
    public void A_helper_changed_in_another_file_prints_the_network_that_uses_it_alone()
    {
        Dictionary<string, IncrementalStepRunReason[]> reasons = Reasons(2, Helpers.Replace("Relu", "Tanh"));
        reasons[TrackingNames.Print].Count(reason => !Settled(reason)).ShouldBe(1);
        reasons[TrackingNames.Print].Count(Settled).ShouldBe(1);
    }

    /// <summary>What the project references is asked for at every edit, and is the same.</summary>
    [Fact]
    public void Where_there_is_code_for_devices_too_a_comment_leaves_everything_cached() =>
        Reasons(1, Second + "\n// a comment", DevicePackage.References).Values.ShouldAllBe(reasons => reasons.All(Settled));

    private static bool Settled(IncrementalStepRunReason reason) => Increments.Settled(reason);

    private static Dictionary<string, IncrementalStepRunReason[]> Reasons(int file, string edited, params MetadataReference[] references) =>
        Increments.Reasons([First, Second, Helpers], file, edited, references);
}
