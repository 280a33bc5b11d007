using DslNet.Compiler.Findings;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Tests.Gradients;
using static DslNet.Compiler.Tests.Graphs.GraphLayers;

namespace DslNet.Compiler.Tests.Graphs;

/// <summary>One mistake in a graph is one finding, at the layer, input or output that it is in.</summary>
public class GraphFindingTests
{
    private readonly GraphBuilder graph = new();

    [Theory]
    [InlineData("Concat")]
    [InlineData("Add")]
    [InlineData("Subtract")]
    [InlineData("Multiply")]
    public void Joined_shapes_that_differ_are_named(string verb)
    {
        GraphSource image = graph.Chain(graph.Input(4, 4, 3), OpNetworks.Layer("Relu"));
        GraphSource other = graph.Input(4, 5, 2);
        Finding finding = Only(graph.Apply(verb == "Concat" ? Concat() : Join(verb), image, other));

        finding.Rule.ShouldBe("DN1004");
        finding.Layer.ShouldBe(1);
        finding.Message.ShouldStartWith(verb.ToLowerInvariant() + "1: " + verb);
        finding.Message.ShouldContain("4×4×3 and 4×5×2");
    }

    [Theory]
    [InlineData(5, 6, 4, "a width of 6 among 4 heads, which leaves a rest of 2")]
    [InlineData(30, 0, 3, "wants a sequence (steps, width), but gets 30")]
    public void Self_attention_wants_a_sequence_whose_width_its_heads_divide(int steps, int width, int heads, string expected)
    {
        Finding finding = Only(graph.Apply(SelfAttention(heads), width == 0 ? graph.Input(steps) : graph.Input(steps, width)));

        (finding.Rule, finding.Layer).ShouldBe(("DN1004", 0));
        finding.Message.ShouldContain(expected);
    }

    [Fact]
    public void Cross_attention_wants_sequences_of_one_width()
    {
        Finding finding = Only(graph.Apply(CrossAttention(2), graph.Input(3, 4), graph.Input(5, 6)));

        (finding.Rule, finding.Layer).ShouldBe(("DN1004", 0));
        finding.Message.ShouldContain("sequences of one width, but gets 3×4 and 5×6");
    }

    [Fact]
    public void Attention_has_at_least_one_head()
    {
        Finding finding = Only(graph.Apply(SelfAttention(0), graph.Input(3, 4)));

        (finding.Rule, finding.Argument).ShouldBe(("DN1005", "heads"));
        finding.Message.ShouldContain("heads must be at least 1, but is 0");
    }

    [Fact]
    public void Three_joined_shapes_are_named_all()
    {
        GraphSource[] values = [graph.Input(4), graph.Input(4), graph.Input(3)];
        Finding finding = Only(graph.Apply(Add, values));
        (finding.Rule, finding.Layer).ShouldBe(("DN1004", 0));
        finding.Message.ShouldContain("gets 4, 4 and 3");
    }

    [Fact]
    public void Blocks_that_are_joined_and_differ_are_found_at_the_join()
    {
        Finding finding = Only(graph.Chain(graph.Input(4), OpNetworks.Dense(5), Join("Add", [OpNetworks.Dense(2)], [OpNetworks.Dense(3)])));
        (finding.Rule, finding.Layer).ShouldBe(("DN1004", 1));
        finding.Message.ShouldContain("2 and 3");
    }

    [Fact]
    public void A_shortcut_of_another_shape_is_found_at_the_residual()
    {
        Finding finding = Only(graph.Chain(graph.Input(4), Residual([OpNetworks.Dense(5)], [OpNetworks.Dense(6)])));
        (finding.Rule, finding.Layer).ShouldBe(("DN1004", 0));
        finding.Message.ShouldContain("turns 4 into 6 and the block into 5");
    }

    [Fact]
    public void Values_of_another_rank_are_not_put_side_by_side()
    {
        Finding finding = Only(graph.Apply(Concat(), graph.Input(4), graph.Input(3, 4)));
        (finding.Rule, finding.Layer).ShouldBe(("DN1004", 0));
        finding.Message.ShouldContain("4 and 3×4");
    }

    [Fact]
    public void A_head_without_loss_beside_one_with_a_loss_is_found_at_the_head()
    {
        GraphSource trunk = graph.Chain(graph.Input(4), OpNetworks.Dense(3));
        Finding finding = Only(graph.Build(new NetworkOptions(), new GraphHead("a", trunk, LossKind.MeanSquaredError), new GraphHead("b", graph.Apply(OpNetworks.Dense(2), trunk))));
        finding.Rule.ShouldBe("DN1006");
        Finding.HeadOf(finding.Layer).ShouldBe(1);
        finding.Message.ShouldContain("\"b\" has no loss");
    }

