using DslNet.Generators.Tests.Harness;

namespace DslNet.Generators.Tests;

/// <summary>
/// Nothing calls <c>Define</c>, and tools delete private methods that nothing mentions. (That they leave these alone is tested with the tools themselves,
/// on the package.)
/// </summary>
public class MentionTests
{
    private const string OwnLoss = "static float LossOf(float prediction, float target) => MathF.Abs(prediction - target);";

    [Fact]
    public void A_network_mentions_its_definition() => Mention("Network", "static Net Define() => Input(2) >> Dense(1);").ShouldBe("nameof(Define)");

    [Fact]
    public void A_networks_own_loss_is_called_and_need_not_be_mentioned()
    {
        string text = Text("Network(Loss = Loss.Custom)", $"static Net Define() => Input(2) >> Dense(1); {OwnLoss}");

        text.ShouldContain("=> LossOf(prediction, target);");
        text.ShouldNotContain("nameof(LossOf)");
    }

    /// <summary>Nobody needs it then, and that's the user's to know.</summary>
    [Fact]
    public void A_loss_that_the_network_does_not_have_is_not_mentioned() =>
        Mention("Network(Loss = Loss.MeanSquaredError)", $"static Net Define() => Input(2) >> Dense(1); {OwnLoss}").ShouldBe("nameof(Define)");

    [Theory]
    [InlineData("static Net Define() => Input(2) >> Dense(0);", "nameof(Define)")]
    [InlineData($"static Net Define() => Input(2) >> Dense(0); {OwnLoss}", "nameof(Define) + nameof(LossOf)")]
    [InlineData("static Net Define(int width) => Input(2) >> Dense(width);", "nameof(Define)")]
    [InlineData("static Net Define() => Input(2) >> Dense(0); static Net Define(int width) => Input(2) >> Dense(width);", "nameof(Define)")]
    [InlineData("static Net Define<T>() => Input(2) >> Dense(1);", "nameof(Define)")]
    [InlineData("Net Define() => Input(2) >> Dense(1);", "nameof(Define)")]
    [InlineData("static Net Define => Input(2) >> Dense(1);", "nameof(Define)")]
    [InlineData("class Define { }", "nameof(Define)")]
    [InlineData(OwnLoss, "nameof(LossOf)")]
    public void A_definition_in_error_is_mentioned_as_far_as_it_is_there(string members, string mention)
    {
        Mention("Network(Loss = Loss.Custom)", members).ShouldBe(mention);
        Generating.Complete(Compiling.Of(Source("Network(Loss = Loss.Custom)", members)));
    }

    [Fact]
    public void Where_there_is_none_nothing_is_mentioned()
    {
        Text("Network", "").ShouldNotContain("nameof");
        Generating.Complete(Compiling.Of(Source("Network", "")));
    }

    private static string Mention(string attribute, string members)
    {
        string line = Text(attribute, members).Split('\n').Single(line => line.Contains("nameof", StringComparison.Ordinal));
        return line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim().TrimEnd(';');
    }

    private static string Text(string attribute, string members) => Generating.File(Source(attribute, members));

    private static string Source(string attribute, string members) => Compiling.Usings + $"[{attribute}] public sealed partial class Small {{ {members} }}";
}
