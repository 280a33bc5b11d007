using FsCheck;
using FsCheck.Fluent;

namespace DslNet.Tests;

/// <summary>The algebra of definitions: blocks are a monoid under <c>&gt;&gt;</c>, nets are what it acts on.</summary>
public class CompositionLaws
{
    private static readonly Arbitrary<(Layer A, Layer B, Layer C)> ThreeBlocks = (
        from a in Step.Block()
        from b in Step.Block()
        from c in Step.Block()
        select (a, b, c)).ToArbitrary();

    private static readonly Arbitrary<Step[]> Steps = Step.Any().ListOf().Resize(6).Select(steps => steps.ToArray()).ToArbitrary();

    [Fact]
    public void Putting_behind_is_associative() => Holds(ThreeBlocks, blocks =>
    {
        (Layer a, Layer b, Layer c) = blocks;
        Same((a >> b) >> c, a >> (b >> c));
        Same((Dsl.Input(7) >> a) >> b, Dsl.Input(7) >> (a >> b));
    });

    [Fact]
    public void The_empty_block_is_neutral() => Holds(ThreeBlocks, blocks =>
    {
        Same(Dsl.Chain() >> blocks.A, blocks.A);
        Same(blocks.A >> Dsl.Chain(), blocks.A);
        Same(blocks.A >> Dsl.Repeat(0, blocks.B), blocks.A);
        Same(Dsl.Input(7) >> Dsl.Chain(), Dsl.Input(7));
    });

    [Fact]
    public void A_chain_is_its_blocks_one_behind_the_other() => Holds(ThreeBlocks, blocks =>
    {
        Same(Dsl.Chain(blocks.A, blocks.B, blocks.C), blocks.A >> blocks.B >> blocks.C);
        Same(Dsl.Repeat(3, blocks.A), blocks.A >> blocks.A >> blocks.A);
        Same(Dsl.Repeat(3, i => i == 1 ? blocks.B : blocks.A), blocks.A >> blocks.B >> blocks.A);
    });

    [Fact]
    public void The_fluent_form_of_a_net_is_the_operator_form() => Holds(Steps, steps =>
        Same(
            steps.Aggregate(Dsl.Input(4, 3, 2), (net, step) => step.BehindNet(net)),
            steps.Aggregate(Dsl.Input(4, 3, 2), (net, step) => net >> step.Layer)));

    [Fact]
    public void The_fluent_form_of_a_block_is_the_operator_form() => Holds(Steps, steps =>
        Same(
            steps.Aggregate(Dsl.Chain(), (block, step) => step.BehindBlock(block)),
            steps.Aggregate(Dsl.Chain(), (block, step) => block >> step.Layer)));

    /// <summary>Two values that print alike are equal, and the other way round; but for functions, which all print as one word.</summary>
    [Fact]
    public void Values_are_equal_where_their_texts_are() => Holds(ThreeBlocks, blocks =>
    {
        (Layer a, Layer b, _) = blocks;
        if (!(a >> b).ToString().Contains("function", StringComparison.Ordinal))
        {
            (a == b).ShouldBe(a.ToString() == b.ToString());
        }
    });

    [Fact]
    public void Another_argument_is_another_layer()
    {
        (Dsl.Dense(8) == Dsl.Dense(9)).ShouldBeFalse();
        (Dsl.Dense(8) != Dsl.Dense(8, Init.HeNormal)).ShouldBeTrue();
        Dsl.Residual(Dsl.Dense(8)).ShouldNotBe(Dsl.Residual(Dsl.Dense(8) >> Dsl.Relu));
        (Dsl.Input(8) == Dsl.Input(9)).ShouldBeFalse();
        (Dsl.Input(8, 1) != Dsl.Input(8)).ShouldBeTrue();
    }

    [Fact]
    public void Functions_are_equal_by_reference()
    {
        Func<float, float> square = x => x * x;

        Dsl.Activation(square).ShouldBe(Dsl.Activation(square));
        Dsl.Activation(square).ShouldNotBe(Dsl.Activation(x => x * x));
    }

    private static void Same<T>(T left, T right)
    {
        left.ShouldBe(right);
        left!.GetHashCode().ShouldBe(right!.GetHashCode());
        left.ToString().ShouldBe(right.ToString());
    }

    private static void Holds<T>(Arbitrary<T> things, Action<T> law) => Prop.ForAll(things, law).QuickCheckThrowOnFailure();
}
