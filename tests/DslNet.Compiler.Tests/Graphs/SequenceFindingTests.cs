using DslNet.Compiler.Findings;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Ops;
using DslNet.Compiler.Tests.Gradients;
using static DslNet.Compiler.Tests.Graphs.GraphLayers;

namespace DslNet.Compiler.Tests.Graphs;

/// <summary>Tokens that are taken for quantities, and lengths that a layer can't respect.</summary>
public class SequenceFindingTests
{
    private static readonly LayerNode Dense = OpNetworks.Dense(3), Last = OpNetworks.Layer("Last");

    private readonly GraphBuilder graph = new();

    [Theory]
    [InlineData("Dense")]
    [InlineData("Relu")]
    [InlineData("Reverse")]
    [InlineData("Residual")]
    public void Tokens_are_no_quantities(string verb)
    {
        Finding finding = Only(graph.Chain(graph.Input(GraphInput.Tokens("words", 6, 20)), verb == "Residual" ? Residual([]) : OpNetworks.Sample(verb), OpNetworks.Layer("Flatten"), Dense));
        (finding.Rule, finding.Layer).ShouldBe(("DN1004", 0));
        finding.Message.ShouldContain($"{verb} gets tokens, which are the numbers of 20 words and no quantities; put Embedding(units) before it");
        finding.Mend.ShouldBeNull();
    }

    [Fact]
    public void Quantities_are_no_tokens()
    {
        Finding finding = Only(graph.Chain(graph.Input(6), Embedding(3), Last));
        (finding.Rule, finding.Layer).ShouldBe(("DN1004", 0));
        finding.Message.ShouldContain("Embedding looks up tokens, but gets 6, which are quantities; declare the input as Tokens(steps, vocabulary)");
    }

    [Theory]
    [InlineData(0, 5, "must be at least 1, but are 0")]
    [InlineData(5, 0, "vocabulary must be at least 1, but is 0")]
    [InlineData(5, 16_777_217, "vocabulary must be at most 16777216")]
    [InlineData(16_777_217, 5, "steps must be at most 16777216")]
    public void Tokens_are_whole_numbers_that_a_float_holds(int steps, int vocabulary, string message)
    {
        Finding finding = Only(graph.Chain(graph.Input(GraphInput.Tokens(null, steps, vocabulary)), Embedding(1), Last));
        (finding.Rule, finding.Layer).ShouldBe(("DN1005", Finding.Input));
        finding.Message.ShouldStartWith("Tokens: ");
        finding.Message.ShouldContain(message);
    }

    /// <summary>A layer that mixes steps and doesn't ask for lengths would let padding in.</summary>
    [Theory]
    [InlineData("ConvTranspose1D")]
    [InlineData("Transpose")]
    public void A_layer_that_would_read_behind_the_lengths_is_found(string verb)
    {
        Finding finding = Only(graph.Chain(Sequence("x"), Map(Dense), OpNetworks.Sample(verb), OpNetworks.Layer("Flatten"), Dense));
        (finding.Rule, finding.Layer).ShouldBe(("DN1004", 2));
        finding.Message.ShouldContain($"{verb} would let what is behind the rows' lengths into its result; put Last, First, GlobalAvgPool or Flatten before it");
    }

    /// <summary>Windows of one size and stride leave the same lengths; of 5 steps in 6, those of 2 steps leave 2 of 3, and a convolution of padded steps 3.</summary>
    [Theory]
    [InlineData("AvgPool1D", true)]
    [InlineData("Conv1D", false)]
    public void Sequences_behind_windows_are_joined_where_their_lengths_are_the_same(string other, bool fits)
    {
        GraphSource x = Sequence("x");
        LayerNode pool = OpNetworks.Pool("MaxPool1D", size: 2, stride: 2);
        LayerNode window = other == "Conv1D" ? OpNetworks.Convolution(other, filters: 3, kernel: 3, stride: 2, padding: 1) : OpNetworks.Pool(other, size: 2, stride: 2);
        NetworkGraph built = graph.Build(LossKind.None, graph.Chain(graph.Apply(Concat(), graph.Chain(x, pool), graph.Chain(x, window)), Last));
        NetworkCompiler.Check(built).Select(finding => finding.Rule).ShouldBe(fits ? [] : ["DN1004"]);
    }

