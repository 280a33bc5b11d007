using FsCheck;
using FsCheck.Fluent;

namespace DslNet.Tests;

/// <summary>Laws of nets on graphs of a few steps, drawn at random.</summary>
public class GraphLaws
{
    private static readonly Gen<(int Kind, int First, int Second)[]> Drawing =
        Gen.Choose(0, 6).SelectMany(kind => Gen.Choose(0, 99).SelectMany(first => Gen.Choose(0, 99).Select(second => (kind, first, second)))).ListOf().Resize(6).Select(steps => steps.ToArray());

    [Fact]
    public void A_graph_is_what_was_said_and_not_when() => Holds(Drawing, steps =>
    {
        Net inOrder = Eager(steps), onDemand = Lazy(steps);

        onDemand.ShouldBe(inOrder);
        onDemand.GetHashCode().ShouldBe(inOrder.GetHashCode());
        onDemand.ToString().ShouldBe(inOrder.ToString());
        onDemand.Inputs.ShouldBe(inOrder.Inputs);
    });

    /// <summary>Of all graphs of two steps: so few that many mean the same.</summary>
    [Fact]
    public void Graphs_are_equal_where_their_texts_are()
    {
        (int, int, int)[] steps = [.. from kind in Enumerable.Range(0, 7) from first in Enumerable.Range(0, 3) from second in Enumerable.Range(0, 3) select (kind, first, second)];
        Net[] nets = [.. from first in steps from second in steps select Eager([first, second])];
        IGrouping<string, Net>[] byText = [.. nets.GroupBy(net => net.ToString(), StringComparer.Ordinal)];

        byText.ShouldAllBe(same => same.Distinct().Count() == 1);
        nets.Distinct().Count().ShouldBe(byText.Length);
        byText.Length.ShouldBeInRange(100, nets.Length / 2);
    }

    /// <summary>Another layer behind a graph, or another head around it, makes another graph.</summary>
    [Fact]
    public void What_is_put_behind_a_graph_shows() => Holds(Drawing, steps =>
    {
        Net net = Eager(steps);
        Net[] others = [net >> Dsl.Tanh, net + net, net + 1, Dsl.Concat(net), Dsl.Outputs(Dsl.Head("a", net)), Dsl.Outputs(Dsl.Head("b", net))];

        others.Append(net).Distinct().Count().ShouldBe(others.Length + 1);
        others.Append(net).Select(other => other.ToString()).Distinct().Count().ShouldBe(others.Length + 1);
    });

    /// <summary>Each value in the order of the drawing.</summary>
    private static Net Eager((int Kind, int First, int Second)[] steps)
    {
        List<Net> values = [Dsl.Input(4), Dsl.Input(4)];
        Layer[] shared = Towers();
        foreach ((int kind, int first, int second) in steps)
        {
            values.Add(Next(kind, values[first % values.Count], values[second % values.Count], shared));
        }

        return values[^1];
    }

    /// <summary>Only what is needed, when it is asked for, the second operand first.</summary>
    private static Net Lazy((int Kind, int First, int Second)[] steps)
    {
        Net?[] values = [Dsl.Input(4), Dsl.Input(4), .. new Net?[steps.Length]];
        Layer[] shared = Towers();
        return At(steps.Length + 1);

        Net At(int place)
        {
            if (values[place] is { } known)
            {
                return known;
            }

            (int kind, int first, int second) = steps[place - 2];
            Net right = At(second % place), left = At(first % place);
            return values[place] = Next(kind, left, right, shared);
        }
    }

    private static Net Next(int kind, Net first, Net second, Layer[] shared) => kind switch
    {
        0 => first >> Dsl.Relu,
        1 => first + second,
        2 => Dsl.Concat(first, second),
        3 => first >> shared[0],
        4 => first >> shared[1],
        5 => first >> Dsl.Add(shared[0], shared[1]),
        _ => 1 - first,
    };

    private static Layer[] Towers() => [Dsl.Shared(Dsl.Tanh), Dsl.Shared(Dsl.Tanh)];

    private static void Holds<T>(Gen<T> things, Action<T> law) => Prop.ForAll(things.ToArbitrary(), law).QuickCheckThrowOnFailure();
}
