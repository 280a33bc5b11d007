using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Tests.Expressions;

public class ScalarFunctionLaws
{
    [Fact]
    public void A_function_comes_back_as_the_same_expression()
    {
        Laws.Hold(FunctionDraw.AnyFunctions, 500, term =>
        {
            ExprPool pool = new();
            Expr[] operands = [pool.Operand(0), pool.Operand(1), pool.Operand(2)];
            Expr expression = term.Build(pool, operands);
            ScalarFunction.Of(expression).Instantiate(pool, operands).ShouldBeSameAs(expression);
        });
    }

    [Fact]
    public void Functions_built_alike_in_two_pools_are_equal()
    {
        Laws.Hold(FunctionDraw.AnyFunctions, 500, term =>
        {
            ScalarFunction first = InPoolOfItsOwn(term);
            ScalarFunction second = InPoolOfItsOwn(term);
            second.ShouldBe(first);
            second.GetHashCode().ShouldBe(first.GetHashCode());
        });
    }

    [Fact]
    public void A_function_of_another_constant_differs()
    {
        ExprPool pool = new();
        ScalarFunction.Of(2 * pool.Operand(0)).ShouldNotBe(ScalarFunction.Of(3 * pool.Operand(0)));
        ScalarFunction.Of(pool.Pow(pool.Operand(0), 3)).ShouldNotBe(ScalarFunction.Of(pool.Pow(pool.Operand(0), 4)));
        ScalarFunction.Of(pool.Operand(0)).ShouldNotBe(ScalarFunction.Of(pool.Operand(1)));
    }

    [Fact]
    public void A_function_is_applied_to_what_it_is_given()
    {
        ExprPool pool = new();
        ScalarFunction difference = ScalarFunction.Of(pool.Operand(0) - pool.Operand(1));
        ExprPool other = new();
        difference.Instantiate(other, other.Operand(5), other.Constant(2)).ShouldBeSameAs(other.Operand(5) - 2);
    }

    private static ScalarFunction InPoolOfItsOwn(FunctionTerm term)
    {
        ExprPool pool = new();
        return ScalarFunction.Of(term.Build(pool, pool.Operand(0), pool.Operand(1), pool.Operand(2)));
    }
}
