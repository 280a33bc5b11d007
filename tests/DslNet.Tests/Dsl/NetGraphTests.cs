using static DslNet.Dsl;

namespace DslNet.Tests;

/// <summary>Nets as graphs: identity of values, inputs, chains, and sizes that a recursion wouldn't bear.</summary>
public class NetGraphTests
{
    private const int Many = 9000;

    [Fact]
    public void A_value_used_twice_is_another_net_than_two_calls()
    {
        Net once = Twice(net => net >> Dense(4));
        Net two = TwoCalls(net => net >> Dense(4));

        once.ShouldNotBe(two);
        once.ShouldBe(Twice(net => net >> Dense(4)));
        two.ShouldBe(TwoCalls(net => net >> Dense(4)));

        static Net Twice(Func<Net, Net> step) => step(Input(4)) is var value ? value + value : throw new InvalidOperationException();
        static Net TwoCalls(Func<Net, Net> step) => Input(4) is var input ? step(input) + step(input) : throw new InvalidOperationException();
    }

    [Fact]
    public void One_input_twice_is_another_net_than_two_inputs()
    {
        Net a = Input(3), b = Input(3);

        (a + a).ShouldNotBe(a + b);
        (a + b).ShouldBe(Input(3) + Input(3));
    }

    [Fact]
    public void The_order_of_declaration_counts_where_inputs_differ_by_it()
    {
        Net a = Input(3), b = Input(3);

        (a - b).ShouldNotBe(b - a);
        (b - a).Inputs.ShouldBe((a - b).Inputs);
    }

    [Fact]
    public void Names_of_locals_and_the_order_of_calls_leave_no_trace()
    {
        Net first = Input(3);
        Net left = first >> Relu, right = first >> Tanh;
        Net second = Input(3);
        Net late = second >> Tanh, early = second >> Relu;

        Concat(left, right).ShouldBe(Concat(early, late));
        Concat(left, right).GetHashCode().ShouldBe(Concat(early, late).GetHashCode());
        Concat(left, right).ShouldNotBe(Concat(right, left));
        Concat(left, right).ShouldNotBe(Concat(Axis.Width, left, right));
    }

    [Fact]
    public void Names_of_inputs_count() => Input(3, name: "a").ShouldNotBe(Input(3, name: "b"));

    [Fact]
    public void Inputs_have_names_and_shapes()
    {
        Net photo = Input(8, 8, 3, name: "photo"), age = Input(2);
        Net net = Concat(age, photo >> Flatten);

        net.Inputs.ShouldBe([new NetInput("photo", new Shape(8, 8, 3)), new NetInput(null, new Shape(2))]);
        Should.Throw<InvalidOperationException>(() => net.Input).Message.ShouldContain("2 inputs");
        photo.Input.ShouldBe(new Shape(8, 8, 3));
        (age + age).Input.ShouldBe(new Shape(2));
    }

    [Fact]
    public void A_chain_has_its_layers_and_a_graph_none()
    {
        Layer block = Dense(4) >> Add(Identity, Relu) >> Shared(Tanh);
        Net x = Input(3) >> Relu;

        (Input(3) >> block).Layers.ShouldBe(block);
        Input(3).Layers.ShouldBe(Chain());
        Net[] graphs = [x + x, Input(3) + Input(3), Outputs(Head("only", x)), x + Input(3)];

        foreach (Net graph in graphs)
        {
            Should.Throw<InvalidOperationException>(() => graph.Layers).Message.ShouldContain("no chain");
        }
    }

    [Fact]
    public void A_function_counts_by_reference()
    {
        Func<float, float, float> function = (x, a) => a * x;
        LearnedNumber number = Parameter(Init.Zeros);

        Activation(function, number).ShouldBe(Activation(function, Parameter(Init.Zeros)));
        Activation(function, number).ShouldNotBe(Activation((x, a) => a * x, number));
        Activation(function, number).ShouldNotBe(Activation(function, Parameter(Init.Zeros, Per.Layer)));
        Activation(function, number).Parts[0].Function.ShouldBeNull();
    }

    [Fact]
    public void A_long_chain_is_a_net_like_another()
    {
        Net net = Enumerable.Range(0, Many).Aggregate(Input(3), (chain, _) => chain >> Relu);
        Net other = Input(3) >> Repeat(Many, Relu);

        net.ToString().ShouldBe("Input(3)" + string.Concat(Enumerable.Repeat(" >> Relu", Many)));
        net.ShouldBe(other);
        net.GetHashCode().ShouldBe(other.GetHashCode());
        net.Layers.Parts.Length.ShouldBe(Many);
        net.Input.ShouldBe(new Shape(3));
    }

    /// <summary>2⁹⁰⁰⁰ ways lead from the output to the input.</summary>
    [Fact]
    public void A_value_with_many_ways_to_it_is_visited_once()
    {
        Net net = Doubled(), other = Doubled();

        net.ShouldBe(other);
        net.GetHashCode().ShouldBe(other.GetHashCode());
        string[] lines = net.ToString().Split('\n');
        lines.Length.ShouldBe(Many + 1);
        lines[^1].ShouldBe($"Add(x{Many - 1}, x{Many - 1})");

        static Net Doubled() => Enumerable.Range(0, Many).Aggregate(Input(3), (sum, _) => sum + sum);
    }

    [Fact]
    public void A_join_may_be_wide()
    {
        Net input = Input(3);
        Net net = Concat([.. Enumerable.Range(0, Many).Select(_ => input >> Relu)]);

        net.ToString().Split('\n').Length.ShouldBe(Many + 2);
        net.Inputs.Length.ShouldBe(1);
    }
}
