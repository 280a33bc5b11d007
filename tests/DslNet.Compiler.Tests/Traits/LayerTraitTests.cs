using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Ops;
using DslNet.Compiler.Passes;
using DslNet.Compiler.Tests.Gradients;
using DslNet.Compiler.Tests.Interpreter;

namespace DslNet.Compiler.Tests.Traits;

/// <summary>What a layer says of itself is what it does: walks the op table, so that a new layer that leaves a trait out, or claims one, is found.</summary>
public class LayerTraitTests
{
    /// <summary>The layers that are one function of each element, but those whose function is the user's and may be any.</summary>
    public static TheoryData<string> BuiltInFunctions => [.. OpTable.All.OfType<ElementwiseOp>().Where(op => !op.Traits.HasFlag(LayerTraits.UserFunction)).Select(op => op.Verb)];

    [Theory]
    [MemberData(nameof(OpNetworks.Verbs), MemberType = typeof(OpNetworks))]
    public void Shapes_are_kept_or_forgotten_as_said(string verb)
    {
        LayerSummary line = LineOf(verb);

        // Whatever that is: a layer of sequences alone can't stand anywhere.
        bool takesAll = OpTable.Find(verb) is JoinOp || OpTable.Is(verb, LayerTraits.Structural) || OpTable.Find(verb)!.Infer(line.Node, Shape.Of(6), []).Shape is not null;
        Says(verb, LayerTraits.KeepsShape, line.Input == line.Output && takesAll);
        Says(verb, LayerTraits.ForgetsShape, line.Input.Size == line.Output.Size && line.Input.Rank > line.Output.Rank);
    }

    [Theory]
    [MemberData(nameof(OpNetworks.Verbs), MemberType = typeof(OpNetworks))]
    public void Weighted_sums_are_those_whose_connections_are_counted(string verb)
    {
        LayerSummary line = LineOf(verb);

        Says(verb, LayerTraits.Linear, line.Connections > 0);
        Says(verb, LayerTraits.FullyConnected, line.Connections == (long)line.Input.Size * line.Output.Size);
    }

    /// <summary>Whoever asks for such a trait reads the argument next.</summary>
    [Theory]
    [MemberData(nameof(OpNetworks.Verbs), MemberType = typeof(OpNetworks))]
    public void Arguments_are_there_as_said(string verb)
    {
        string[] arguments = [.. OpNetworks.Sample(verb).Arguments.Select(argument => argument.Name)];

        Says(verb, LayerTraits.HasFan, arguments.Contains("init"));
        Says(verb, LayerTraits.HasBias, arguments.Contains("bias"));
        Says(verb, LayerTraits.UserFunction, arguments.Contains("function"));
        Says(verb, LayerTraits.Drops, arguments.Contains("rate"));
        Says(verb, LayerTraits.Structural, OpNetworks.Sample(verb).Nested.Any());
    }

    [Theory]
    [MemberData(nameof(OpNetworks.Verbs), MemberType = typeof(OpNetworks))]
    public void Kernels_do_what_is_said(string verb)
    {
        int number = NumberOf(verb);
        KernelProgram program = NetworkCompiler.Stages(OpNetworks.Around(verb)).First().Program;
        Kernel[] training = [.. program.TrainForward.Where(kernel => kernel.Layer == number)];

        Says(verb, LayerTraits.HasParameters, program.Parameters.Concat(program.Buffers).Any(parameter => parameter.Value.Layer == number));
        Says(verb, LayerTraits.Normalization, training.Any(kernel => kernel is NormalizeKernel or RowNormalizeKernel));
        Says(verb, LayerTraits.MixesBatch, training.SelectMany(kernel => kernel.Outputs).Any(value => value.Kind == ValueKind.Statistic));
        Says(verb, LayerTraits.Stochastic, training.OfType<MapKernel>().SelectMany(kernel => kernel.Results).Any(result => result.Expression.Nodes().Any(node => node.Kind == ExprKind.Random)));
        Says(verb, LayerTraits.ClassProbabilities, training.OfType<SoftmaxKernel>().Any());
        Says(verb, LayerTraits.Attends, training.OfType<AttentionKernel>().Any());
        Says(verb, LayerTraits.Gating, training.OfType<MapKernel>().SelectMany(kernel => kernel.Results).Any(result => result.Expression is { Kind: ExprKind.Multiply, Arguments: [{ Kind: ExprKind.Operand } left, { Kind: ExprKind.Operand } right] } && left != right));
    }

    /// <summary>Columns of the state's weights: those of the state itself, and as many for each gate.</summary>
    [Theory]
    [MemberData(nameof(OpNetworks.Verbs), MemberType = typeof(OpNetworks))]
    public void Recurrences_have_gates_or_none_as_said(string verb)
    {
        int number = NumberOf(verb);
        ParameterDeclaration[] weights = [.. NetworkCompiler.Stages(OpNetworks.Around(verb)).First().Program.Parameters.Where(parameter => parameter.Role == ParameterRole.HiddenWeight && parameter.Value.Layer == number)];

        Says(verb, LayerTraits.Ungated, weights.Any(weight => weight.Value.Shape.Extents[0] == weight.Value.Shape.Extents[1]));
    }

    /// <summary>From a sequence, one step: longer sequences give no more.</summary>
    [Theory]
    [MemberData(nameof(OpNetworks.Verbs), MemberType = typeof(OpNetworks))]
    public void One_end_of_a_sequence_is_taken_as_said(string verb)
    {
        NetworkGraph graph = OpNetworks.Graph(LossKind.MeanSquaredError, [6, 3], OpNetworks.Sample(verb));
        bool copies = NetworkCompiler.Check(graph).Count == 0 && NetworkCompiler.Stages(graph).First().Program is var program
            && program.Parameters.Count == 0 && program.EvalForward is [CopyKernel] && ShapeInference.Run(graph, CancellationToken.None).Outputs[0] == Shape.Of(3);

        Says(verb, LayerTraits.PicksStep, copies);
    }

