using DslNet.Analyzers.Tests.Harness;

namespace DslNet.Analyzers.Tests.Design;

/// <summary>DN2009: one name, several sets of weights.</summary>
public class UnsharedLayerTests
{
    [Theory]
    [InlineData("Layer tower = Dense(8) >> Relu; return Concat(a >> tower, b >> {|DN2009:tower|}) >> Dense(2);", "tower is applied at 2 places")]
    [InlineData("Layer tower = Dense(8); Net left = a >> tower, right = b >> {|DN2009:tower|}; return left - right;", "Shared(…)")]
    [InlineData("return (a >> Block >> Tanh) + (b >> {|DN2009:Block|} >> Tanh);", "Block is applied")]
    [InlineData("Layer tower = Dense(8); return Concat(a.Then(tower), b.Then({|DN2009:tower|})) >> Dense(2);", "tower")]
    [InlineData("Layer tower = Shared(Dense(8)) >> Relu >> Dense(3); return Concat(a >> tower, a >> {|DN2009:tower|} >> Tanh);", "tower")]
    [InlineData("Layer tower = Dense(8); Layer first = tower >> Relu; Layer second = {|DN2009:tower|} >> Tanh; return Concat(a >> first, b >> second);", "tower")]
    [InlineData("Layer tower = Dense(8); return Concat(a >> tower, b >> {|DN2009:tower|} >> tower) >> Dense(2);", "3 places")]
    [InlineData("Layer tower = Residual(Dense(4)); return Outputs(Head(\"x\", a >> tower), Head(\"y\", b >> {|DN2009:tower|}));", "tower")]
    public async Task A_layer_on_two_branches(string body, params string[] words)
    {
        string message = (await Verify.Rule("DN2009", Network(body))).ShouldHaveSingleItem().GetMessage();

        words.ShouldAllBe(word => message.Contains(word), message);
    }

    [Theory]
    [InlineData("Layer tower = Shared(Dense(8) >> Relu); return Concat(a >> tower, b >> tower) >> Dense(2);")]
    [InlineData("Layer block = Dense(4) >> Relu; return Concat(a >> block >> block >> block, b);")]
    [InlineData("Layer block = Dense(4) >> Relu; return Concat(a >> Repeat(3, block), b);")]
    [InlineData("Layer bend = Dropout(0.2f) >> Tanh; return Concat(a >> bend, b >> bend) >> Dense(2);")]
    [InlineData("return Concat(a >> Helper(), b >> Helper()) >> Dense(2);")]
    [InlineData("return Concat(a >> Property, b >> Property) >> Dense(2);")]
    [InlineData("Layer tower = Dense(8); return Concat(Up(a, tower), Up(b, tower));")]
    [InlineData("Layer tower = Dense(8); Net unused = b >> tower; return Concat(a >> tower, b) >> Dense(2);")]
    [InlineData("Layer block = Dense(4); Net one = a >> block; Net two = one + b >> block; return one + two;")]
    [InlineData("Net once = a >> Dense(4); return Concat(once >> Relu, once >> Tanh);")]
    public async Task Layers_that_are_one_or_are_meant_to_be_several(string body) => (await Verify.Rule("DN2009", Network(body))).ShouldBeEmpty();

    [Fact]
    public async Task The_fix_shares_a_local() => await VerifyFix.Changes(
        "DN2009",
        Network("Layer tower = Dense(8) >> Relu; return Concat(a >> tower, b >> {|DN2009:tower|}) >> Dense(2);"),
        Network("Layer tower = Shared(Dense(8) >> Relu); return Concat(a >> tower, b >> tower) >> Dense(2);"));

    [Fact]
    public async Task The_fix_shares_a_field() => await VerifyFix.Changes(
        "DN2009",
        "[Network] partial class N { static readonly Layer Block = Dense(4);\n static Net Define() => Concat(Input(4) >> Block, Input(4).Then({|DN2009:Block|})); }",
        "[Network] partial class N { static readonly Layer Block = Shared(Dense(4));\n static Net Define() => Concat(Input(4) >> Block, Input(4).Then(Block)); }");

    [Fact]
    public async Task The_fix_does_not_reach_into_other_files()
    {
        const string Used = "[Network] partial class N { static Net Define() => Concat(Input(4) >> Blocks.Block, Input(4) >> {|DN2009:Blocks.Block|}); }";
        await Verify.Rule("DN2009", Used, "static class Blocks { public static readonly Layer Block = Dense(4); }");
    }

    private static string Network(string body) => $$"""
        [Network]
        partial class N
        {
            static readonly Layer Block = Dense(4);
            static Layer Property => Dense(4);
            static Layer Helper() => Dense(4);
            static Net Up(Net net, Layer layer) => net >> layer;
            static Net Define() { Net a = Input(4, name: "a"), b = Input(4, name: "b"); {{body}} }
        }
        """;
}
