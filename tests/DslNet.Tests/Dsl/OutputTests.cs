using static DslNet.Dsl;

namespace DslNet.Tests;

/// <summary>Several outputs: what a head holds, what it may be, and that nothing comes behind them.</summary>
public class OutputTests
{
    private static readonly Net Trunk = Input(6) >> Relu;

    [Fact]
    public void A_head_holds_what_it_was_given()
    {
        Head head = Head("digit", Trunk, Loss.Huber, weight: 0.5f);

        (head.Name, head.Net, head.Loss, head.Weight).ShouldBe(("digit", Trunk, Loss.Huber, 0.5f));
        (Head("digit", Trunk).Loss, Head("digit", Trunk).Weight).ShouldBe((null, 1f));
        Head("digit", Trunk).ShouldBe(Head("digit", Input(6) >> Relu));
    }

    [Fact]
    public void Names_losses_weights_and_values_of_heads_count()
    {
        Net net = Outputs(Head("a", Trunk), Head("b", Trunk >> Tanh));

        net.ShouldBe(Outputs(Head("a", Trunk), Head("b", Trunk >> Tanh)));
        Net[] others =
        [
            Outputs(Head("a", Trunk)),
            Outputs(Head("b", Trunk >> Tanh), Head("a", Trunk)),
            Outputs(Head("a", Trunk), Head("c", Trunk >> Tanh)),
            Outputs(Head("a", Trunk), Head("b", Trunk >> Tanh, Loss.Huber)),
            Outputs(Head("a", Trunk), Head("b", Trunk >> Tanh, weight: 2)),
            Outputs(Head("a", Trunk), Head("b", Trunk)),
            Outputs(Head("a", Trunk), Head("b", Input(6) >> Relu >> Tanh)),
        ];
        others.ShouldAllBe(other => other != net && other.ToString() != net.ToString());
        Outputs(Head("a", Trunk)).ShouldNotBe(Trunk);
    }

    [Fact]
    public void Nothing_goes_on_from_outputs()
    {
        Net outputs = Outputs(Head("a", Trunk));
        Action[] onward =
        [
            () => _ = outputs >> Relu,
            () => _ = outputs >> Chain(),
            () => outputs.Relu(),
            () => _ = outputs + Trunk,
            () => _ = 2 * outputs,
            () => Concat(Trunk, outputs),
            () => Multiply(outputs),
            () => Subtract(Trunk, outputs),
            () => Head("b", outputs),
        ];

        foreach (Action step in onward)
        {
            Should.Throw<InvalidOperationException>(step).Message.ShouldContain("Outputs(…) ends a network");
        }
    }

    [Fact]
    public void Outputs_need_heads_with_names_of_their_own()
    {
        Should.Throw<ArgumentException>(() => Outputs()).Message.ShouldContain("at least one");
        Should.Throw<ArgumentException>(() => Outputs(Head("a", Trunk), null!)).Message.ShouldContain("number 1");
        Should.Throw<ArgumentNullException>(() => Outputs(null!)).ParamName.ShouldBe("heads");
        Should.Throw<ArgumentException>(() => Outputs(Head("a", Trunk), Head("b", Trunk), Head("a", Trunk))).Message.ShouldContain("\"a\"");
    }

    [Fact]
    public void A_head_needs_a_name_a_value_and_a_loss_of_one_output()
    {
        Should.Throw<ArgumentNullException>(() => Head(null!, Trunk)).ParamName.ShouldBe("name");
        Should.Throw<ArgumentNullException>(() => Head("a", null!)).ParamName.ShouldBe("net");
        Should.Throw<ArgumentOutOfRangeException>(() => Head("a b", Trunk)).ParamName.ShouldBe("name");
        Should.Throw<ArgumentOutOfRangeException>(() => Head("a", Trunk, weight: 0)).ParamName.ShouldBe("weight");
        Should.Throw<ArgumentOutOfRangeException>(() => Head("a", Trunk, Loss.PerHead)).ParamName.ShouldBe("loss");
        Should.Throw<ArgumentOutOfRangeException>(() => Head("a", Trunk, (Loss)99)).Message.ShouldContain("It is 99.");
    }
}
