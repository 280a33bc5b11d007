using static DslNet.Dsl;

namespace DslNet.Tests;

/// <summary>Which blocks are the same is part of what a definition says; which objects hold them is not.</summary>
public class SharingTests
{
    [Fact]
    public void A_shared_block_is_printed_once_and_then_by_its_number()
    {
        Layer tower = Shared(Relu >> Tanh, "tower"), other = Shared(Tanh);
        Net a = Input(3), b = Input(3);

        (tower >> other >> tower >> other).ToString().ShouldBe(
            "Shared(block: Relu >> Tanh, name: \"tower\", id: 1) >> Shared(block: Tanh, name: null, id: 2) >> Shared(name: \"tower\", id: 1) >> Shared(name: null, id: 2)");
        Concat(a >> tower, b >> tower).ToString().ShouldBe(
            "input1 = Input(3)\ninput2 = Input(3)\nx1 = input1 >> Shared(block: Relu >> Tanh, name: \"tower\", id: 1)\nx2 = input2 >> Shared(name: \"tower\", id: 1)\nConcat(x1, x2, axis: Channels)");
    }

    [Fact]
    public void Numbers_are_those_of_the_walk_and_not_of_the_calls()
    {
        Layer late = Shared(Tanh), early = Shared(Relu);

        (Input(3) >> early >> Residual(late) >> late).ToString().ShouldBe(
            "Input(3) >> Shared(block: Relu, name: null, id: 1) >> Residual(block: Shared(block: Tanh, name: null, id: 2)) >> Shared(name: null, id: 2)");
    }

    [Fact]
    public void A_shared_block_is_numbered_before_those_inside_it()
    {
        Layer inner = Shared(Tanh), outer = Shared(Relu >> inner);

        (outer >> inner >> outer).ToString().ShouldBe(
            "Shared(block: Relu >> Shared(block: Tanh, name: null, id: 2), name: null, id: 1) >> Shared(name: null, id: 2) >> Shared(name: null, id: 1)");
    }

    [Fact]
    public void Copies_share_and_other_calls_do_not()
    {
        Layer tower = Shared(Relu);

        Repeat(2, tower).ShouldBe(tower >> tower);
        Repeat(2, tower).ShouldNotBe(Repeat(2, _ => Shared(Relu)));
        Repeat(2, tower).ToString().ShouldNotBe(Repeat(2, _ => Shared(Relu)).ToString());
    }

    [Fact]
    public void The_same_pattern_of_other_objects_is_equal()
    {
        Same(Pattern(0, 1, 0), Pattern(0, 1, 0));
        Same(Pattern(0, 1, 1), Pattern(1, 0, 0));
        Pattern(0, 1, 0).ShouldNotBe(Pattern(0, 1, 1));
        Pattern(0, 0, 0).ShouldNotBe(Pattern(0, 1, 0));

        static Layer Pattern(params int[] order)
        {
            Layer[] blocks = [Shared(Relu), Shared(Relu)];
            return Chain([.. order.Select(index => blocks[index])]);
        }
    }

    [Fact]
    public void The_pattern_counts_across_the_blocks_of_one_layer()
    {
        Same(Both(same: true), Both(same: true));
        Both(same: true).ShouldNotBe(Both(same: false));
        (Input(3) >> Both(same: true)).ShouldNotBe(Input(3) >> Both(same: false));
        Both(same: true).Parts[0].ShouldBe(Both(same: true).Parts[0]);
        Both(same: true).Parts[0].ShouldNotBe(Both(same: false).Parts[0]);

        static Layer Both(bool same)
        {
            Layer first = Shared(Relu);
            return Add(first, same ? first : Shared(Relu));
        }
    }

    [Fact]
    public void The_pattern_counts_across_the_nodes_of_a_net()
    {
        Same(Siamese(same: true), Siamese(same: true));
        Siamese(same: true).ShouldNotBe(Siamese(same: false));

        static Net Siamese(bool same)
        {
            Layer tower = Shared(Dense(4));
            return Subtract(Input(3) >> tower, Input(3) >> (same ? tower : Shared(Dense(4))));
        }
    }

    [Fact]
    public void What_a_shared_block_holds_and_is_called_counts()
    {
        Shared(Relu).ShouldBe(Shared(Relu));
        Shared(Relu).ShouldNotBe(Shared(Tanh));
        Shared(Relu, "a").ShouldNotBe(Shared(Relu, "b"));
    }

    /// <summary>2⁶⁰ layers, were the blocks written out wherever they stand.</summary>
    [Fact]
    public void Shared_blocks_of_shared_blocks_are_looked_at_once()
    {
        Layer first = Deep(60), second = Deep(60);

        Same(first, second);
        Same(Input(3) >> first, Input(3) >> second);
        first.ToString().Split("Shared(").Length.ShouldBe(1 + 60 + 59);

        static Layer Deep(int levels) => Enumerable.Range(1, levels - 1).Aggregate(Shared(Relu), (block, _) => Shared(block >> block));
    }

    [Fact]
    public void An_argument_alone_counts_from_one() => Shared(Relu).Parts[0].Arguments[2].ToString().ShouldBe("id: 1");

    private static void Same<T>(T left, T right)
    {
        left.ShouldBe(right);
        left!.GetHashCode().ShouldBe(right!.GetHashCode());
        left.ToString().ShouldBe(right.ToString());
    }
}
