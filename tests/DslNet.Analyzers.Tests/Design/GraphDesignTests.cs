using DslNet.Analyzers.Tests.Harness;

namespace DslNet.Analyzers.Tests.Design;

/// <summary>The rules of design in branches, and their silence where a value has several readers and the advice would be wrong for one of them.</summary>
public class GraphDesignTests
{
    [Theory]
    [InlineData("DN1009", "Net p = x >> Dense(8) >> {|DN1009:Softmax|}; return Concat(p, x) >> Dense(2);", "in a branch")]
    [InlineData("DN1009", "return x >> Residual(Dense(8) >> {|DN1009:Softmax|}) >> Dense(2);", "inside a block")]
    [InlineData("DN1009", "Net p = x >> Dense(8) >> {|DN1009:Softmax|} >> Dense(4); return Concat(p, x) >> Dense(2);", "before dense2")]
    [InlineData("DN1009", "Net p = x >> Dense(8) >> {|DN1009:Softmax|}; return Concat(p >> Dense(2), p >> Dense(3));", "softmax1")]
    [InlineData("DN2001", "Net h = x >> Dense(8, {|DN2001:Init.Xavier|}) >> Relu; return Concat(h >> Dense(2), h >> Dense(3));", "relu1 follows")]
    [InlineData("DN2003", "Net h = x >> Dense(8) >> Relu >> {|DN2003:BatchNorm()|}; return Concat(h >> Dense(2), h >> Dense(3));", "batchnorm1")]
    [InlineData("DN2004", "Net h = x >> {|DN2004:Dense(8)|} >> BatchNorm() >> Relu; return Concat(h >> Dense(2), h >> Dense(3));", "dense1")]
    [InlineData("DN2006", "Net h = x >> Dense(8) >> Sigmoid >> Dense(8) >> Tanh >> Dense(8) >> {|DN2006:Sigmoid|}; return Concat(h, x) >> Dense(2);", "sigmoid1, tanh1 and sigmoid2")]
    [InlineData("DN2007", "Net h = x >> Dense(8) >> {|DN2007:Dense(4)|} >> Relu; return Concat(h, x) >> Dense(2);", "dense2 follows dense1")]
    [InlineData("DN2008", "return Outputs(Head(\"p\", x >> Dense(2)), Head(\"q\", x >> Dense(2) >> {|DN2008:Relu|}));", "relu1")]
    [InlineData("DN2008", "return x >> Dense(2) >> {|DN2008:Relu|} >> Tap(\"p\");", "relu1")]
    [InlineData("DN2001", "return x >> Dense(8, {|DN2001:Init.Xavier|}) >> Tap(\"h\") >> Relu >> Dense(2);", "relu1 follows")]
    public async Task A_mistake_in_a_branch(string rule, string body, string words) =>
        (await Verify.Rule(rule, Network(body))).ShouldHaveSingleItem().GetMessage().ShouldContain(words);

    [Theory]
    [InlineData("DN1009", "Net weights = x >> Dense(8) >> Softmax; return weights * x >> Dense(2);")]
    [InlineData("DN1009", "return x >> Multiply(Identity, Dense(8) >> Softmax) >> Dense(2);")]
    [InlineData("DN1009", "return Outputs(Head(\"p\", x >> Dense(2) >> Softmax), Head(\"q\", x >> Dense(3) >> Softmax));")]
    [InlineData("DN1009", "Net p = x >> Dense(8) >> Softmax; return Outputs(Head(\"p\", p), Head(\"q\", Concat(p, x) >> Dense(3)));")]
    [InlineData("DN2001", "Net h = x >> Dense(8, Init.Xavier); return Concat(h >> Relu, h >> Tanh) >> Dense(2);")]
    [InlineData("DN2001", "Net h = x >> Dense(8, Init.Xavier); return (h + x) >> Relu >> Dense(2);")]
    [InlineData("DN2002", "Net h = x >> Dense(8, Init.Zeros); return (h + x) >> Relu >> Dense(2);")]
    [InlineData("DN2003", "return ((x >> Dense(8) >> BatchNorm()) + (x >> Dense(8) >> BatchNorm())) >> Relu >> Dense(2);")]
    [InlineData("DN2003", "Net h = x >> Dense(8) >> Relu; return Concat(h >> BatchNorm() >> Dense(2), h >> Dense(3));")]
    [InlineData("DN2004", "Net h = x >> Dense(8); return Concat(h >> BatchNorm() >> Relu, h >> Tanh) >> Dense(2);")]
    [InlineData("DN2004", "Net h = x >> Dense(8); return (h + x) >> BatchNorm() >> Relu >> Dense(2);")]
    [InlineData("DN2004", "Net h = x >> Dense(8); return Outputs(Head(\"p\", h), Head(\"q\", h >> BatchNorm() >> Relu >> Dense(2)));")]
    [InlineData("DN2004", "return x >> Frozen(Dense(8) >> BatchNorm()) >> Relu >> Dense(2);")]
    [InlineData("DN2005", "Net h = x >> Dense(8) >> Relu >> Dropout(0.2f); return (h + x) >> BatchNorm() >> Relu >> Dense(2);")]
    [InlineData("DN2006", "Net h = x >> Dense(8) >> Sigmoid; Net g = (h + x) >> Dense(8) >> Tanh; return (g + h) >> Dense(8) >> Sigmoid >> Dense(2);")]
    [InlineData("DN2007", "Net h = x >> Dense(8); return Concat(h >> Dense(2), h >> Relu);")]
    [InlineData("DN2007", "return (x >> Dense(8)) * (x >> Dense(8)) >> Dense(2);")]
    [InlineData("DN2007", "Net h = x >> Dense(8); return Outputs(Head(\"p\", h), Head(\"q\", h >> Dense(2)));")]
    [InlineData("DN2008", "Net h = x >> Dense(8) >> Relu; return Outputs(Head(\"features\", h), Head(\"q\", h >> Dense(2)));")]
    [InlineData("DN1006", "return x >> Dense(8) >> Softmax >> Tap(\"p\");", "Loss.CrossEntropy")]
    [InlineData("DN1009", "return x >> Dense(8) >> Softmax >> Tap(\"p\");")]
    [InlineData("DN2007", "return x >> Dense(2) >> Tap(\"code\") >> Dense(8);")]
    [InlineData("DN2008", "return Concat(x >> Dense(2) >> Relu, x >> Dense(2));")]
    public async Task Where_the_advice_would_be_wrong_it_is_silent(string rule, string body, string loss = "Loss.MeanSquaredError") => (await Verify.Rule(rule, Network(body, loss))).ShouldBeEmpty();

    private static string Network(string body, string loss = "Loss.MeanSquaredError") => $"[Network(Loss = {loss})] partial class N {{ static Net Define() {{ Net x = Input(8); {body} }} }}";
}
