using DslNet.Compiler;
using DslNet.Compiler.Graph;
using DslNet.Compiler.Kernels;
using DslNet.Compiler.Ops;
using DslNet.Compiler.Passes;
using DslNet.Compiler.Tests.Expressions;
using DslNet.Compiler.Tests.Gradients;

namespace DslNet.Generators.Tests.Numbers;

/// <summary>The same law for what is built in: it is emitted as it stands.</summary>
public class BuiltInSlopeLaws
{
    public static TheoryData<string> Activations => [.. OpTable.All.OfType<ElementwiseOp>().Where(op => !op.Traits.HasFlag(LayerTraits.UserFunction)).Select(op => op.Verb)];

    [Theory]
    [MemberData(nameof(Activations))]
    public void Activations_are_right_over_the_whole_range(string verb)
    {
        ExprPool pool = new();
        Check(((ElementwiseOp)OpTable.Find(verb)!).Apply(pool.Operand(0), OpNetworks.Sample(verb)), operands: 1);
    }

    [Theory]
    [InlineData(LossKind.MeanSquaredError)]
    [InlineData(LossKind.MeanAbsoluteError)]
    [InlineData(LossKind.Huber)]
    public void Losses_are_right_over_the_whole_range(LossKind loss)
    {
        NetworkGraph graph = OpNetworks.Graph(loss, [1], OpNetworks.Dense(1));
        Check(NetworkCompiler.Stages(graph).First().Program.Backward.OfType<ReduceRowKernel>().First().Expression, operands: 2);
    }

    private static void Check(Expr formula, int operands)
    {
        SlopeLaw law = new(operands);
        for (int i = 0; i < 20; i++)
        {
            law.Check(Term(ScalarFunction.Of(formula)), formula, by => Derivative.Of(formula, by), _ => false);
        }

        law.Compared.ShouldBeGreaterThan(500);
    }

    private static FunctionTerm Term(ScalarFunction function)
    {
        List<FunctionTerm> terms = [];
        foreach (ScalarStep step in function.Steps)
        {
            terms.Add(new FunctionTerm(step.Kind, [.. step.Arguments.Select(argument => terms[argument])], step.Value, step.Index, step.Comparison));
        }

        return terms[^1];
    }
}
