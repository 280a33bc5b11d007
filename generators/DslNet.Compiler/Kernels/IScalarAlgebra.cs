namespace DslNet.Compiler.Kernels;

/// <summary>
/// An interpretation of every scalar operation (tagless final): a printer's spelling table, the reference evaluation in double,
/// a rebuilding in another pool. A new operation is a new member, so an interpretation without it doesn't compile.
/// </summary>
public interface IScalarAlgebra<T>
{
    T Constant(double value);

    /// <summary>The value of a kernel's operand at this element.</summary>
    T Operand(int index);

    /// <summary>A uniform random number in [0, 1) from a numbered counter-based stream: a function of element and step.</summary>
    T Random(int stream);

    /// <summary>The number of rows of the batch.</summary>
    T Rows();

    T Negate(T x);

    T Exp(T x);

    T Log(T x);

    T Tanh(T x);

    /// <summary>1 / (1 + e^−x).</summary>
    T Sigmoid(T x);

    /// <summary>log(1 + e^x), without overflow.</summary>
    T Softplus(T x);

    /// <summary>The error function.</summary>
    T Erf(T x);

    /// <summary>max(x, 0); its derivative at 0 is 0, where a maximum's is ½.</summary>
    T Relu(T x);

    T Sqrt(T x);

    T Abs(T x);

    /// <summary>−1, 0 or 1.</summary>
    T Sign(T x);

    /// <summary>The nearest integer; ties may go either way. Only the compiler's own forms use it: it has no derivative.</summary>
    T Round(T x);

    T Sin(T x);

    T Cos(T x);

    T Add(T left, T right);

    T Subtract(T left, T right);

    T Multiply(T left, T right);

    T Divide(T left, T right);

    T Max(T left, T right);

    T Min(T left, T right);

    /// <summary>x to a constant power.</summary>
    T Pow(T x, double exponent);

    T Select(Comparison comparison, T left, T right, T whenTrue, T whenFalse);
}