    [Fact]
    public void So_it_is_inside_a_block() => Only(graph.Chain(Sequence("x"), Residual([OpNetworks.Sample("Transpose"), OpNetworks.Sample("Transpose")]), Last)).Layer.ShouldBe(1);

    [Fact]
    public void What_does_not_work_by_step_is_not_mapped()
    {
        Only(graph.Chain(graph.Input("y", [4, 3]), Frozen(Map(OpNetworks.Layer("Flatten"), Dense)), Last)).Message.ShouldContain("Map can't apply Flatten to each step");
    }

    /// <summary>A later application of a shared block has no layers in the graph, but those of the first.</summary>
    [Theory]
    [InlineData("Flatten", "Map can't apply Flatten to each step")]
    [InlineData("Tap", "Map can't apply Tap to each step")]
    [InlineData("GroupNorm", "Map can't apply GroupNorm to each step")]
    public void Nor_is_it_in_a_shared_block(string verb, string message)
    {
        LayerNode inner = verb == "GroupNorm" ? OpNetworks.GroupNorm(1) : OpNetworks.Sample(verb);
        GraphSource flat = graph.Chain(graph.Input(3), Shared(0, inner, Dense)), steps = graph.Chain(graph.Input(4, 3), Map(SharedAgain(0)), Last);
        Only(graph.Apply(Concat(), flat, steps)).Message.ShouldContain(message);
    }

    [Fact]
    public void A_cell_holds_nothing_that_mixes_the_batch_in_a_shared_block_either()
    {
        GraphSource flat = graph.Chain(graph.Input(3), Shared(0, OpNetworks.BatchNorm()));
        LayerNode scan = OpNetworks.Layer("Scan", ("units", new ArgumentValue.Integer(3)), ("cell", new ArgumentValue.Cell(EquatableArray.Of(new GraphNode(SharedAgain(0), EquatableArray.Of(GraphSource.OfInput(0)))), GraphSource.OfNode(0))));
        Only(graph.Apply(Concat(), flat, graph.Chain(graph.Input(4, 3), scan, Last))).Message.ShouldContain("a cell of Scan can't hold BatchNorm, which mixes the rows of a batch");
    }

    [Fact]
    public void LayerNorm_works_by_step() => NetworkCompiler.Check(graph.Build(LossKind.None, graph.Chain(Sequence("x"), Map(OpNetworks.Sample("LayerNorm"), Dense, OpNetworks.Sample("RmsNorm")), Last))).ShouldBeEmpty();

    /// <summary>The output is as long as the queries are, whatever the memory's lengths.</summary>
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Attention_has_the_lengths_of_its_queries(bool queries, bool memory)
    {
        GraphSource Of(string name, int steps, bool lengths) => graph.Input(new GraphInput(name, Shape.Of(steps, 4)) { HasLengths = lengths });
        NetworkGraph built = graph.Build(LossKind.MeanSquaredError, graph.Chain(graph.Apply(CrossAttention(2), Of("q", 3, queries), Of("m", 9, memory)), OpNetworks.Layer("Flatten"), Dense));
        NetworkCompiler.Check(built).ShouldBeEmpty();
        StepsKernel[] masks = [.. NetworkCompiler.Compile(built).Program.EvalForward.OfType<StepsKernel>()];
        masks.Count(mask => mask.Steps == 3 && mask.Layer >= 0).ShouldBe(queries ? 1 : 0);
        masks.ShouldAllBe(mask => mask.Lengths.Name.StartsWith(mask.Steps == 3 ? "q" : "m"));
    }

    [Fact]
    public void Adaptive_pooling_and_Ctc_know_the_lengths()
    {
        NetworkCompiler.Check(graph.Build(LossKind.MeanSquaredError, graph.Chain(Sequence("x"), GraphLayers.AdaptiveAvgPool(2), OpNetworks.Layer("Flatten"), Dense))).ShouldBeEmpty();
        GraphBuilder other = new();
        NetworkGraph labels = other.Build(LossKind.Ctc, other.Chain(other.Input(new GraphInput("x", Shape.Of(6, 3)) { HasLengths = true }), Map(Dense), OpNetworks.Layer("Softmax")));
        NetworkCompiler.Check(labels).ShouldBeEmpty();
        KernelProgram program = NetworkCompiler.Compile(labels).Program;
        program.Backward.OfType<CtcKernel>().ShouldHaveSingleItem().Lengths.ShouldNotBeNull();
        program.EvalForward.OfType<BlankPaddingKernel>().ShouldHaveSingleItem();
    }

