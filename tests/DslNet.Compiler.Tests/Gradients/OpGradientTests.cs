using DslNet.Compiler.Graph;
using DslNet.Compiler.Tests.Graphs;

namespace DslNet.Compiler.Tests.Gradients;

public class OpGradientTests
{
    /// <summary>Walks the op table, so a new layer is checked without a word here.</summary>
    [Theory]
    [MemberData(nameof(OpNetworks.Verbs), MemberType = typeof(OpNetworks))]
    public void Every_layer_s_gradient_agrees_with_central_differences(string verb)
    {
        GradientCheck check = GradientCheck.Run(OpNetworks.Around(verb), seed: 5, sample: int.MaxValue);
        check.Compared.ShouldBeGreaterThan(30);
        check.Kinks.ShouldBeLessThanOrEqualTo(check.Compared / 20);
    }

    [Theory]
    [MemberData(nameof(GraphForms.Names), MemberType = typeof(GraphForms))]
    public void Every_form_s_gradient_agrees_with_central_differences(string form)
    {
        GradientCheck check = GradientCheck.Run(GraphForms.Of(form), seed: 6, sample: 60);
        check.Compared.ShouldBeGreaterThan(20);
        check.Kinks.ShouldBe(0);
        GradientCheck.RunByInput(GraphForms.Of(form), seed: 7, sample: 12).Kinks.ShouldBe(0);
    }

    /// <summary>The layer twice, and side by side with a way around it: gradients that meet are summed.</summary>
    [Theory]
    [MemberData(nameof(OpNetworks.ElementwiseVerbs), MemberType = typeof(OpNetworks))]
    public void An_activation_works_in_a_residual_before_and_after_batch_norm(string verb)
    {
        LayerNode layer = OpNetworks.Sample(verb);
        LayerNode residual = OpNetworks.Layer("Residual", ("block", new ArgumentValue.Block(EquatableArray.Of(layer, OpNetworks.BatchNorm(), layer))));
        GradientCheck check = GradientCheck.Run(OpNetworks.Graph(LossKind.Huber, [3], OpNetworks.Dense(4, bias: false), residual, OpNetworks.Dense(2)), seed: 8, sample: int.MaxValue);
        check.Kinks.ShouldBeLessThanOrEqualTo(check.Compared / 10);
    }

    /// <summary>The loss of a sequence of labels, and the softmax at each step of a sequence inside a network.</summary>
    [Fact]
    public void Gradients_through_the_softmax_of_steps_agree_with_central_differences()
    {
        LayerNode[] steps = [OpNetworks.Convolution("Conv1D", filters: 4, kernel: 3, stride: 1, padding: 1), OpNetworks.Layer("Silu"), OpNetworks.Convolution("Conv1D", filters: 3, kernel: 1, stride: 1, padding: 0), OpNetworks.Layer("Softmax")];
        NetworkGraph ctc = OpNetworks.Graph(LossKind.Ctc, [7, 2], steps);
        GradientCheck.Run(ctc, seed: 3, sample: int.MaxValue).Kinks.ShouldBe(0);
        GradientCheck.Run(ctc with { Options = ctc.Options with { MaxLabels = 3 } }, seed: 4, sample: int.MaxValue).Kinks.ShouldBe(0);
        GradientCheck.Run(OpNetworks.Graph(LossKind.MeanSquaredError, [5, 2], [.. steps, OpNetworks.Layer("Flatten"), OpNetworks.Dense(2)]), seed: 5, sample: int.MaxValue).Kinks.ShouldBe(0);
    }

    /// <summary>Losses of steps, with lengths and without: also of a length of 0, and of classes that don't count.</summary>
    [Theory]
    [InlineData(LossKind.CrossEntropy, "Softmax")]
    [InlineData(LossKind.BinaryCrossEntropy, "Sigmoid")]
    [InlineData(LossKind.MeanSquaredError, "Tanh")]
    [InlineData(LossKind.MeanAbsoluteError, "Tanh")]
    [InlineData(LossKind.Huber, "Tanh")]
    public void Gradients_of_losses_of_steps_agree_with_central_differences(LossKind loss, string last)
    {
        foreach (bool lengths in new[] { true, false })
        {
            GraphBuilder graph = new();
            GraphSource input = graph.Input(new GraphInput("x", Shape.Of(4, 3)) { HasLengths = lengths });
            NetworkGraph built = graph.Build(loss, graph.Chain(input, GraphLayers.Map(OpNetworks.Dense(4)), OpNetworks.Layer("Silu"), GraphLayers.Map(OpNetworks.Dense(3)), OpNetworks.Layer(last)));
            GradientCheck.Run(built, seed: 3, sample: int.MaxValue).Kinks.ShouldBe(0);
            if (!lengths)
            {
                GradientCheck.RunByInput(built, seed: 4, sample: 12).Kinks.ShouldBe(0);
            }

            if (loss == LossKind.CrossEntropy)
            {
                GradientCheck.Run(built with { Options = built.Options with { LabelSmoothing = 0.1f, IgnoredClass = -7 } }, seed: 5, sample: int.MaxValue).Kinks.ShouldBe(0);
                GradientCheck.Run(built with { Options = built.Options with { FocalGamma = 1.5f, IgnoredClass = 1 } }, seed: 6, sample: int.MaxValue).Kinks.ShouldBe(0);
            }

            if (loss == LossKind.BinaryCrossEntropy)
            {
                GradientCheck.Run(built with { Options = built.Options with { PositiveWeights = EquatableArray.Of(1f, 2f, 5f), FocalGamma = 2 } }, seed: 7, sample: int.MaxValue).Kinks.ShouldBe(0);
            }
        }
    }

    [Theory]
    [InlineData(LossKind.CrossEntropy, "Softmax")]
    [InlineData(LossKind.BinaryCrossEntropy, "Sigmoid")]
    [InlineData(LossKind.MeanSquaredError, "Tanh")]
    [InlineData(LossKind.MeanAbsoluteError, "Tanh")]
    [InlineData(LossKind.Huber, "Tanh")]
    public void Every_loss_s_gradient_agrees_with_central_differences(LossKind loss, string last)
    {
        NetworkGraph graph = OpNetworks.Graph(loss, [4], OpNetworks.Dense(6), OpNetworks.Layer("Silu"), OpNetworks.Dense(3), OpNetworks.Layer(last));
        GradientCheck.Run(graph, seed: 3, sample: int.MaxValue).Kinks.ShouldBe(0);
        if (loss == LossKind.CrossEntropy)
        {
            GradientCheck.Run(graph with { Options = graph.Options with { LabelSmoothing = 0.1f } }, seed: 4, sample: int.MaxValue).Kinks.ShouldBe(0);
        }

        if (loss is LossKind.CrossEntropy or LossKind.BinaryCrossEntropy)
        {
            GradientCheck.Run(graph with { Options = graph.Options with { FocalGamma = 1.5f } }, seed: 5, sample: int.MaxValue).Kinks.ShouldBe(0);
        }

        if (loss == LossKind.BinaryCrossEntropy)
        {
            GradientCheck.Run(graph with { Options = graph.Options with { PositiveWeight = 5 } }, seed: 6, sample: int.MaxValue).Kinks.ShouldBe(0);
            GradientCheck.Run(graph with { Options = graph.Options with { PositiveWeight = 5, FocalGamma = 2 } }, seed: 7, sample: int.MaxValue).Kinks.ShouldBe(0);
        }
    }
}
