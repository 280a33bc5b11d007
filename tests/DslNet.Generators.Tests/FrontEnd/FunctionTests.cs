using System.Reflection;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Tests.Interpreter;
using DslNet.FrontEnd;
using DslNet.Generators.Tests.Harness;

namespace DslNet.Generators.Tests.FrontEnd;

/// <summary>Custom activations and losses: the formula that is read against the C# that runs.</summary>
public class FunctionTests
{
    private static readonly float[] Samples = [-7.5f, -2f, -1f, -0.3f, 0f, 1e-3f, 0.5f, 1f, 2.25f, 6f];

    public static TheoryData<string> Activations => [
        "x => x * MathF.Tanh(MathF.Log(1 + MathF.Exp(x)))",
        "x => -x + 3 - x / 2 * +x",
        "x => x > 0 ? x : 0.1f * x",
        "x => x >= 1 && x < 3 || x <= -2 ? x : -x",
        "x => !(x != 0) ? 1f : MathF.Sqrt(MathF.Abs(x))",
        "x => x == 2.25f ? 5 : MathF.Max(x, MathF.Min(0.5f, x * x))",
        "x => MathF.Pow(x, 3) + MathF.Sin(x) * MathF.Cos(2 * x)",
        "x => (float)(Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI))",
        "x => Scalar.Relu(x) + Scalar.LeakyRelu(x) + Scalar.LeakyRelu(x, slope: 0.3f)",
        "x => Scalar.Sigmoid(x) + Scalar.Tanh(x) + Scalar.Elu(x) + Scalar.Elu(x, 0.5f)",
        "x => Scalar.Gelu(x) + Scalar.Silu(x) + Scalar.Softplus(x)",
        "x => Scalar.Relu(2f) * x",
        "MathF.Tanh",
        "Scalar.Sigmoid",
        "Swish",
        "x => Swish(Twice(x)) + Slope",
        "x => x switch { < -1 => -1, > 1 => 1, _ => x }",
        "x => x is > 0 and < 2 ? x : 0",
        "x => { float y = x * x; if (y > 1) { return y; } var z = y + 1; if (x < 0) return -z; else return z; }",
        "x => 1f",
        "Scaled(0.5f)",
        "x => { Func<float, float> f = v => v * x; return f(x); }",
    ];

    [Theory]
    [MemberData(nameof(Activations))]
    public void An_activation_is_the_function_that_runs(string function)
    {
        string members = $$"""
            static Net Define() => Input(3) >> Activation(Function);
            static readonly Func<float, float> Function = {{function}};
            static readonly float Slope = 0.25f;
            static float Swish(float x) => x * Scalar.Sigmoid(x);
            static float Twice(float x) { return 2 * x; }
            static Func<float, float> Scaled(float by) => x => x * by;
            """;
        DefinitionReading reading = ReadDefinition.Of(members);
        reading.Findings.ShouldBeEmpty();
        ScalarFunction formula = reading.Graph!.Nodes[0].Layer.Function("function");
        Func<float, float> running = (Func<float, float>)RunDefinition.Load(ReadDefinition.Source("N", members)).GetType("N")!.GetField("Function", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!;

        foreach (float sample in Samples)
        {
            Value(formula, sample).ShouldBe(running(sample), 1e-5 * (1 + Math.Abs(running(sample))), $"at {sample}");
        }
    }

    [Fact]
    public void A_custom_loss_is_a_formula_of_prediction_and_target()
    {
        string source = Compiling.Usings + """
            [Network(Loss = Loss.Custom)]
            partial class N
            {
                static Net Define() => Input(3) >> Dense(1);
                static float LossOf(float prediction, float target) => Square(prediction - 2 * target);
                static float Square(float x) => x * x;
            }
            """;

        ScalarFunction loss = ReadDefinition.Class("N", source).Graph.ShouldNotBeNull().Options.CustomLoss.ShouldNotBeNull();

        Value(loss, 5, 1.5).ShouldBe(4);
    }

    private static double Value(ScalarFunction function, params double[] operands)
    {
        ExprPool pool = new();
        return ExprEvaluation.Of(function.Instantiate(pool, [.. operands.Select((_, index) => pool.Operand(index))]), operands);
    }
}
