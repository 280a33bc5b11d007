using static DslNet.Dsl;

namespace DslNet.Tests.Graphs;

/// <summary>Sets of networks with several inputs and outputs, by name.</summary>
public partial class NamedDatasetTests
{
    private static readonly float[] Pairs = [1, 2, 3, 4], Ages = [5, 6];

    [Fact]
    public void Inputs_and_targets_are_concatenated_in_the_networks_order()
    {
        Dataset set = Dataset.For(PairNet.Info, [("age", Ages), ("pair", Pairs)], [("value", new[] { 0.5f, 0.25f }), ("kind", new[] { 2, 0 })]);
        set.Inputs.ToArray().ShouldBe([1, 2, 5, 3, 4, 6]);
        set.Targets.ToArray().ShouldBe([0, 0, 1, 0.5f, 1, 0, 0, 0.25f]);
        (set.Count, set.InputSize, set.TargetSize).ShouldBe((2, 3, 4));
    }

    [Fact]
    public void A_network_with_one_output_takes_targets_or_labels()
    {
        Dataset labelled = Dataset.For(ClassNet.Info, [("pair", Pairs), ("age", Ages)], [1, 0], ["no", "yes"]);
        labelled.Labels.ToArray().ShouldBe([1, 0]);
        labelled.ClassNames.ShouldBe(["no", "yes"]);
        Dataset.For(ClassNet.Info, [("pair", Pairs), ("age", Ages)], [0f, 1, 1, 0]).Targets.ToArray().ShouldBe([0, 1, 1, 0]);
    }

    [Fact]
    public void What_does_not_fit_is_refused_by_name()
    {
        NamedValues[] inputs = [("pair", Pairs), ("age", Ages)];
        Refused(() => Dataset.For(PairNet.Info, inputs, [1, 0])).ShouldContain("has 2 outputs, and labels are for one. Give the targets of each by its name: kind, value");
        Refused(() => Dataset.For(ClassNet.Info, [("pair", Pairs)], [1, 0])).ShouldContain("The inputs have no \"age\"; expected pair, age, each once");
        Refused(() => Dataset.For(ClassNet.Info, [("pair", Pairs), ("pair", Pairs)], [1, 0])).ShouldContain("\"pair\" is there twice");
        Refused(() => Dataset.For(ClassNet.Info, [.. inputs, ("size", Ages)], [1, 0])).ShouldContain("\"size\" is none of the inputs");
        Refused(() => Dataset.For(ClassNet.Info, [("pair", Pairs), ("age", new float[] { 1, 2, 3 })], [1, 0])).ShouldContain("\"age\" has 3 rows, \"pair\" has 2");
        Refused(() => Dataset.For(PairNet.Info, inputs, [("kind", new[] { 3, 0 }), ("value", Ages)])).ShouldContain("Label 3 of row 0 of \"kind\" is not in 0..2");
        Refused(() => Dataset.For(PairNet.Info, inputs, [("kind", new[] { 1, 0 }), ("value", new[] { 1, 0 })])).ShouldContain("\"value\" has Loss.MeanSquaredError. Give it numbers");
    }

    [Fact]
    public void Features_are_ordered_by_the_names_that_they_begin_with()
    {
        Dataset set = new([5, 1, 2, 6, 3, 4], [1, 0], 2, ["age", "pair_0", "pair_1"]);
        set.OrderedFor(ClassNet.Info).Inputs.ToArray().ShouldBe([1, 2, 5, 3, 4, 6]);
        Dataset strange = new([5, 1, 2], [1], 2, ["age", "pair_0", "size"]);
        Refused(() => strange.OrderedFor(ClassNet.Info)).ShouldContain("The input \"pair\" of ClassNet takes 2 numbers, but 1 features");
    }

    private static string Refused(Action action) => Should.Throw<ArgumentException>(action).Message;

    [Network]
    public sealed partial class PairNet
    {
        static Net Define()
        {
            Net both = Concat(Input(2, name: "pair"), Input(1, name: "age")) >> Dense(4) >> Relu;
            return Outputs(Head("kind", both >> Dense(3) >> Softmax, Loss.CrossEntropy), Head("value", both >> Dense(1), Loss.MeanSquaredError));
        }
    }

    [Network(Loss = Loss.CrossEntropy)]
    public sealed partial class ClassNet
    {
        static Net Define() => Concat(Input(2, name: "pair"), Input(1, name: "age")) >> Dense(2) >> Softmax;
    }
}
