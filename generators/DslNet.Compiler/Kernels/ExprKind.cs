namespace DslNet.Compiler.Kernels;

/// <summary>Every operation a scalar expression can hold.</summary>
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
