using DslNet.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace DslNet.Generators.Tests;

/// <summary>An edit of a definition that leaves its graph as it is prints nothing again.</summary>
public class GraphIncrementalityTests
{
    private const string First = Compiling.Usings + """
        [Network]
        public partial class First
        {
            static Net Define()
            {
                Net photo = Input(8, name: "photo");
                Net age = Input(3, name: "age");
                Layer tower = Shared(Dense(4) >> Relu);
                Net left = photo >> Dense(3) >> tower;
                Net right = age >> tower >> Tap("code");
                return Outputs(Head("kind", left + right >> Softmax, Loss.CrossEntropy), Head("size", right >> Dense(1), Loss.MeanSquaredError, weight: 0.5f));
            }
        }
        """;

    private const string Second = Compiling.Usings + """
        [Network]
        public partial class Second
        {
            static Net Define() => Input(4) >> Dense(2);
        }
        """;

    [Theory]
    [InlineData("Net left", "var left")]
    [InlineData("left", "@class")]
    [InlineData("tower", "shared")]
    [InlineData("left + right", "Add(left, right)")]
    [InlineData("right >> Dense(1)", "right.Dense(1)")]
    [InlineData("Net left = photo >> Dense(3) >> tower;", "Net first = photo >> Dense(3); Net left = first >> tower;")]
    [InlineData("Net left = photo >> Dense(3) >> tower;\n        Net right = age >> tower >> Tap(\"code\");", "Net right = age >> tower >> Tap(\"code\");\n        Net left = photo >> Dense(3) >> tower;")]
    [InlineData("return", "Net unused = photo >> Dense(100); return")]
    public void The_same_graph_said_otherwise_leaves_printing_cached(string part, string instead) =>
        Reasons(part, instead)[TrackingNames.Print].ShouldAllBe(reason => Increments.Settled(reason));

    [Theory]
    [InlineData("weight: 0.5f", "weight: 0.25f")]
    [InlineData("\"size\"", "\"mass\"")]
    [InlineData("name: \"photo\"", "name: \"image\"")]
    [InlineData("left + right", "right + left")]
    [InlineData("Shared(Dense(4) >> Relu)", "Dense(4) >> Relu")]
    [InlineData("Tap(\"code\")", "Identity")]
    [InlineData("Loss.MeanSquaredError", "Loss.Huber")]
    public void Another_graph_prints_that_network_alone(string part, string instead)
    {
        Dictionary<string, IncrementalStepRunReason[]> reasons = Reasons(part, instead);
        reasons[TrackingNames.Print].Count(reason => !Increments.Settled(reason)).ShouldBe(1);
        reasons[TrackingNames.Print].Count(Increments.Settled).ShouldBe(1);
    }

    private static Dictionary<string, IncrementalStepRunReason[]> Reasons(string part, string instead)
    {
        string source = First.ReplaceLineEndings("\n");
        source.ShouldContain(part);
        return Increments.Reasons([source, Second], 0, source.Replace(part, instead, StringComparison.Ordinal));
    }
}