    [Fact]
    public void Both_directions_have_parameters()
    {
        NetworkGraph built = graph.Build(LossKind.None, graph.Chain(graph.Input(4, 3), GraphLayers.Bidirectional(GraphLayers.Scan(5)), Last));
        GraphBuilder one = new();
        NetworkGraph single = one.Build(LossKind.None, one.Chain(one.Input(4, 3), GraphLayers.Scan(5), Last));
        long Connections(NetworkGraph of) => NetworkCompiler.Compile(of).Layers.Sum(layer => layer.Connections);
        Connections(built).ShouldBe(2 * Connections(single));
    }

    [Fact]
    public void Sequences_with_lengths_of_their_own_are_not_joined()
    {
        Finding finding = Only(graph.Chain(graph.Apply(Add, Sequence("x"), Sequence("y")), Last));
        finding.Message.ShouldContain("Add joins sequences with lengths of their own");
        GraphBuilder same = new();
        GraphSource x = same.Input(new GraphInput("x", Shape.Of(6, 3)) { HasLengths = true });
        NetworkCompiler.Check(same.Build(LossKind.None, same.Chain(same.Apply(Add, x, same.Chain(x, Map(Dense)), same.Input(6, 3)), Last))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(LossKind.CrossEntropy, "Softmax", 6)]
    [InlineData(LossKind.BinaryCrossEntropy, "Sigmoid", 18)]
    [InlineData(LossKind.MeanSquaredError, "Tanh", 18)]
    [InlineData(LossKind.MeanAbsoluteError, "Tanh", 18)]
    [InlineData(LossKind.Huber, "Tanh", 18)]
    public void A_loss_of_steps_knows_the_lengths(LossKind loss, string last, int targets)
    {
        NetworkGraph built = graph.Build(loss, graph.Chain(Sequence("x"), Map(Dense), OpNetworks.Layer(last)));
        NetworkCompiler.Check(built).ShouldBeEmpty();
        CompiledNetwork network = NetworkCompiler.Compile(built);
        (network.TargetSizeOf(0), network.LengthPlaceOf(0), network.Program.Target!.Size).ShouldBe((targets, 18, targets));
        network.Program.Backward.SelectMany(kernel => kernel.Inputs).ShouldContain(value => value.Name == "input.lengths" || value.Name.Contains("lengths"));
    }

    [Fact]
    public void A_cross_entropy_of_steps_wants_the_softmax_of_each()
    {
        GraphSource steps = graph.Chain(Sequence("x"), Map(Dense));
        Finding finding = NetworkCompiler.Check(graph.Build(LossKind.CrossEntropy, steps)).ShouldHaveSingleItem();
        (finding.Rule, finding.Mend).ShouldBe(("DN1006", "Softmax"));
        finding.Message.ShouldContain("CrossEntropy wants Softmax as the last layer, but it is inside Map: put it behind");
        GraphBuilder one = new();
        NetworkCompiler.Check(one.Build(LossKind.CrossEntropy, one.Chain(one.Input(6, 3), Map(OpNetworks.Dense(1)), OpNetworks.Layer("Softmax")))).ShouldHaveSingleItem().Message.ShouldContain("wants at least 2 classes");
    }

    [Fact]
    public void An_ignored_class_is_of_one_output_or_of_steps()
    {
        NetworkOptions options = new(LossKind.None) { IgnoredClass = -1 };
        GraphSource x = Sequence("x"), steps = graph.Chain(x, Map(Dense), OpNetworks.Layer("Softmax")), row = graph.Chain(x, Last, Dense, OpNetworks.Layer("Softmax"));
        GraphHead ofSteps = new("steps", steps, LossKind.CrossEntropy), number = new("number", graph.Chain(x, Last, Dense), LossKind.MeanSquaredError), ofRow = new("row", row, LossKind.CrossEntropy);
        NetworkCompiler.Check(graph.Build(options, ofSteps, number, ofRow)).ShouldHaveSingleItem().Message.ShouldContain("IgnoredClass is for networks with one output, or whose outputs with CrossEntropy are sequences");
        NetworkCompiler.Check(graph.Build(options, ofSteps, number with { Source = row })).Select(finding => finding.Rule).ShouldBe(["DN1006"], "a regression's loss wants no Softmax");
        GraphBuilder other = new();
        GraphSource y = other.Input(new GraphInput("y", Shape.Of(6, 3)) { HasLengths = true });
        NetworkCompiler.Check(other.Build(options, new GraphHead("steps", other.Chain(y, Map(Dense), OpNetworks.Layer("Softmax")), LossKind.CrossEntropy), new GraphHead("number", other.Chain(y, Last, Dense), LossKind.MeanSquaredError))).ShouldBeEmpty();
    }

    [Fact]
    public void Positive_weights_of_a_sequence_are_those_of_a_step()
    {
        NetworkGraph built = graph.Build(LossKind.BinaryCrossEntropy, graph.Chain(Sequence("x"), Map(Dense), OpNetworks.Layer("Sigmoid")));
        NetworkGraph With(params float[] weights) => built with { Options = built.Options with { PositiveWeights = weights.ToEquatableArray() } };
        NetworkCompiler.Check(With(1, 2, 3)).ShouldBeEmpty();
        NetworkCompiler.Compile(With(1, 2, 3)).Program.Backward.OfType<SigmoidCrossEntropyKernel>().ShouldHaveSingleItem().PositiveWeights.Take(7).ShouldBe([1, 2, 3, 1, 2, 3, 1]);
        NetworkCompiler.Check(With(1, 2)).ShouldHaveSingleItem().Message.ShouldContain("must have one number for each of the 3 outputs, but has 2");
    }

    [Fact]
    public void A_shared_table_has_one_vocabulary_and_one_number_of_steps()
    {
        GraphSource Apply(LayerNode layer, int steps, int vocabulary) => graph.Chain(graph.Input(GraphInput.Tokens(null, steps, vocabulary)), layer, Last);
        NetworkCompiler.Check(graph.Build(LossKind.None, graph.Apply(Concat(), Apply(Shared(0, Embedding(3)), 6, 9), Apply(SharedAgain(0), 4, 9)))).ShouldBeEmpty();
        Only(graph.Apply(Add, Apply(SharedAgain(0), 5, 8))).Message.ShouldContain("embedding1 has parameters for 9 words, from where it stands first, but gets 8 here");
    }

    [Fact]
    public void A_shared_table_of_positions_has_as_many_steps_everywhere()
    {
        GraphSource long6 = graph.Chain(graph.Input(6, 3), Shared(0, OpNetworks.Sample("PositionEmbedding")), Last), short4 = graph.Chain(graph.Input(4, 3), SharedAgain(0), Last);
        Only(graph.Apply(Add, long6, short4)).Message.ShouldContain("positionembedding1 has parameters for 6×3, from where it stands first, but gets 4×3 here");
    }

    [Fact]
    public void Map_wants_a_sequence_and_a_flat_result()
    {
        Only(graph.Chain(graph.Input(6), Map(Dense))).Message.ShouldContain("Map applies its block to each step of a sequence (steps, features), but gets 6");
    }

    [Fact]
    public void A_dense_layer_on_a_sequence_hears_of_its_four_ways()
    {
        Finding finding = Only(graph.Chain(graph.Input(6, 3), Dense));
        finding.Message.ShouldContain("put Flatten, GlobalAvgPool or Last before it, or apply it to each step: Map(Dense(…))");
        finding.Mend.ShouldBe("Flatten GlobalAvgPool Last Map");
    }

    /// <summary>Each layer has decided; those that only a flat value or an image reaches refuse.</summary>
    [Theory]
    [MemberData(nameof(OpNetworks.Verbs), MemberType = typeof(OpNetworks))]
    public void What_keeps_lengths_keeps_the_steps(string verb)
    {
        LayerNode layer = OpNetworks.Sample(verb);
        if (OpTable.Of(layer) is { } op && !layer.Blocks.Any() && !layer.Cells.Any() && op.InferFrom(layer, [Shape.Of(6, 3)], []).Shape is { } output && op.Lengths(layer, Shape.Of(6, 3)) == LengthsUse.Kept)
        {
            (output.Rank, output.Extents[0]).ShouldBe((2, 6));
        }
    }

    private GraphSource Sequence(string name) => graph.Input(new GraphInput(name, Shape.Of(6, 3)) { HasLengths = true });

    private Finding Only(GraphSource output) => NetworkCompiler.Check(graph.Build(LossKind.None, output)).ShouldHaveSingleItem();
}
