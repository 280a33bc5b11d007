using DslNet.Analyzers.Tests.Harness;

namespace DslNet.Analyzers.Tests.Design;

/// <summary>DN1017: losses that teach nothing.</summary>
public class NothingLearnsTests
{
    [Theory]
    [InlineData("{|DN1017:Network(Loss = Loss.Huber)|}", "return x >> Frozen(Dense(3) >> Relu >> Dense(2));", "The loss reaches no parameter that learns")]
    [InlineData("{|DN1017:Network(Loss = Loss.Huber)|}", "return x >> Dense(2) >> StopGradient;", "behind a StopGradient")]
    [InlineData("{|DN1017:Network(Loss = Loss.Huber)|}", "Layer tower = Shared(Dense(2)); return (x >> tower) + (x >> Frozen(tower));", "Frozen")]
    [InlineData("Network", "return Outputs({|DN1017:Head(\"p\", x >> Dense(3) >> StopGradient >> Relu, Loss.Huber)|}, Head(\"q\", x >> Dense(2), Loss.Huber));", "the output \"p\"")]
    [InlineData("{|DN1017:Network|}", "Net code = x >> Frozen(Dense(3)); return Outputs(Head(\"p\", code, Loss.Huber), Head(\"q\", code >> Tanh, Loss.Huber));", "No loss reaches")]
    public async Task Gradients_that_come_to_nothing(string attribute, string body, string words) =>
        (await Verify.Rule("DN1017", Network(attribute, body))).ShouldHaveSingleItem().GetMessage().ShouldContain(words);

    [Theory]
    [InlineData("Network(Loss = Loss.Huber)", "return x >> Frozen(Dense(3)) >> Dense(2);")]
    [InlineData("Network(Loss = Loss.Huber)", "return x >> Dense(3) >> Frozen(Dense(2));")]
    [InlineData("Network(Loss = Loss.Huber)", "return (x >> Dense(2) >> StopGradient) + (x >> Dense(2));")]
    [InlineData("Network(Loss = Loss.Huber)", "Layer tower = Shared(Dense(4)); return x >> tower >> StopGradient >> tower;")]
    [InlineData("Network(Loss = Loss.Huber)", "return x >> Frozen(Dense(3)) >> Activation((v, a) => v > 0 ? v : a * v, Parameter(Init.Constant(0.25f)));")]
    [InlineData("Network(Loss = Loss.Huber)", "return x >> Relu;")]
    [InlineData("Network", "return x >> Frozen(Dense(3));")]
    [InlineData("Network", "return Outputs(Head(\"p\", x >> Dense(3), Loss.Huber), Head(\"q\", x >> Relu, Loss.Huber));")]
    public async Task Networks_that_learn_or_need_not(string attribute, string body) => (await Verify.Rule("DN1017", Network(attribute, body))).ShouldBeEmpty();

    private static string Network(string attribute, string body) => $"[{attribute}] partial class N {{ static Net Define() {{ Net x = Input(4); {body} }} }}";
}
