using static DslNet.Dsl;

namespace DslNet.Tests;

/// <summary>Cells of recurrences as values: what they may read, and when two are equal.</summary>
public class ScanCellTests
{
    [Fact]
    public void A_cell_reads_its_step_and_its_state_alone()
    {
        Net outside = Input(3);

        Should.Throw<ArgumentException>(() => Scan(3, (_, h) => h + outside)).Message.ShouldContain("reads a net of outside");
        Should.Throw<ArgumentException>(() => Scan(3, (_, _) => null!)).Message.ShouldContain("it returned null");
        Should.Throw<ArgumentException>(() => Scan(3, (_, h) => Outputs(Head("state", h)))).Message.ShouldContain("it returned Outputs");
        Should.Throw<ArgumentNullException>(() => Scan(3, null!)).ParamName.ShouldBe("cell");
        Should.Throw<ArgumentNullException>(() => Bidirectional(null!)).ParamName.ShouldBe("layer");
    }

    [Fact]
    public void Cells_are_equal_where_their_graphs_are()
    {
        Layer one = Scan(3, (x, h) => (x >> Dense(3)) + h), same = Scan(3, (step, state) => Add(step.Dense(3), state)), other = Scan(3, (x, h) => h + (x >> Dense(3)));

        same.ShouldBe(one);
        same.GetHashCode().ShouldBe(one.GetHashCode());
        other.ShouldNotBe(one);
        Scan(4, (x, h) => (x >> Dense(3)) + h).ShouldNotBe(one);
    }

    [Fact]
    public void Shared_blocks_of_a_cell_are_counted_with_those_outside()
    {
        Layer tower = Shared(Dense(3));

        (Input(4, 3) >> Scan(3, (x, h) => (x >> tower) + (h >> tower)) >> Flatten >> Dense(3) >> tower).ToString().ShouldBe(
            "Input(4, 3) >> Scan(units: 3, cell: (input1, input2) => { x1 = input1 >> Shared(block: Dense(units: 3, init: Auto, bias: true, name: null), name: null, id: 1); "
            + "x2 = input2 >> Shared(name: null, id: 1); Add(x1, x2) }) >> Flatten >> Dense(units: 3, init: Auto, bias: true, name: null) >> Shared(name: null, id: 1)");
    }
}