    [Fact]
    public void A_last_layer_that_does_not_suit_its_head_s_loss_is_found_at_the_layer()
    {
        GraphSource trunk = graph.Chain(graph.Input(4), OpNetworks.Dense(3));
        GraphSource right = graph.Apply(OpNetworks.Layer("Softmax"), trunk), wrong = graph.Apply(OpNetworks.Layer("Tanh"), trunk);
        Finding finding = Only(graph.Build(new NetworkOptions(), new GraphHead("a", right, LossKind.CrossEntropy), new GraphHead("b", wrong, LossKind.CrossEntropy)));
        (finding.Rule, finding.Layer).ShouldBe(("DN1006", 2));
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(-1f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_head_s_weight_is_a_positive_number(float weight)
    {
        GraphSource output = graph.Chain(graph.Input(4), OpNetworks.Dense(3));
        Finding finding = Only(graph.Build(new NetworkOptions(), new GraphHead("a", output, LossKind.Huber, weight)));
        (finding.Rule, Finding.HeadOf(finding.Layer), finding.Argument).ShouldBe(("DN1005", 0, "weight"));
    }

    [Fact]
    public void Two_inputs_of_one_name_are_found_at_the_second()
    {
        Finding finding = Only(graph.Apply(Concat(), graph.Input("photo", [3]), graph.Input("age", [2]), graph.Input("photo", [3])));
        (finding.Rule, Finding.InputOf(finding.Layer), finding.Argument).ShouldBe(("DN1005", 2, "name"));
        finding.Message.ShouldContain("two inputs or outputs are named \"photo\"");
    }

    [Fact]
    public void Two_heads_of_one_name_are_found_at_the_second()
    {
        GraphSource output = graph.Chain(graph.Input(4), OpNetworks.Dense(3));
        Finding finding = Only(graph.Build(new NetworkOptions(), new GraphHead("a", output, LossKind.Huber), new GraphHead("a", output, LossKind.Huber)));
        (finding.Rule, Finding.HeadOf(finding.Layer), finding.Argument).ShouldBe(("DN1005", 1, "name"));
        finding.Message.ShouldContain("two inputs or outputs are named \"a\"");
    }

    /// <summary>Both are parameters of one method.</summary>
    [Fact]
    public void A_head_with_the_name_of_an_input_is_found()
    {
        GraphSource output = graph.Chain(graph.Input("photo", [4]), OpNetworks.Dense(3));
        Finding finding = Only(graph.Build(new NetworkOptions(), new GraphHead("photo", output, LossKind.Huber)));
        (finding.Rule, Finding.HeadOf(finding.Layer), finding.Argument).ShouldBe(("DN1005", 0, "name"));
    }

    [Fact]
    public void Two_taps_of_one_name_are_found_at_the_second()
    {
        Finding finding = Only(graph.Chain(graph.Input(4), Tap("code"), OpNetworks.Dense(3), Tap("code")));
        (finding.Rule, finding.Layer, finding.Argument).ShouldBe(("DN1005", 2, "name"));
        finding.Message.ShouldContain("two layers are named \"code\"");
    }

    [Fact]
    public void A_layer_in_a_branch_with_the_name_of_one_in_a_block_is_found_at_the_later_one()
    {
        LayerNode Named(string name) => OpNetworks.Dense(4) with { Arguments = OpNetworks.Dense(4).Arguments.Select(argument => argument.Name == "name" ? argument with { Value = new ArgumentValue.Text(name) } : argument).ToEquatableArray() };
        GraphSource input = graph.Input(4);
        GraphSource one = graph.Apply(Frozen(Named("tower")), input), other = graph.Apply(Named("Tower"), input);
        Finding finding = Only(graph.Apply(Add, one, other));
        (finding.Rule, finding.Layer, finding.Argument).ShouldBe(("DN1005", 2, "name"));
    }

    [Fact]
    public void A_shared_block_that_gets_other_channels_is_found_at_its_second_place()
    {
        GraphSource input = graph.Input(4);
        GraphSource first = graph.Apply(Shared(0, OpNetworks.Dense(3), OpNetworks.Layer("Tanh")), input);
        GraphSource second = graph.Apply(SharedAgain(0), graph.Apply(OpNetworks.Dense(5), input));
        Finding finding = Only(graph.Apply(Concat(), first, second));
        (finding.Rule, finding.Layer).ShouldBe(("DN1004", 4));
        finding.Message.ShouldContain("has parameters for 4 numbers, from where it stands first, but gets 5 here");
    }

    [Fact]
    public void A_shared_block_that_does_not_fit_at_its_second_place_is_found_there_once()
    {
        GraphSource image = graph.Chain(graph.Input(8, 8, 2), Shared(0, OpNetworks.Convolution("Conv2D", 2, 3, 2, 0)), SharedAgain(0), SharedAgain(0));
        Finding finding = Only(image);
        (finding.Rule, finding.Layer).ShouldBe(("DN1004", 3));
    }

    [Theory]
    [InlineData(Axis.Channels, 1, 9)]
    [InlineData(Axis.Steps, 3, 6)]
    [InlineData(Axis.Steps, 4, 4)]
    public void A_slice_beyond_the_end_or_of_nothing_is_found(Axis axis, int from, int to)
    {
        Finding finding = Only(graph.Chain(graph.Input(5, 3), OpNetworks.Layer("Relu"), Slice(axis, from..to)));
        (finding.Rule, finding.Layer).ShouldBe(("DN1004", 1));
        finding.Message.ShouldContain($"along {axis} of 5×3");
    }

    [Fact]
    public void A_reshape_of_another_size_is_found()
    {
        Finding finding = Only(graph.Chain(graph.Input(5, 3), Reshape(4, 4)));
        (finding.Rule, finding.Layer).ShouldBe(("DN1004", 0));
        finding.Message.ShouldContain("Reshape to 4×4 wants 16 numbers, but gets 5×3, which has 15");
    }

    /// <summary>A flat value has channels alone; a sequence has steps, an image height and width.</summary>
    [Theory]
    [InlineData("Slice", Axis.Height)]
    [InlineData("Concat", Axis.Width)]
    [InlineData("Transpose", Axis.Width)]
    public void An_axis_that_is_not_there_is_found(string verb, Axis axis)
    {
        GraphSource value = graph.Chain(graph.Input(5, 3), OpNetworks.Layer("Relu"));
        LayerNode layer = verb switch { "Slice" => Slice(axis, ..1), "Concat" => Concat(axis), _ => Transpose(Axis.Channels, axis) };
        Finding finding = Only(verb == "Concat" ? graph.Apply(layer, value, value) : graph.Apply(layer, value));
        (finding.Rule, finding.Layer).ShouldBe(("DN1004", 1));
        finding.Message.ShouldContain(axis.ToString());
        finding.Message.ShouldContain("5×3");
    }

    [Fact]
    public void Padding_of_a_flat_value_is_found() => Only(graph.Chain(graph.Input(5), Pad(1))).Rule.ShouldBe("DN1004");

    [Fact]
    public void Upsampling_of_what_is_no_image_is_found() => Only(graph.Chain(graph.Input(5, 3), Upsample(2, Interpolation.Nearest))).Rule.ShouldBe("DN1004");

    /// <summary>Of a single number, normalization leaves nothing.</summary>
    [Theory]
    [InlineData("LayerNorm", new[] { 1 }, "at least 2 features")]
    [InlineData("LayerNorm", new[] { 5, 1 }, "at least 2 features")]
    [InlineData("RmsNorm", new[] { 3, 2, 1 }, "at least 2 features")]
    [InlineData("GroupNorm", new[] { 3 }, "at least 2 numbers in a group")]
    [InlineData("GroupNorm", new[] { 4, 5 }, "whose 5 channels aren't a multiple")]
    public void Normalization_of_a_single_number_or_in_uneven_groups_is_found(string verb, int[] shape, string message)
    {
        Finding finding = Only(graph.Chain(graph.Input(shape), OpNetworks.Sample(verb)));
        (finding.Rule, finding.Layer).ShouldBe(("DN1004", 0));
        finding.Message.ShouldContain(message);
        finding.Message.ShouldContain(Shape.Of(shape).ToString());
    }

    [Fact]
    public void What_can_be_normalized_is_not_found()
    {
        NetworkCompiler.Check(graph.Build(LossKind.None, graph.Chain(graph.Input(2), OpNetworks.Sample("LayerNorm"), OpNetworks.GroupNorm(1)))).ShouldBeEmpty();
        NetworkCompiler.Check(graph.Build(LossKind.None, graph.Chain(graph.Input(2, 3), OpNetworks.GroupNorm(3)))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void A_reflection_beyond_the_other_border_is_found(int pixels, bool fits)
    {
        NetworkGraph padded = graph.Build(LossKind.None, graph.Chain(graph.Input(4, 3, 2), Pad(PadMode.Reflect, pixels)));
        if (fits)
        {
            NetworkCompiler.Check(padded).ShouldBeEmpty();
            return;
        }

        Finding finding = Only(padded);
        (finding.Rule, finding.Layer).ShouldBe(("DN1004", 0));
        finding.Message.ShouldContain("Pad reflects 3 pixels along an axis of 4×3×2 that has 3: without the border itself, at most 2");
    }

    [Theory]
    [InlineData(new[] { 3 })]
    [InlineData(new[] { 2, 2 })]
    public void Adaptive_pooling_of_another_rank_is_found(int[] sizes) =>
        Only(graph.Chain(sizes.Length == 1 ? graph.Input(5, 4, 3) : graph.Input(5, 3), AdaptiveAvgPool(sizes))).Rule.ShouldBe("DN1004");

    private Finding Only(GraphSource output) => Only(graph.Build(LossKind.None, output));

    private static Finding Only(NetworkGraph graph) => NetworkCompiler.Check(graph).ShouldHaveSingleItem();
}
