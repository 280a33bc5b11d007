using DslNet.Compiler;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Tests.Gradients;
using DslNet.Compiler.Tests.Graphs;
using DslNet.Ilgpu.Tests.Harness;

namespace DslNet.Ilgpu.Tests.Ops;

/// <summary>Every loss, and none, behind last layers that it takes, with one output and with several.</summary>
public class LossTests
{
    private static readonly (string Layer, int Outputs)[] LastLayers = [("", 1), ("", 5), ("Softmax", 5), ("Sigmoid", 1), ("Sigmoid", 3), ("Relu", 2), ("Dropout", 4), ("Residual", 3)];

    private static readonly Lazy<Dictionary<string, Type>> Networks = new(() => EmittedNetworks.Load(Graphs));

    /// <summary>All that compile.</summary>
    public static IEnumerable<(string Name, NetworkGraph Graph)> Graphs =>
        (from loss in All
        from last in LastLayers
        let graph = Graph(loss, last.Layer, last.Outputs)
        where NetworkCompiler.Check(graph).Count == 0
        from shape in Shapes(graph.Options)
        select (Name(loss, last.Layer, last.Outputs) + shape.Name, graph with { Options = shape.Options })).Concat(OfSteps);

    /// <summary>Softmax at each step of a sequence: before the loss of its labels, and inside a network.</summary>
    private static IEnumerable<(string Name, NetworkGraph Graph)> OfSteps
    {
        get
        {
            LayerNode[] steps = [OpNetworks.Convolution("Conv1D", filters: 6, kernel: 3, stride: 1, padding: 1), OpNetworks.Layer("Silu"), OpNetworks.Convolution("Conv1D", filters: 5, kernel: 1, stride: 1, padding: 0), OpNetworks.Layer("Softmax")];
            NetworkGraph ctc = OpNetworks.Graph(LossKind.Ctc, [11, 3], steps);
            yield return ("Ctc_all", ctc);
            yield return ("Ctc_few", ctc with { Options = ctc.Options with { MaxLabels = 3 } });
            foreach ((LossKind loss, string last) in new[] { (LossKind.CrossEntropy, "Softmax"), (LossKind.BinaryCrossEntropy, "Sigmoid"), (LossKind.MeanSquaredError, ""), (LossKind.Custom, "") })
            {
                GraphBuilder lengths = new();
                GraphSource input = lengths.Input(new GraphInput("x", Compiler.Shape.Of(7, 3)) { HasLengths = true }), tags = lengths.Chain(input, GraphLayers.Map(OpNetworks.Dense(5)));
                NetworkGraph ofSteps = lengths.Build(Options(loss) with { IgnoredClass = loss == LossKind.CrossEntropy ? 3 : null }, new GraphHead(null, last.Length == 0 ? tags : lengths.Apply(OpNetworks.Layer(last), tags)));
                foreach ((string name, NetworkOptions options) in Shapes(ofSteps.Options))
                {
                    yield return ($"{loss}_steps_lengths{name}", ofSteps with { Options = options });
                }
            }

            yield return ("CrossEntropy_steps", OpNetworks.Graph(LossKind.CrossEntropy, [11, 3], steps));
            yield return ("MeanSquaredError_steps", OpNetworks.Graph(LossKind.MeanSquaredError, [5, 2], [.. steps, OpNetworks.Layer("Flatten"), OpNetworks.Dense(2)]));
        }
    }

    public static TheoryData<LossKind> Losses => [.. All];

    private static IEnumerable<LossKind> All => Enum.GetValues<LossKind>().Where(loss => loss != LossKind.PerHead); // which stands for the others

    [Theory]
    [MemberData(nameof(Losses))]
    public void A_loss_and_its_gradients_are_those_of_the_CPU(LossKind loss)
    {
        KeyValuePair<string, Type>[] networks = [.. Networks.Value.Where(network => network.Key.StartsWith(loss + "_", StringComparison.Ordinal))];
        networks.ShouldNotBeEmpty();
        foreach ((string name, Type network) in networks)
        {
            Named.Run(name, () => SameEverywhere.Check(network, rows: 5, batchSize: 6));
            if (loss != LossKind.None)
            {
                Named.Run(name, () => SameEverywhere.CheckWeighted(network, rows: 5, batchSize: 6));
            }
        }
    }

    /// <summary>The loss as it is, and in the shapes that it has beside.</summary>
    private static IEnumerable<(string Name, NetworkOptions Options)> Shapes(NetworkOptions options)
    {
        yield return ("", options);
        if (options.Loss is LossKind.CrossEntropy or LossKind.BinaryCrossEntropy)
        {
            yield return ("_focal", options with { FocalGamma = 1.5f });
        }

        if (options.Loss is LossKind.BinaryCrossEntropy)
        {
            yield return ("_positive", options with { PositiveWeight = 4 });
            yield return ("_both", options with { PositiveWeight = 0.5f, FocalGamma = 2 });
        }
    }

    private static string Name(LossKind loss, string last, int outputs) => InvariantText.Of($"{loss}_{last}{outputs}");

    private static NetworkGraph Graph(LossKind loss, string last, int outputs)
    {
        LayerNode[] end = last switch
        {
            "" => [],
            "Residual" => [OpNetworks.Layer("Residual", ("block", new ArgumentValue.Block(EquatableArray.Of(OpNetworks.Dense(outputs)))))],
            _ => [OpNetworks.Sample(last)],
        };
        NetworkGraph graph = OpNetworks.Graph(loss, [4], [OpNetworks.Dense(6), OpNetworks.Layer("Silu"), OpNetworks.Dense(outputs), .. end]);
        return graph with { Options = Options(loss) };
    }

    /// <summary>Every number that a loss has, other than the usual.</summary>
    private static NetworkOptions Options(LossKind loss) => loss switch
    {
        LossKind.CrossEntropy => new NetworkOptions(loss, LabelSmoothing: 0.1f, L2: 0.01f),
        LossKind.Huber => new NetworkOptions(loss, HuberDelta: 0.4f, L1: 0.002f),
        LossKind.Custom => new NetworkOptions(loss, CustomLoss: LogCosh()),
        _ => new NetworkOptions(loss),
    };

    private static ScalarFunction LogCosh()
    {
        ExprPool pool = new();
        Expr distance = pool.Operand(0) - pool.Operand(1);
        return ScalarFunction.Of(pool.Log((pool.Exp(distance) + pool.Exp(-distance)) / 2));
    }
}