    /// <summary>How many numbers a mean is of, as the kernel has it.</summary>
    [Theory]
    [MemberData(nameof(OpNetworks.Verbs), MemberType = typeof(OpNetworks))]
    public void Numbers_are_centered_together_as_said(string verb)
    {
        LayerSummary line = LineOf(verb);
        RowNormalizeKernel? kernel = NetworkCompiler.Stages(OpNetworks.Around(verb)).First().Program.TrainForward.OfType<RowNormalizeKernel>().FirstOrDefault(kernel => kernel.Layer == NumberOf(verb));
        int? expected = kernel is { Centers: true } ? kernel.Groups is { } groups ? line.Input.Size / groups : line.Input.Channels : null;

        OpTable.Find(verb)!.CenteredTogether(line.Node, line.Input).ShouldBe(expected);
    }

    /// <summary>The layers that can stand between any two flat ones; what they let through back to the first.</summary>
    public static TheoryData<string> ShapeKeepers => [.. OpTable.All.Where(op => op.Traits.HasFlag(LayerTraits.KeepsShape) && !op.Traits.HasFlag(LayerTraits.Structural)).Select(op => op.Verb).Where(verb => NetworkCompiler.Check(Between(verb)).Count == 0)];

    [Theory]
    [MemberData(nameof(ShapeKeepers))]
    public void Gradients_go_back_to_the_first_layer_as_said(string verb)
    {
        KernelProgram program = NetworkCompiler.Stages(Between(verb)).First().Program;

        Says(verb, LayerTraits.StopsGradient, !program.Backward.OfType<MatMulKernel>().Any(kernel => kernel.Layer == 0));
        Says(verb, LayerTraits.PassesValue, !program.TrainForward.Concat(program.EvalForward).Any(kernel => kernel.Layer == 1));
    }

    private static NetworkGraph Between(string verb) => OpNetworks.Graph(LossKind.MeanSquaredError, [4], OpNetworks.Dense(6), OpNetworks.Sample(verb), OpNetworks.Dense(3));

    /// <summary>A stochastic layer hands its input on in evaluation: it has no kernel there.</summary>
    [Theory]
    [MemberData(nameof(OpNetworks.Verbs), MemberType = typeof(OpNetworks))]
    public void What_draws_random_numbers_rests_in_evaluation(string verb) =>
        (OpTable.Is(verb, LayerTraits.Stochastic) && NetworkCompiler.Stages(OpNetworks.Around(verb)).First().Program.EvalForward.Any(kernel => kernel.Layer == NumberOf(verb))).ShouldBeFalse();

    [Theory]
    [MemberData(nameof(OpNetworks.Verbs), MemberType = typeof(OpNetworks))]
    public void Activations_are_functions_of_each_element(string verb) => (OpTable.Is(verb, LayerTraits.Activation) && OpTable.Find(verb) is not ElementwiseOp).ShouldBeFalse();

    [Theory]
    [MemberData(nameof(BuiltInFunctions))]
    public void Functions_bend_as_is_said(string verb)
    {
        Says(verb, LayerTraits.Activation, Math.Abs(At(verb, 1) + At(verb, -1) - (2 * At(verb, 0))) > 1e-3 || Math.Abs(At(verb, 2) - (2 * At(verb, 1)) + At(verb, 0)) > 1e-3);
        Says(verb, LayerTraits.Saturating, Math.Abs(At(verb, 80) - At(verb, 40)) < 1e-6 && Math.Abs(At(verb, -80) - At(verb, -40)) < 1e-6);
        Says(verb, LayerTraits.Rectifying, Math.Abs(At(verb, 80) - 80) < 1e-6 && Math.Abs(At(verb, -80)) < 40);
        Says(verb, LayerTraits.IndependentProbabilities, Math.Abs(At(verb, -1.5) - ScalarMath.Sigmoid(-1.5)) < 1e-9);
    }

    /// <summary>He's initialization is for what cuts a half away, and no other built-in layer asks for it.</summary>
    [Theory]
    [MemberData(nameof(OpNetworks.Verbs), MemberType = typeof(OpNetworks))]
    public void Rectifiers_want_He_s_initialization(string verb) => Says(verb, LayerTraits.Rectifying, OpTable.Find(verb)!.PreferredInit == InitKind.HeNormal);

    [Fact]
    public void A_word_that_is_no_layer_and_no_layer_at_all_have_no_traits()
    {
        OpTable.Is("no Softmax", LayerTraits.ClassProbabilities).ShouldBeFalse();
        OpTable.Is((string?)null, LayerTraits.None).ShouldBeFalse();
        OpTable.Is((LayerNode?)null, LayerTraits.None).ShouldBeFalse();
    }

    private static void Says(string verb, LayerTraits trait, bool does) => OpTable.Is(verb, trait).ShouldBe(does, $"{verb} {(does ? "lacks" : "claims")} {trait}");

    private static double At(string verb, double x) => ExprEvaluation.Of(((ElementwiseOp)OpTable.Find(verb)!).Apply(new ExprPool().Operand(0), OpNetworks.Sample(verb)), x);

    /// <summary>Where the layer is in the network around it.</summary>
    private static int NumberOf(string verb) => OpNetworks.Around(verb).AllLayers.ToList().IndexOf(OpNetworks.Sample(verb));

    private static LayerSummary LineOf(string verb) => ShapeInference.Run(OpNetworks.Around(verb), CancellationToken.None).Table[NumberOf(verb)];
}
