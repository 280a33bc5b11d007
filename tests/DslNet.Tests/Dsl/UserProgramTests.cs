using Demo.Definitions;

namespace DslNet.Tests;

public class UserProgramTests
{
    [Fact]
    public void Both_forms_of_the_first_example_are_one_net() => DigitsPrograms.Operators().ShouldBe(DigitsPrograms.Fluently());

    [Fact]
    public void Both_forms_with_methods_of_ones_own_are_one_net() => BlocksNet.Define().ShouldBe(BlocksNet.Fluently());

    /// <summary>Functions are equal by reference, and each lambda is its own: compared is the text.</summary>
    [Fact]
    public void Both_forms_of_every_verb_print_the_same() => EveryVerb.Operators().ToString().ShouldBe(EveryVerb.Fluently().ToString());

    [Fact]
    public void A_lambda_of_Repeat_gets_its_number() =>
        BlocksNet.Define().Layers.Parts.Where(part => part.Verb == "Dense").Select(part => part.Arguments[0].Value).ShouldBe([512, 256, 128, 10]);

    [Fact]
    public void A_custom_activation_can_be_called()
    {
        Func<float, float>[] functions = [.. EveryVerb.Operators().Layers.Parts.Select(part => part.Function).OfType<Func<float, float>>()];

        functions.Length.ShouldBe(2);
        functions[0](0.5f).ShouldBe(0.5f * MathF.Tanh(0.5f));
        functions[1](-3).ShouldBe(0);
    }

    [Fact]
    public void Both_forms_of_a_graph_are_one_net() => GraphPrograms.TwoInputs().ShouldBe(GraphPrograms.TwoInputsFluently());

    [Fact]
    public void Programs_with_graphs_say_what_they_mean()
    {
        GraphPrograms.Siamese().ToString().ShouldContain("x2 = input2 >> Shared(name: \"tower\", id: 1)\nx3 = Subtract(x1, x2)\nx4 = Subtract(x1, x2)\nMultiply(x3, x4) >> Dense(");
        GraphPrograms.TwoHeads().ToString().ShouldEndWith("Rescale(scale: -1, offset: 1)\nOutputs(Head(\"digit\", x2, loss: CrossEntropy, weight: 0.7), Head(\"style\", x3, loss: MeanSquaredError, weight: 1))");
        GraphPrograms.Shapes().Layers.Parts.Length.ShouldBe(10);
    }
}
