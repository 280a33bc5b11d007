using DslNet.Compiler.Kernels;

namespace DslNet.FrontEnd.Scalars;

/// <summary>A symbolic condition, on values known at run time. A closed hierarchy.</summary>
internal abstract record ScalarCondition
{
    private ScalarCondition()
    {
    }

    /// <summary>condition ? whenTrue : whenFalse, as nested selects. Never by negating a comparison, which isn't equivalent with NaN.</summary>
    public abstract Expr Choose(Expr whenTrue, Expr whenFalse);

    public sealed record Compare(Comparison Comparison, Expr Left, Expr Right) : ScalarCondition
    {
        public override Expr Choose(Expr whenTrue, Expr whenFalse) => Left.Pool.Select(Comparison, Left, Right, whenTrue, whenFalse);
    }

    public sealed record Not(ScalarCondition Condition) : ScalarCondition
    {
        public override Expr Choose(Expr whenTrue, Expr whenFalse) => Condition.Choose(whenFalse, whenTrue);
    }

    public sealed record And(ScalarCondition First, ScalarCondition Second) : ScalarCondition
    {
        public override Expr Choose(Expr whenTrue, Expr whenFalse) => First.Choose(Second.Choose(whenTrue, whenFalse), whenFalse);
    }

    public sealed record Or(ScalarCondition First, ScalarCondition Second) : ScalarCondition
    {
        public override Expr Choose(Expr whenTrue, Expr whenFalse) => First.Choose(whenTrue, Second.Choose(whenTrue, whenFalse));
    }
}
