using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Ops;
using DslNet.Compiler.Tests.Gradients;
using DslNet.Ilgpu.Tests.Harness;

namespace DslNet.Ilgpu.Tests.Ops;

/// <summary>Numbers at the ends of what a float holds, and beyond: what is finite, infinite or no number on the CPU is so on an accelerator.</summary>
public class ExtremeTests
{
    private static readonly float[] Numbers =
    [
        0, -0f, 1e-40f, 1e-30f, 1e-6f, 1e-3f, 0.3f, 0.62f, 0.63f, 0.92f, 0.94f, 1, 1.0001f, 2, 3.5f, 5, 9, 17, 44, 87, 89, 104, 1e3f, 1e4f, 1e10f, 1e20f, 3e38f, float.PositiveInfinity,
    ];

    private static readonly Dictionary<string, Func<ExprPool, Expr, Expr>> Functions = new()
    {
        ["exp"] = (pool, x) => pool.Exp(x),
        ["log"] = (pool, x) => pool.Log(x),
        ["tanh"] = (pool, x) => pool.Tanh(x),
        ["sigmoid"] = (pool, x) => pool.Sigmoid(x),
        ["softplus"] = (pool, x) => pool.Softplus(x),
        ["erf"] = (pool, x) => pool.Erf(x),
        ["sqrt"] = (pool, x) => pool.Sqrt(x),
        ["abs"] = (pool, x) => pool.Abs(x),
        ["sign"] = (pool, x) => pool.Sign(x),
        ["cube"] = (pool, x) => pool.Pow(x, 3),
        ["fourth power"] = (pool, x) => pool.Pow(x, 4),
        ["broken power"] = (pool, x) => pool.Pow(x, 1.7),
        ["negative power"] = (pool, x) => pool.Pow(x, -3),
        ["max"] = (pool, x) => pool.Max(x, pool.Constant(0.5)),
        ["min"] = (pool, x) => pool.Min(x, pool.Constant(0.5)),

        // Computed with exponents that have no end.
        ["root of a square"] = (pool, x) => pool.Sqrt(1 + (x * x)),
        ["quotient of exponentials"] = (pool, x) => pool.Exp(x) / (1 + pool.Exp(x) + pool.Exp(2 * x)),
        ["tanh of a power"] = (pool, x) => x * pool.Tanh(pool.Pow(x, 3)),
    };

    private static readonly Lazy<Dictionary<string, Type>> Networks = new(() => EmittedNetworks.Load(
        OpTable.All.OfType<ElementwiseOp>().Select(op => (op.Verb, Alone(OpNetworks.Sample(op.Verb))))
            .Concat(Functions.Select(function => (ClassOf(function.Key), Alone(Activation(function.Value)))))
            .Concat([("CrossEntropy", Trained(LossKind.CrossEntropy, "Softmax")), ("BinaryCrossEntropy", Trained(LossKind.BinaryCrossEntropy, "Sigmoid"))])));

    public static TheoryData<string> Verbs => [.. OpTable.All.OfType<ElementwiseOp>().Select(op => op.Verb)];

    public static TheoryData<string> FunctionNames => [.. Functions.Keys];

    [Theory]
    [MemberData(nameof(Verbs))]
    public void An_activation_takes_every_number(string verb) => Check(Networks.Value[verb]);

    [Theory]
    [MemberData(nameof(FunctionNames))]
    public void A_function_takes_every_number(string name) => Check(Networks.Value[ClassOf(name)]);

    [Theory]
    [InlineData("CrossEntropy")]
    [InlineData("BinaryCrossEntropy")]
    public void Logits_may_be_as_large_as_ten_thousand(string loss)
    {
        using NetworkPair pair = NetworkPair.Of(Networks.Value[loss], batchSize: 2);
        float[] identity = [1, 0, 0, 0, 1, 0, 0, 0, 1];
        float[] logits = [1e4f, -1e4f, 0, -1e4f, 3, 50], target = [0, 1, 0, 0, 0, 1];
        pair.Cpu.SetParameters(identity);
        pair.Gpu.SetParameters(identity);
        float expected = pair.Cpu.Backward(logits, target);
        float.IsFinite(expected).ShouldBeTrue();
        SameEverywhere.LossesShouldAgree(expected, pair.Gpu.Backward(logits, target), loss);
        pair.ShouldAgree("after Backward");
    }

    private static void Check(Type network)
    {
        using NetworkPair pair = NetworkPair.Of(network, batchSize: 64);
        float[] input = [.. Numbers, .. Numbers.Select(number => -number), float.NaN];
        float[] expected = pair.Cpu.Predict(input), actual = pair.Gpu.Predict(input);
        for (int i = 0; i < input.Length; i++)
        {
            bool same = float.IsFinite(expected[i])
                ? Math.Abs((double)expected[i] - actual[i]) <= (1e-4 * Math.Abs((double)expected[i])) + 1e-7
                : expected[i].Equals(actual[i]);
            same.ShouldBeTrue(FormattableString.Invariant($"of {input[i]}: expected {expected[i]}, got {actual[i]}"));
        }
    }

    private static string ClassOf(string function) => function.Replace(' ', '_');

    private static LayerNode Activation(Func<ExprPool, Expr, Expr> function)
    {
        ExprPool pool = new();
        return OpNetworks.Layer("Activation", ("function", new ArgumentValue.Function(ScalarFunction.Of(function(pool, pool.Operand(0))))));
    }

    private static NetworkGraph Alone(LayerNode layer) => OpNetworks.Graph(LossKind.None, [1], layer);

    private static NetworkGraph Trained(LossKind loss, string last) => OpNetworks.Graph(loss, [3], OpNetworks.Dense(3, bias: false), OpNetworks.Layer(last));
}
