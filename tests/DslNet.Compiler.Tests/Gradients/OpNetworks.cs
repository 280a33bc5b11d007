using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Ops;

namespace DslNet.Compiler.Tests.Gradients;

/// <summary>A small network around each layer of the op table. A layer without arguments needs nothing said here.</summary>
public static class OpNetworks
{
    /// <summary>The verbs of all layers.</summary>
    public static TheoryData<string> Verbs => [.. OpTable.All.Select(op => op.Verb)];

    /// <summary>The verbs of all elementwise layers.</summary>
    public static TheoryData<string> ElementwiseVerbs => [.. OpTable.All.OfType<ElementwiseOp>().Select(op => op.Verb)];

    public static LayerNode Dense(int units, bool bias = true) => Layer(
        "Dense",
        ("units", new ArgumentValue.Integer(units)),
        ("init", new ArgumentValue.Weights(new Initializer(InitKind.Auto))),
        ("bias", new ArgumentValue.Flag(bias)),
        ("name", new ArgumentValue.Text(null)));

    public static LayerNode BatchNorm(float momentum = 0.1f, float epsilon = 1e-5f) => Layer(
        "BatchNorm", ("momentum", new ArgumentValue.Number(momentum)), ("epsilon", new ArgumentValue.Number(epsilon)), ("name", new ArgumentValue.Text(null)));

    public static LayerNode Layer(string verb, params (string Name, ArgumentValue Value)[] arguments) =>
        new(verb, arguments.Select(argument => new LayerArgument(argument.Name, argument.Value)).ToEquatableArray());

    /// <summary>The layer between two dense ones, trained on squared errors.</summary>
    public static NetworkGraph Around(string verb)
    {
        LayerNode layer = Sample(verb);
        return OpTable.Find(verb) is WindowOp or GlobalAvgPoolOp
            ? Windowed(verb, layer)
            : OpTable.Is(verb, LayerTraits.ForgetsShape)
            ? Graph(LossKind.MeanSquaredError, [2, 3, 2], layer, Dense(3))
            : Graph(LossKind.MeanSquaredError, [4], Dense(5), layer, Dense(3));
    }

    /// <summary>Between two convolutions, on images or sequences of odd sizes.</summary>
    private static NetworkGraph Windowed(string verb, LayerNode layer)
    {
        bool sequence = verb.EndsWith("1D", StringComparison.Ordinal);
        LayerNode first = Convolution(sequence ? "Conv1D" : "Conv2D", filters: 3, kernel: 2, stride: 1, padding: 1);
        LayerNode[] flat = OpTable.Find(verb) is GlobalAvgPoolOp ? [] : [Layer("Flatten")];
        return Graph(LossKind.MeanSquaredError, sequence ? [9, 2] : [6, 5, 2], [first, layer, .. flat, Dense(3)]);
    }

    public static LayerNode Convolution(string verb, int filters, int kernel, int stride, int padding, bool bias = true) => Layer(
        verb,
        ("filters", new ArgumentValue.Integer(filters)),
        ("kernel", new ArgumentValue.Integer(kernel)),
        ("stride", new ArgumentValue.Integer(stride)),
        ("padding", new ArgumentValue.Border(padding)),
        ("init", new ArgumentValue.Weights(new Initializer(InitKind.Auto))),
        ("bias", new ArgumentValue.Flag(bias)),
        ("name", new ArgumentValue.Text(null)));

    public static LayerNode Pool(string verb, int size, int stride) =>
        Layer(verb, ("size", new ArgumentValue.Integer(size)), ("stride", new ArgumentValue.Integer(stride)));

    public static NetworkGraph Graph(LossKind loss, int[] input, params LayerNode[] layers) => new(Shape.Of(input), layers.ToEquatableArray(), new NetworkOptions(loss));

    /// <summary>The layer with arguments that aren't its usual ones.</summary>
    public static LayerNode Sample(string verb) => verb switch
    {
        "Dense" => Dense(6),
        "Conv1D" or "Conv2D" => Convolution(verb, filters: 4, kernel: 3, stride: 2, padding: 1),
        "MaxPool1D" or "MaxPool2D" or "AvgPool1D" or "AvgPool2D" => Pool(verb, size: 3, stride: 2),
        "BatchNorm" => BatchNorm(0.3f, 0.01f),
        "Dropout" => Layer(verb, ("rate", new ArgumentValue.Number(0.3f))),
        "Residual" => Layer(verb, ("block", new ArgumentValue.Block(EquatableArray.Of(Dense(7), Layer("Tanh"), Dense(5))))),
        "LeakyRelu" => Layer(verb, ("slope", new ArgumentValue.Number(0.2f))),
        "Elu" => Layer(verb, ("alpha", new ArgumentValue.Number(0.7f))),
        "Activation" => Layer(verb, ("function", new ArgumentValue.Function(Mish()))),
        _ => Layer(verb),
    };

    private static ScalarFunction Mish()
    {
        ExprPool pool = new();
        Expr x = pool.Operand(0);
        return ScalarFunction.Of(x * pool.Tanh(pool.Log(1 + pool.Exp(x))));
    }
}
