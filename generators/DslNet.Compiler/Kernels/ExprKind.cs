namespace DslNet.Compiler.Kernels;

/// <summary>The operations of scalar expressions.</summary>
public enum ExprKind
{
    Constant,
    Operand,
    Random,
    Rows,
    Negate,
    Exp,
    Log,
    Tanh,
    Sigmoid,
    Softplus,
    Erf,
    Relu,
    Sqrt,
    Abs,
    Sign,
    Round,
    Sin,
    Cos,
    Add,
    Subtract,
    Multiply,
    Divide,
    Max,
    Min,
    Pow,
    Select,
}
