using DslNet.Analyzers.Tests.Harness;

namespace DslNet.Analyzers.Tests;

/// <summary>The fixes of layers, in branches: locals, joins and the nets of outputs.</summary>
public class GraphFixTests
{
    [Theory]
    [InlineData("Net a = Input(4, 4, 1) >> Relu >> {|DN1004:Dense(3)|}; return a >> Dense(2);", "Net a = Input(4, 4, 1) >> Relu >> Flatten >> Dense(3); return a >> Dense(2);")]
    [InlineData("Net a = Input(4, 4, 1); return Concat(a >> {|DN1004:Dense(3)|}, Input(3)) >> Dense(2);", "Net a = Input(4, 4, 1); return Concat(a >> Flatten >> Dense(3), Input(3)) >> Dense(2);")]
    [InlineData("Net a = Input(4, 4, 1); return (a.{|DN1004:Dense(3)|} + Input(3)) >> Dense(2);", "Net a = Input(4, 4, 1); return (a.Flatten().Dense(3) + Input(3)) >> Dense(2);")]
    [InlineData("Net a = Input(4, 4, 1); return Outputs(Head(\"p\", a >> {|DN1004:Dense(3)|}));", "Net a = Input(4, 4, 1); return Outputs(Head(\"p\", a >> Flatten >> Dense(3)));")]
    public async Task A_branch_is_flattened(string before, string after) => await VerifyFix.Changes("DN1004", Network(before), Network(after));

    [Theory]
    [InlineData("return Outputs(Head(\"p\", x >> {|DN1006:Dense(3)|}, Loss.CrossEntropy));", "return Outputs(Head(\"p\", x >> Dense(3) >> Softmax, Loss.CrossEntropy));")]
    [InlineData("return Outputs(Head(\"p\", x.Dense(1).{|DN1006:Tanh()|}, Loss.BinaryCrossEntropy));", "return Outputs(Head(\"p\", x.Dense(1).Sigmoid(), Loss.BinaryCrossEntropy));")]
    [InlineData("return Outputs(Head(\"p\", x >> Dense(3) >> {|DN1006:Softmax|}, Loss.Huber));", "return Outputs(Head(\"p\", x >> Dense(3), Loss.Huber));")]
    [InlineData("Net p = x >> {|DN1006:Dense(3)|}; return Outputs(Head(\"p\", p, Loss.CrossEntropy));", "Net p = x >> Dense(3) >> Softmax; return Outputs(Head(\"p\", p, Loss.CrossEntropy));")]
    [InlineData("return Outputs(Head(\"p\", {|DN1006:x + x|}, Loss.CrossEntropy));", "return Outputs(Head(\"p\", x + x >> Softmax, Loss.CrossEntropy));")]
    [InlineData("return Outputs(Head(\"p\", {|DN1006:Concat(x, x)|}, Loss.CrossEntropy));", "return Outputs(Head(\"p\", Concat(x, x) >> Softmax, Loss.CrossEntropy));")]
    public async Task An_outputs_last_layer_is_made_to_fit(string before, string after) => await VerifyFix.Changes("DN1006", Network("Net x = Input(4); " + before), Network("Net x = Input(4); " + after));

    [Theory]
    [InlineData("DN1006", "Net p = x >> {|DN1006:Dense(3)|}; return Outputs(Head(\"p\", p, Loss.CrossEntropy), Head(\"q\", p >> Relu >> Dense(2), Loss.Huber));")]
    [InlineData("DN1006", "static Net Two(Net net) => net >> {|DN1006:Dense(2)|}; return Outputs(Head(\"p\", Two(x), Loss.CrossEntropy));")]
    [InlineData("DN1004", "Layer tower = Relu >> {|DN1004:Conv2D(2, 3)|}; return Concat(x >> tower >> Flatten, x) >> Dense(2);")]
    [InlineData("DN1004", "return {|DN1004:Concat(x, Input(2, 2, 1))|} >> Flatten;")]
    [InlineData("DN1006", "return Outputs(Head(\"p\", x >> Dense(2), Loss.Huber), {|DN1006:Head(\"q\", x >> Dense(2))|});")]
    public async Task Where_a_change_would_change_more_none_is_offered(string rule, string body) => await VerifyFix.Offers(rule, Network("Net x = Input(4); " + body));

    [Theory]
    [InlineData("DN1009", "Net p = x >> Dense(4) >> {|DN1009:Softmax|}; return Concat(p, x) >> Dense(2);", "Net p = x >> Dense(4); return Concat(p, x) >> Dense(2);")]
    [InlineData("DN2001", "return Concat(x >> Dense(4, {|DN2001:Init.Xavier|}) >> Relu, x) >> Dense(2);", "return Concat(x >> Dense(4, Init.HeNormal) >> Relu, x) >> Dense(2);")]
    [InlineData("DN2004", "Net h = x >> {|DN2004:Dense(4)|} >> BatchNorm() >> Relu; return (h + x) >> Dense(2);", "Net h = x >> Dense(4, bias: false) >> BatchNorm() >> Relu; return (h + x) >> Dense(2);")]
    [InlineData("DN2007", "return Outputs(Head(\"p\", x >> Dense(4) >> {|DN2007:Dense(2)|}));", "return Outputs(Head(\"p\", x >> Dense(4) >> Relu >> Dense(2)));")]
    public async Task Design_is_mended_in_a_branch(string rule, string before, string after) => await VerifyFix.Changes(rule, Network("Net x = Input(4); " + before), Network("Net x = Input(4); " + after));

    private static string Network(string body) => $"[Network] partial class N {{ static Net Define() {{ {body} }} }}";
}
